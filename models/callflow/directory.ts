import type { Issue } from '../core/issue.ts';
import { error } from '../core/issue.ts';
import type { DirectoryColumns } from '../scenario/scenario.ts';

/** One user of the directory; null where the file has no such column, empty where the cell is. */
export interface DirectoryRow {
  user: string | null;
  extension: string | null;
  number: string | null;
  site: string | null;
  department: string | null;
}

const fields = ['user', 'extension', 'number', 'site', 'department'] as const;

/** Reads the directory's CSV text by the columns that the scenario names. A named column that the header lacks is an issue. */
export function readDirectory(text: string, columns: DirectoryColumns, file: string): { rows: DirectoryRow[]; issues: Issue[] } {
  const [header, ...lines] = csvRows(text);
  const names = (header ?? []).map((cell) => cell.trim().toLowerCase());
  const issues: Issue[] = [];
  const at = fields.map((field) => {
    const wanted = columns[field];
    const found = wanted === null ? -1 : names.indexOf(wanted.trim().toLowerCase());
    if (wanted !== null && found < 0) {
      const fix = `Write one of ${(header ?? []).join(', ')} there, or add the column to the file.`;
      issues.push(error('unknown-column', `/directory/columns/${field}`, `The directory ${file} has no column ${wanted}.`, fix, { file, line: 1 }));
    }
    return found;
  });
  const rows = lines.filter((cells) => cells.some((cell) => cell.trim() !== '')).map((cells): DirectoryRow => {
    const cell = (field: number): string | null => (at[field]! < 0 ? null : (cells[at[field]!] ?? '').trim());
    return { user: cell(0), extension: cell(1), number: cell(2), site: cell(3), department: cell(4) };
  });
  return { rows, issues };
}

/** Cells of CSV text: quoted cells may hold delimiters, doubled quotes and line ends; the delimiter is that of the first line. */
export function csvRows(text: string): string[][] {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const delimiter = delimiterOf(body.slice(0, body.search(/[\r\n]|$/)));
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < body.length; at++) {
    const character = body[at]!;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (body[at + 1] === '"') cell += body[++at]!;
      else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === delimiter) endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

function delimiterOf(line: string): string {
  const counted = [',', ';', '\t'].map((mark) => ({ mark, times: line.split(mark).length }));
  return counted.reduce((best, next) => (next.times > best.times ? next : best)).mark;
}
