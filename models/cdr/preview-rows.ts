import { UnusableInput } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { detect, sampleRows } from './detect.ts';
import type { FormatId } from './formats.ts';
import { sampleOf } from './sample.ts';
import type { CallRecordSource, ColumnMap } from './source.ts';
import { TextReader } from './text-reader.ts';
import { usualMap } from './usual-names.ts';

/** The first rows of a file as cells, for the mapping on screen. */
export interface RowPreview {
  /** Header texts; column numbers from 1 where the file has no header. */
  header: string[];
  hasHeader: boolean;
  rows: string[][];
  /** The same part line by line as it stands, at most 50 lines: for a ruler. */
  lines: string[];
  /** Null when the content does not tell. */
  format: FormatId | null;
  delimiter: string;
  encoding: string;
  /** What the usual names of columns say. */
  map: ColumnMap;
  /** Why the file cannot be read without a mapping; null when it can. */
  problem: Issue | null;
}

/** Reads the first part of a file and shows at most `n` (up to 50) of its rows; none of a file that is no text, whose problem says why. */
export async function previewRows(source: CallRecordSource, n: number): Promise<RowPreview> {
  const reader = new TextReader(source);
  try {
    for await (const { text, last } of reader.blocks()) return previewOf(source, text, last, reader.encoding, n);
  } catch (reason) {
    if (!(reason instanceof UnusableInput)) throw reason;
    return { ...NOTHING, problem: reason.issues[0]! };
  }
  return NOTHING;
}

const NOTHING: RowPreview = { header: [], hasHeader: false, rows: [], lines: [], format: null, delimiter: ',', encoding: '', map: {}, problem: null };

function previewOf(source: CallRecordSource, text: string, last: boolean, encoding: string, n: number): RowPreview {
  const sample = sampleOf(text, last, source.options.delimiter);
  const found = detect(sample, source.options, source.name);
  const problem = 'code' in found ? found : null;
  const detection = 'code' in found ? null : found;
  const guessed = detection ? detection.header : guessedHeader(sample.rows);
  const above = (detection?.above ?? 0) + (guessed ? 1 : 0);
  const rows = (detection ? sampleRows(sample, detection) : sample.rows).slice(above, above + n);
  const width = Math.max(guessed?.length ?? 0, ...rows.map(({ length }) => length), 0);
  return {
    header: guessed ?? Array.from({ length: width }, (_, index) => String(index + 1)),
    hasHeader: guessed !== null,
    rows, lines: sample.lines, format: detection?.format ?? null, delimiter: (detection ?? sample).lexing.delimiter, encoding,
    map: guessed ? usualMap(guessed) : {}, problem,
  };
}

/** A first row whose cells are all words, while later rows have numbers, reads like a header. */
function guessedHeader(rows: string[][]): string[] | null {
  const first = rows[0];
  return first && first.length > 1 && first.every((cell) => !/^\s*[\d+]/.test(cell)) ? first : null;
}
