import { error } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { DelimitedAdapter } from './adapters/delimited.ts';
import { DateTimeReader } from './date-time.ts';
import type { FormatMatch } from './adapters/record-format.ts';
import type { Sample } from './sample.ts';
import type { ColumnMap, ReadingOptions } from './source.ts';
import { columnPlace, usualColumns } from './usual-names.ts';
import type { DelimitedColumns } from './usual-names.ts';

const HEADER_ROWS = 10;
/** Usual names prove little: any format that knows its product outweighs them. A mapping is what the user says. */
const USUAL_NAMES = 0.4;
const MAPPED = 1;
const MAP_FIX = 'Say which columns hold them, on screen or with --map start=COL,end=COL,from=COL,to=COL (or duration=COL); COL is a header\'s text or a column number from 1.';

/** Reads a file as a CSV whose columns are told by a mapping, by their usual names, or by both; null when it has no columns. */
export function detectDelimited(sample: Sample, options: ReadingOptions, file: string): FormatMatch | Issue | null {
  const map = options.map ?? {};
  const above = headerRow(sample, map);
  const first = sample.rows[above];
  if (!first || (first.length < 2 && Object.keys(map).length === 0)) return null;
  const header = isHeader(sample, above, map) ? first : null;
  const columns = header ? usualColumns(header) : nowhere();
  const missing = applyMap(columns, map, header, first.length);
  if (missing) return notThere(missing, map, header, first.length, file);
  if (columns.start < 0 || (columns.end < 0 && columns.duration < 0)) return notFound(columns, header, first, sample, file);
  return {
    score: Object.keys(map).length > 0 ? MAPPED : USUAL_NAMES, evidence: evidenceOf(columns, header), above, header, width: first.length,
    timeColumns: [columns.start, columns.end, columns.answer].filter((place) => place >= 0),
    open: (context) => new DelimitedAdapter(context, columns, first.length, header),
  };
}

/** The row whose names the mapping uses, else the row with the usual names; else the first. */
function headerRow(sample: Sample, map: ColumnMap): number {
  const rows = sample.rows.slice(0, HEADER_ROWS);
  const names = Object.values(map).filter((column): column is string => column !== undefined && !/^\d+$/.test(column.trim()));
  const mapped = rows.findIndex((cells) => names.length > 0 && names.every((name) => columnPlace(name, cells, cells.length) >= 0));
  if (mapped >= 0) return mapped;
  const usual = rows.findIndex((cells) => {
    const columns = usualColumns(cells);
    return columns.start >= 0 && (columns.end >= 0 || columns.duration >= 0);
  });
  if (usual >= 0) return usual;
  return rows[0]?.length === 1 && /^sep=/i.test(rows[0][0]!) ? 1 : 0;
}

/** A first row is a header unless its start column, given by number, already holds a date and time. */
function isHeader(sample: Sample, at: number, map: ColumnMap): boolean {
  if (map.start === undefined || !/^\d+$/.test(map.start.trim())) return true;
  const cell = sample.rows[at]?.[+map.start - 1] ?? '';
  return !(['dmy', 'mdy', 'ymd'] as const).some((order) => new DateTimeReader(order).read(cell));
}

function nowhere(): DelimitedColumns {
  return usualColumns([]);
}

/** Puts the mapped columns in. What is not mapped keeps its usual name's column, but a mapped end or duration stands alone. Gives a column that is not there. */
function applyMap(columns: DelimitedColumns, map: ColumnMap, header: string[] | null, width: number): string | null {
  if (map.end !== undefined || map.duration !== undefined) columns.end = columns.duration = -1;
  for (const key of ['start', 'answer', 'end', 'duration', 'from', 'to', 'trunk', 'id'] as const) {
    const column = map[key];
    if (column === undefined || column.trim() === '') continue;
    const place = columnPlace(column, header, width);
    if (place < 0) return column;
    columns[key] = place;
  }
  return null;
}

function notThere(column: string, map: ColumnMap, header: string[] | null, width: number, file: string): Issue {
  const key = Object.entries(map).find(([, value]) => value === column)?.[0] ?? '';
  const has = header ? `its columns are ${listed(header)}` : `it has ${width} columns and no header`;
  return error('column-not-found', key, `${file} has no column "${column}", mapped as ${key}: ${has}.`, 'Give a header\'s text as it stands in the file, or a column number from 1.', { file, line: 1 });
}

function notFound(columns: DelimitedColumns, header: string[] | null, first: string[], sample: Sample, file: string): Issue | null {
  const lacking = [columns.start < 0 ? 'the start of a call' : '', columns.end < 0 && columns.duration < 0 ? 'its end or duration' : ''].filter((text) => text !== '');
  const usable = header !== null && header.some((cell) => /\p{L}/u.test(cell));
  if (!usable || sample.rows.length < 2) return null;
  return error('columns-not-found', '', `${file} does not read as call records: no column for ${lacking.join(' and none for ')} was found among its ${first.length} columns (${listed(first)}).`, MAP_FIX, { file, line: 1 });
}

function evidenceOf(columns: DelimitedColumns, header: string[] | null): string[] {
  const words = { start: 'the start', end: 'the end', duration: 'the duration' };
  const name = (place: number): string => (header ? `"${header[place]!.trim()}"` : String(place + 1));
  const keys = (['start', 'end', 'duration'] as const).filter((key) => columns[key] >= 0);
  return keys.map((key) => `column ${name(columns[key])} reads as ${words[key]}`);
}

function listed(names: string[]): string {
  const shown = names.slice(0, 8).map((name) => name.trim().slice(0, 30)).join(', ');
  return names.length > 8 ? `${shown}, … ${names.length - 8} more` : shown;
}
