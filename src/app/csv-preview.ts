/** The first rows of a CSV text as cells, for the mapping on screen: quotes understood, nothing converted. */
export function previewCsv(text: string, delimiter: string, rows: number): string[][] {
  const found: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length && found.length < rows; at++) {
    const char = text[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === delimiter) {
      row.push(cell);
      cell = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at++;
      if (row.length > 0 || cell !== '') found.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += char;
  }
  if (found.length < rows && (row.length > 0 || cell !== '')) found.push([...row, cell]);
  return found;
}

const delimiters = [',', ';', '\t', '|'];

/** The delimiter that cuts the first line into most cells; comma where none does. */
export function guessDelimiter(text: string): string {
  const line = text.slice(0, 20_000).split(/\r?\n/, 1)[0] ?? '';
  const cells = delimiters.map((delimiter) => previewCsv(line, delimiter, 1)[0]?.length ?? 0);
  return delimiters[cells.indexOf(Math.max(...cells))] ?? ',';
}
