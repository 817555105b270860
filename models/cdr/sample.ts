import { JsonReader, jsonFields } from './json-records.ts';
import { LineReader, lineLexing } from './line-reader.ts';
import { RowReader } from './row-reader.ts';
import type { Lexing } from './row-reader.ts';

const SAMPLE_CHARACTERS = 65_536;
const SAMPLE_ROWS = 50;
const DELIMITERS = [',', ';', '\t', '|'];

/** The first rows of a file, as far as they tell its format. */
export interface Sample {
  lexing: Lexing;
  /** Rows of cells without blank lines, at most 50. Of a JSON text the first is the names of its fields. */
  rows: string[][];
  /** Lines as they stand, without blank ones, at most 50. */
  lines: string[];
  /** The same part as text. */
  text: string;
}

/** Reads the first rows of a text; the delimiter, unless given, is the one that cuts the most rows into equally many cells. */
export function sampleOf(block: string, whole: boolean, delimiter: string | undefined): Sample {
  const newline = block.includes('\n') ? '\n' : '\r';
  let text = block.slice(0, SAMPLE_CHARACTERS).replaceAll('\0', '');
  // A line that the sample cuts off would look like a broken one.
  if (!(whole && block.length <= SAMPLE_CHARACTERS) && text.includes(newline)) text = text.slice(0, text.lastIndexOf(newline) + 1);
  const candidates = delimiter === undefined ? DELIMITERS : [delimiter];
  const lines = linesOf(text, newline);
  const fields = jsonFields(text, newline);
  if (fields.length > 0) return jsonSample(text, lines, { delimiter: ',', newline, fields });
  let best: Sample = { lexing: { delimiter: candidates[0]!, newline }, rows: [], lines, text };
  let bestScore = -1;
  for (const candidate of candidates) {
    const rows = rowsOf(text, { delimiter: candidate, newline });
    const score = consistency(rows);
    if (score > bestScore) {
      bestScore = score;
      best = { lexing: { delimiter: candidate, newline }, rows, lines, text };
    }
  }
  return best;
}

function jsonSample(text: string, lines: string[], lexing: Lexing): Sample {
  const rows: string[][] = [lexing.fields!];
  new JsonReader(lexing, (cells, _, broken) => {
    if (rows.length < SAMPLE_ROWS && !broken) rows.push(cells);
  }).feed(text, true);
  return { lexing, rows, lines, text };
}

function rowsOf(text: string, lexing: Lexing): string[][] {
  const rows: string[][] = [];
  new RowReader(lexing, () => rows[0]?.length ?? 0, (cells) => {
    if (rows.length < SAMPLE_ROWS && !isBlank(cells)) rows.push(cells);
  }).feed(text, true);
  return rows;
}

function linesOf(text: string, newline: Lexing['newline']): string[] {
  const lines: string[] = [];
  new LineReader(lineLexing(newline), (cells) => {
    if (lines.length < SAMPLE_ROWS && !isBlank(cells)) lines.push(cells[0]!);
  }).feed(text, true);
  return lines;
}

/** Whether a row is a blank line, or has only empty cells, as spreadsheets leave them at the end. */
export function isBlank(cells: string[]): boolean {
  if (cells.length > 1 && cells[0] !== '') return false;
  return cells.every((cell) => cell.trim() === '');
}

/** Share of rows that have the most common number of cells; a single cell counts for nothing, more cells for a little more. */
function consistency(rows: string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) if (width > 1) best = Math.max(best, count / rows.length + Math.min(width, 400) / 2000);
  return best;
}
