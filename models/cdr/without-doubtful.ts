import { CallFlag } from './call-table.ts';
import type { CallTable } from './call-table.ts';

/** The table without its doubtful calls and what they held; the table itself when none is doubtful. Names, parties and readings are shared. */
export function withoutDoubtful(table: CallTable): CallTable {
  const { calls, seizures } = table;
  const place = new Int32Array(calls.count).fill(-1);
  let kept = 0;
  for (let call = 0; call < calls.count; call++) if (!(calls.flags[call]! & CallFlag.doubtful)) place[call] = kept++;
  if (kept === calls.count) return table;
  let held = 0;
  for (let at = 0; at < seizures.count; at++) if (place[seizures.call[at]!]! >= 0) held++;
  const keepCall = (call: number): boolean => place[call]! >= 0;
  const keepSeizure = (at: number): boolean => place[seizures.call[at]!]! >= 0;
  return {
    ...table,
    calls: {
      count: kept,
      start: picked(calls.start, new Uint32Array(kept), keepCall), answer: picked(calls.answer, new Uint32Array(kept), keepCall), end: picked(calls.end, new Uint32Array(kept), keepCall),
      from: picked(calls.from, new Int32Array(kept), keepCall), to: picked(calls.to, new Int32Array(kept), keepCall),
      outcome: picked(calls.outcome, new Uint8Array(kept), keepCall), flags: picked(calls.flags, new Uint8Array(kept), keepCall),
      source: picked(calls.source, new Uint16Array(kept), keepCall), line: picked(calls.line, new Uint32Array(kept), keepCall),
    },
    seizures: {
      count: held,
      call: picked(seizures.call, new Uint32Array(held), keepSeizure).map((call) => place[call]!),
      device: picked(seizures.device, new Uint32Array(held), keepSeizure),
      start: picked(seizures.start, new Uint32Array(held), keepSeizure), end: picked(seizures.end, new Uint32Array(held), keepSeizure),
    },
  };
}

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array;

function picked<T extends Column>(column: T, into: T, keep: (row: number) => boolean): T {
  let next = 0;
  for (let row = 0; next < into.length; row++) if (keep(row)) into[next++] = column[row]!;
  return into;
}
