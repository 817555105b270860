import type { ColumnMap, ReadingOptions } from '../../../models/cdr/source.ts';
import type { RecordsInput } from '../../workers/protocol.ts';
import type { Json, JsonObject, ScenarioDocument } from './document.ts';
import { rowsAt, setAt, textOf } from './document.ts';

/** How the scenario says that a file of call records is to be read; without a word of it, by the defaults. */
export function readingOptionsOf(document: ScenarioDocument, name: string): ReadingOptions {
  const named = rowsAt(document, ['demand', 'calls']).find((row) => textOf(row, 'file') === name);
  const pbxs = rowsAt(document, ['pbxs']);
  const options: ReadingOptions = {};
  if (named) {
    const format = textOf(named, 'format');
    if (format && format !== 'auto') options.format = format;
    if (textOf(named, 'timeZone')) options.timeZone = textOf(named, 'timeZone');
    if (textOf(named, 'pbx')) options.pbx = textOf(named, 'pbx');
    const order = textOf(named, 'dateOrder');
    if (order === 'dmy' || order === 'mdy' || order === 'ymd') options.dateOrder = order;
    if (textOf(named, 'map')) options.map = mapOf(textOf(named, 'map'));
  } else if (pbxs.length === 1) options.pbx = textOf(pbxs[0]!, 'id');
  return options;
}

/** The fingerprint that the scenario was saved with for a file of call records; undefined where it has none. */
export function savedFingerprintOf(document: ScenarioDocument, name: string): string | undefined {
  const named = rowsAt(document, ['demand', 'calls']).find((row) => textOf(row, 'file') === name);
  return (named && textOf(named, 'fingerprint')) || undefined;
}

/**
 * Writes into a draft which files of call records the scenario stands on, and the fingerprints of their calls (in the order of
 * the files; null for one that could not be read). Rows of files that stay keep what they say.
 */
export function nameCalls(draft: ScenarioDocument, inputs: RecordsInput[], fingerprints: readonly (string | null)[]): void {
  const before = rowsAt(draft, ['demand', 'calls']);
  const rows = inputs.map((input, at) => callsRow(input, fingerprints[at] ?? null, before.find((row) => row['file'] === input.name)));
  setAt(draft, ['demand', 'calls'], rows as Json[]);
}

function callsRow(input: RecordsInput, fingerprint: string | null, before: JsonObject | undefined): JsonObject {
  const { format, timeZone, pbx, map, dateOrder } = input.options;
  // What is not said this time is not said any more: a mapping that gave way to a format would else come back.
  const { format: _format, timeZone: _zone, pbx: _pbx, map: _map, dateOrder: _order, ...others } = before ?? {};
  const row: JsonObject = { ...others, file: input.name };
  if (format) row['format'] = format;
  if (timeZone) row['timeZone'] = timeZone;
  if (pbx) row['pbx'] = pbx;
  if (map) row['map'] = Object.entries(map).map(([role, column]) => `${role}=${column}`).join(',');
  if (dateOrder) row['dateOrder'] = dateOrder;
  if (fingerprint) row['fingerprint'] = fingerprint;
  return row;
}

/** `start=COL,end=COL` as the importer's map. */
function mapOf(text: string): ColumnMap {
  return Object.fromEntries(text.split(',').map((part) => part.split('=', 2))) as ColumnMap;
}
