import { parseCalls } from '../../models/cdr/parse-calls.ts';
import type { ParseOptions } from '../../models/cdr/parse-calls.ts';
import type { CallTable } from '../../models/cdr/call-table.ts';
import type { CallRecordSource, ReadingOptions } from '../../models/cdr/source.ts';

/** A file of given bytes or text (UTF-8), handed over in pieces of `piece` bytes. */
export function fileOf(name: string, content: string | Uint8Array, options: ReadingOptions = {}, piece = 65_536): CallRecordSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name, bytes: bytes.length, options,
    chunks: async function* () {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}

/** Reads one text as one file. */
export function parseText(text: string, options: ReadingOptions = {}, settings: ParseOptions = {}): ReturnType<typeof parseCalls> {
  return parseCalls([fileOf('calls.csv', text, options)], settings);
}

/** Calls as plain rows: start, answer, end, from, to, outcome. */
export function callRows(table: CallTable): [number, number, number, string, string, number][] {
  const { calls, parties } = table;
  return Array.from({ length: calls.count }, (_, at) => [
    calls.start[at]!, calls.answer[at]!, calls.end[at]!, parties[calls.from[at]!] ?? '', parties[calls.to[at]!] ?? '', calls.outcome[at]!,
  ]);
}

/** Seizures as plain rows: call, device name, start, end. */
export function seizureRows(table: CallTable): [number, string, number, number][] {
  const { seizures, devices } = table;
  return Array.from({ length: seizures.count }, (_, at) => [
    seizures.call[at]!, devices[seizures.device[at]!]!.name, seizures.start[at]!, seizures.end[at]!,
  ]);
}
