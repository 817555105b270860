import type { CallTable } from './call-table.ts';

/** The buffers of a table's columns, for handing it to another thread without a copy. */
export function transferables(table: CallTable): ArrayBuffer[] {
  const { calls, seizures, quality } = table;
  const columns = [
    calls.start, calls.answer, calls.end, calls.from, calls.to, calls.outcome, calls.flags, calls.source, calls.line,
    seizures.call, seizures.device, seizures.start, seizures.end, ...(quality ? [quality.records, quality.packets, quality.lost, quality.jitter, quality.latency, quality.mlqk] : []),
  ];
  return columns.map((column) => column.buffer as ArrayBuffer);
}
