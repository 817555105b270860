const BLANKS = new Set([' ', '\t']);

/**
 * Cells of a line whose writer puts quotes around texts but never escapes those within (`""Ada" <101>","102"`), with or without blanks
 * between delimiter and quote: a quoted cell ends at the first quote that a delimiter, or the end of the line, follows.
 */
export function looseCells(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const open = afterBlanks(line, at);
    if (line[open] === '"') {
      const close = closing(line, open + 1, delimiter);
      cells.push(line.slice(open + 1, close).replaceAll('""', '"'));
      at = line.indexOf(delimiter, close + 1);
    } else {
      at = line.indexOf(delimiter, open);
      cells.push((at < 0 ? line.slice(open) : line.slice(open, at)).trim());
    }
    if (at < 0) return cells;
    at += delimiter.length;
  }
}

function afterBlanks(line: string, from: number): number {
  let at = from;
  while (BLANKS.has(line[at]!)) at++;
  return at;
}

/** Place of the quote that closes a cell; the end of the line where there is none. */
function closing(line: string, from: number, delimiter: string): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 1)) {
    const next = afterBlanks(line, at + 1);
    if (next >= line.length || line.startsWith(delimiter, next)) return at;
  }
  return line.length;
}
