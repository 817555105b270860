import { UnusableInput, error, warning } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { isZone } from '../core/zone.ts';
import type { RecordAdapter } from './adapters/adapter.ts';
import { DateOrderFinder } from './date-order.ts';
import type { DateOrder } from './date-time.ts';
import { detect, sampleRows } from './detect.ts';
import type { Detection } from './detect.ts';
import type { DeviceList } from './device-reading.ts';
import { openRows } from './line-reader.ts';
import { isBlank, sampleOf } from './sample.ts';
import type { CallRecordSource } from './source.ts';
import { TextReader } from './text-reader.ts';

/** A file whose format is known and whose rows are about to be read. */
export interface OpenedFile {
  detection: Detection;
  adapter: RecordAdapter;
  warnings: Issue[];
}

/**
 * Detects the format of a file by its first block and opens it. Throws UnusableInput with the sentence why it cannot be read.
 * @param whole whether the file ends with that block
 * @param lookFurther whether the rest of the file may be read for what the first block does not tell
 */
export async function openFile(source: CallRecordSource, block: string, whole: boolean, timeZone: string, devices: DeviceList, lookFurther = true): Promise<OpenedFile> {
  const { name, options } = source;
  if (block.trim() === '') throw new UnusableInput([error('empty-file', '', `${name} has no rows.`, 'Export the call records again and check that the file has rows.', { file: name })]);
  if (!isZone(timeZone)) throw new UnusableInput([error('unknown-zone', '', `${name} cannot be read in the time zone "${timeZone}", which is not known.`, 'Give an IANA zone, such as Europe/London or America/New_York.', { file: name })]);
  const sample = sampleOf(block, whole, options.delimiter);
  const detection = detect(sample, options, name);
  if ('code' in detection) throw new UnusableInput([detection]);
  const warnings: Issue[] = [];
  const dateOrder = options.dateOrder ?? (await foundDateOrder(source, detection, sampleRows(sample, detection), warnings, lookFurther || whole));
  const adapter = detection.open({ file: name, timeZone, dateOrder, durationUnit: options.durationUnit ?? 's', year: options.year ?? null, devices });
  return { detection, adapter, warnings };
}

/** Order of day and month where dates need one: by the first rows, else by all rows. */
async function foundDateOrder(source: CallRecordSource, detection: Detection, rows: string[][], warnings: Issue[], lookFurther: boolean): Promise<DateOrder | null> {
  if (detection.timeColumns.length === 0 && !detection.timeTexts) return null;
  let finder = new DateOrderFinder();
  for (const cells of rows) see(finder, detection, cells);
  if (!finder.needed) return null;
  if (finder.candidates.length !== 1 && lookFurther) finder = await seeAll(source, detection);
  const [order, other] = finder.candidates;
  if (order !== undefined && other === undefined) {
    warnings.push(warning('date-order-inferred', '', `${source.name}: dates such as "${finder.example}" were read as ${inWords(order)}, because other orders do not fit all rows.`, 'Choose another order on screen, or give --date-order, if that is wrong.', { file: source.name }));
    return order;
  }
  if (!lookFurther) throw new UnusableInput([orderOpen(source.name, finder)]);
  throw new UnusableInput([
    error('date-order-unknown', '', `${source.name} has dates such as "${finder.example}" that can be read as ${finder.candidates.map(inWords).join(' or as ')}, and no row tells which.`, `Choose the order of day, month and year on screen, or give --date-order ${finder.candidates.join(' or ')}.`, { file: source.name }),
  ]);
}

/** The first rows do not tell the order; the others were not looked at. */
function orderOpen(file: string, { candidates, example }: DateOrderFinder): Issue {
  return error('date-order-open', '', `The first rows of ${file} have dates such as "${example}" that can be read as ${candidates.map(inWords).join(' or as ')}.`, 'Choose the order of day, month and year to see these rows; without it the whole file is looked through for a row that tells.', { file });
}

async function seeAll(source: CallRecordSource, detection: Detection): Promise<DateOrderFinder> {
  const finder = new DateOrderFinder();
  const reader = new TextReader(source);
  const rows = openRows(detection.lexing, () => detection.width, (cells) => {
    if (!isBlank(cells)) see(finder, detection, cells);
  });
  for await (const { text, last } of reader.blocks()) {
    rows.feed(text, last);
    if (finder.candidates.length === 1) break;
  }
  return finder;
}

function see(finder: DateOrderFinder, { timeColumns, timeTexts }: Detection, cells: string[]): void {
  for (const place of timeColumns) finder.see(cells[place] ?? '');
  for (const text of timeTexts?.(cells) ?? []) finder.see(text);
}

function inWords(order: DateOrder): string {
  return { dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' }[order];
}
