import { UnusableInput } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { isoInstant, zone } from '../core/zone.ts';
import type { Zone } from '../core/zone.ts';
import type { RecordAdapter, Verdict } from './adapters/adapter.ts';
import { Outcome } from './call-table.ts';
import { DeviceList } from './device-reading.ts';
import { openFile } from './file-import.ts';
import type { OpenedFile } from './file-import.ts';
import type { DetectionReport } from './import-report.ts';
import { openRows } from './line-reader.ts';
import { NormalisedRow } from './normalised-row.ts';
import { isBlank } from './sample.ts';
import type { CallRecordSource } from './source.ts';
import { TextReader, undecodableIn } from './text-reader.ts';
import type { TextBlock } from './text-reader.ts';

const PREVIEW_CHARACTERS = 65_536;
const SHOWN_CHARACTERS = 200;

/** What a row is; which rows are one call, only the whole file tells. Headers and other rows without a record are passed over. */
export type UnderstoodAs = Exclude<Verdict, 'skip'> | 'encoding';

/** A row as the adapter of its format understands it. Instants in ISO 8601 with the offset of the file's zone; a text is empty where the row does not tell. */
export interface UnderstoodRow {
  line: number;
  /** `row`: a record of a call, `quality`: of its quality; else why it is rejected. The other texts are those of a record of a call. */
  verdict: UnderstoodAs;
  start: string;
  answer: string;
  end: string;
  from: string;
  to: string;
  /** Devices that are read as trunks, in the order of the row. */
  trunk: string;
  outcome: keyof typeof Outcome;
  /** The row as it stands, cut to 200 characters. */
  text: string;
}

/** What the first rows of a file come to by some options. */
export interface ReadingPreview {
  /** Id of the format; null when the file cannot be read by these options. */
  format: string | null;
  detection: DetectionReport | null;
  encoding: string;
  timeZone: string;
  rows: UnderstoodRow[];
  warnings: Issue[];
  /** Why the file cannot be read by these options; null when it can. */
  problem: Issue | null;
}

/**
 * Reads the first part of a file, at most `n` rows of it, by the adapters that an import uses. Order of dates and encoding are those that the
 * first part tells; the whole file may tell another.
 */
export async function readingPreview(source: CallRecordSource, n: number, zoneOfImport?: string): Promise<ReadingPreview> {
  const timeZone = source.options.timeZone ?? zoneOfImport ?? 'UTC';
  const preview: ReadingPreview = { format: null, detection: null, encoding: '', timeZone, rows: [], warnings: [], problem: null };
  const reader = new TextReader(source);
  const blocks = reader.blocks();
  try {
    const block = (await blocks.next()).value as TextBlock;
    preview.encoding = reader.encoding;
    const devices = new DeviceList();
    const opened = await openFile(source, block.text, block.last, timeZone, devices, false);
    const { format, score, evidence, runnerUp } = opened.detection;
    preview.format = format;
    preview.detection = { score, evidence, runnerUp };
    preview.warnings = opened.warnings;
    preview.rows = understood(opened, headOf(block), devices, { n, zone: zone(timeZone), undecodable: undecodableIn(reader.encoding) });
  } catch (reason) {
    if (!(reason instanceof UnusableInput)) throw reason;
    preview.problem = reason.issues[0]!;
  } finally {
    await blocks.return(undefined);
  }
  return preview;
}

/** The whole lines of the first part of a block. */
function headOf({ text, last }: TextBlock): TextBlock {
  if (last && text.length <= PREVIEW_CHARACTERS) return { text, last };
  const head = text.slice(0, PREVIEW_CHARACTERS);
  const end = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'));
  return { text: end < 0 ? head : head.slice(0, end + 1), last: false };
}

interface Look {
  n: number;
  zone: Zone;
  undecodable: RegExp;
}

function understood({ detection, adapter }: OpenedFile, { text, last }: TextBlock, devices: DeviceList, look: Look): UnderstoodRow[] {
  const rows: UnderstoodRow[] = [];
  const row = new NormalisedRow();
  let { above } = detection;
  const lines = openRows(detection.lexing, () => adapter.width, (cells, line, broken) => {
    if (isBlank(cells) || rows.length >= look.n) return;
    if (above > 0) {
      above--;
      return;
    }
    const shown = understoodRow(adapter, cells, line, broken, row, devices, look);
    if (shown) rows.push(shown);
  });
  lines.feed(text, last);
  return rows;
}

function understoodRow(adapter: RecordAdapter, cells: string[], line: number, broken: boolean, row: NormalisedRow, devices: DeviceList, { zone, undecodable }: Look): UnderstoodRow | null {
  row.clear();
  const verdict = broken ? 'columns' : cells.some((cell) => undecodable.test(cell)) ? 'encoding' : adapter.read(cells, row);
  if (verdict === 'skip') return null;
  const shown: UnderstoodRow = { line, verdict, start: '', answer: '', end: '', from: '', to: '', trunk: '', outcome: 'unknown', text: cells.join(' · ').slice(0, SHOWN_CHARACTERS) };
  if (verdict !== 'row') return shown;
  const names = devices.list();
  const held = row.device.slice(0, row.channels).map((device) => names[device]!);
  return {
    ...shown, start: isoInstant(row.start, zone), answer: row.answer > 0 ? isoInstant(row.answer, zone) : '', end: isoInstant(row.end, zone), from: row.from, to: row.to,
    trunk: [...new Set(held.filter(({ reading }) => reading === 'trunk').map(({ name }) => name))].join(', '),
    outcome: outcomeNames[row.outcome] ?? 'unknown',
  };
}

const outcomeNames = Object.keys(Outcome) as (keyof typeof Outcome)[];
