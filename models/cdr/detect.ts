import { error } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import type { AdapterContext, RecordAdapter } from './adapters/adapter.ts';
import { asteriskLayout } from './adapters/asterisk.ts';
import { AsteriskRows } from './adapters/asterisk-row.ts';
import { CucmAdapter, isCucmHeader, isCucmRow, isCucmTypeLine } from './adapters/cisco-cucm.ts';
import { detectDelimited } from './detect-delimited.ts';
import { freepbxColumns } from './adapters/freepbx.ts';
import { formatId, formats } from './formats.ts';
import type { FormatId } from './formats.ts';
import { otherProduct } from './other-products.ts';
import type { Sample } from './sample.ts';
import type { ReadingOptions } from './source.ts';

/** How a file is to be read. */
export interface Detection {
  format: FormatId;
  /** Rows (without blank lines) above the first that counts: titles of a report, `sep=;`. */
  above: number;
  /** Null where the file has no header. */
  header: string[] | null;
  width: number;
  /** Places of columns with dates and times, by which the order of day and month is found. */
  timeColumns: number[];
  open: (context: AdapterContext) => RecordAdapter;
}

/** Rows in which a header is looked for. */
const HEADER_ROWS = 10;

/** Tells the format of a file from its first rows, never from its name; an issue when it is none that is read, or not the one asked for. */
export function detect(sample: Sample, options: ReadingOptions, file: string): Detection | Issue {
  const asked = options.format === undefined || options.format === 'auto' ? null : formatId(options.format);
  if (options.format !== undefined && options.format !== 'auto' && asked === null) return unknownFormatName(options.format, file);
  if (asked === 'csv' || (asked === null && options.map)) return detectDelimited(sample, options, file);
  const known = asked === null ? null : otherwise(asked, sample);
  if (known) return known;
  if (asked !== null) return notAsAsked(asked, sample, file);
  const found = detectCucm(sample) ?? detectOther(sample, file) ?? detectFreepbx(sample) ?? detectAsterisk(sample);
  return found ?? detectDelimited(sample, options, file);
}

function otherwise(asked: FormatId, sample: Sample): Detection | null {
  if (asked === 'cucm') return detectCucm(sample);
  return asked === 'freepbx' ? detectFreepbx(sample) : detectAsterisk(sample);
}

function detectCucm(sample: Sample): Detection | null {
  const at = sample.rows.slice(0, HEADER_ROWS).findIndex((cells) => isCucmHeader(cells) || isCucmTypeLine(cells) || isCucmRow(cells));
  if (at < 0) return null;
  const first = sample.rows[at]!;
  return {
    // Where rows alone tell the format, those above the first good one are rows too.
    format: 'cucm', above: isCucmRow(first) ? 0 : at, header: isCucmHeader(first) ? first : null, width: first.length, timeColumns: [],
    open: (context) => new CucmAdapter(context, first.length),
  };
}

function detectFreepbx(sample: Sample): Detection | null {
  const at = sample.rows.slice(0, HEADER_ROWS).findIndex((cells) => freepbxColumns(cells) !== null);
  if (at < 0) return null;
  const header = sample.rows[at]!;
  const columns = freepbxColumns(header)!;
  return {
    format: 'freepbx', above: at, header, width: header.length, timeColumns: [columns.start, columns.answer, columns.end].filter((place) => place >= 0),
    open: (context) => new AsteriskRows(context, columns, header.length, header),
  };
}

function detectAsterisk(sample: Sample): Detection | null {
  const layout = asteriskLayout(sample.rows);
  if (!layout) return null;
  return {
    format: 'asterisk', above: 0, header: null, width: layout.width, timeColumns: [],
    open: (context) => new AsteriskRows(context, layout.columns, layout.width, null),
  };
}

function detectOther(sample: Sample, file: string): Issue | null {
  const product = otherProduct(sample);
  if (!product) return null;
  return error('format-not-read', '', `${file} looks like ${product.name}, which is not read yet.`, product.fix, { file, line: 1 });
}

function unknownFormatName(name: string, file: string): Issue {
  return error('unknown-format-name', '', `There is no format "${name}", asked for ${file}.`, `Give one of ${formats().map(({ id }) => id).join(', ')}, or leave it out and let the content tell.`, { file });
}

function notAsAsked(asked: FormatId, sample: Sample, file: string): Issue {
  const format = formats().find(({ id }) => id === asked)!;
  const seen = (sample.rows[0] ?? []).slice(0, 4).join(', ');
  return error('format-mismatch', '', `${file} does not read as ${format.product}: its first row begins with "${seen.slice(0, 80)}".`, `That format is recognised by ${format.recognisedBy}; leave the format out and let the content tell, or map the columns.`, { file, line: 1 });
}
