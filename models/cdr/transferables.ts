import type { CallTable } from './call-table.ts';

/** The buffers of a table's columns, for handing it to another thread without a copy. */
export function transferables(table: CallTable): ArrayBuffer[] {
  const { calls, seizures } = table;
  const columns = [
    calls.start, calls.answer, calls.end, calls.from, calls.to, calls.outcome, calls.flags, calls.source, calls.line,
    seizures.call, seizures.device, seizures.start, seizures.end,
  ];
  return columns.map((column) => column.buffer as ArrayBuffer);
}
