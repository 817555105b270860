/**
 * Cells of one line whose quotes are out of order: a quoted part ends at the first single quote, and what follows up to the delimiter
 * belongs to the cell (`"User 10" <114>,` is one cell), as some exports write caller IDs. The last part of a line may be left open.
 */
export function tolerantCells(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (line[at] === '"') {
      const close = closingQuote(line, at + 1);
      cell = line.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
    }
    const end = line.indexOf(delimiter, at);
    if (end < 0) {
      cells.push(cell + line.slice(at));
      return cells;
    }
    cells.push(cell + line.slice(at, end));
    at = end + delimiter.length;
  }
}

/** Place of the first quote that is not doubled; the end of the line when there is none. */
function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 2)) if (line[at + 1] !== '"') return at;
  return line.length;
}
