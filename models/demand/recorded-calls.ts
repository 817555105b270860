import type { PhaseDurations } from '../core/arrivals.ts';
import type { CallTable } from '../cdr/call-table.ts';
import type { FlowIndex, Variant } from '../callflow/variant.ts';

/**
 * Recorded calls ready to be drawn from: sorted by what they are (start, end, variant, parties), never by where they stood
 * in a file, so that neither row order nor the split into files changes a result.
 */
export interface RecordedCalls {
  count: number;
  start: Float64Array;
  holding: Float64Array;
  variant: Int32Array;
  /** Index of the call's flow: its random stream. */
  stream: Int32Array;
  /** Number of the call in its stream. */
  number: Uint32Array;
  /** Index of the call in the CallTable. */
  call: Uint32Array;
  phases: PhaseDurations | null;
  /** Number of calls of each stream. */
  streamLength: Uint32Array;
}

/** Sorts the calls of a table into the order of demand; calls without a variant (-1) are left out. */
export function recordedCalls(table: CallTable, index: FlowIndex, callVariant: Int32Array, phases: PhaseDurations | null): RecordedCalls {
  const { calls } = table;
  const rank = variantRanks(index);
  const order = new Uint32Array(calls.count);
  let count = 0;
  for (let i = 0; i < calls.count; i++) if (callVariant[i]! >= 0) order[count++] = i;
  const sorted = order.subarray(0, count).sort(
    (a, b) =>
      calls.start[a]! - calls.start[b]! ||
      calls.end[a]! - calls.end[b]! ||
      rank[callVariant[a]!]! - rank[callVariant[b]!]! ||
      compareText(table.parties[calls.from[a]!], table.parties[calls.from[b]!]) ||
      compareText(table.parties[calls.to[a]!], table.parties[calls.to[b]!]) ||
      calls.answer[a]! - calls.answer[b]! ||
      comparePhases(phases, a, b),
  );
  return columns(table, index, callVariant, phases, sorted);
}

function columns(table: CallTable, index: FlowIndex, callVariant: Int32Array, phases: PhaseDurations | null, sorted: Uint32Array): RecordedCalls {
  const { calls } = table;
  const count = sorted.length;
  const made: RecordedCalls = {
    count,
    start: new Float64Array(count),
    holding: new Float64Array(count),
    variant: new Int32Array(count),
    stream: new Int32Array(count),
    number: new Uint32Array(count),
    call: sorted,
    phases,
    streamLength: new Uint32Array(index.flows.length),
  };
  for (let i = 0; i < count; i++) {
    const call = sorted[i]!;
    const variant = callVariant[call]!;
    const flow = index.variants[variant]!.flow;
    made.start[i] = calls.start[call]!;
    made.holding[i] = Math.max(0, calls.end[call]! - calls.start[call]!);
    made.variant[i] = variant;
    made.stream[i] = flow;
    made.number[i] = made.streamLength[flow]!++;
  }
  return made;
}

/** Rank of each variant by its content: the index itself depends on which row came first. */
function variantRanks(index: FlowIndex): Int32Array {
  const keys = index.variants.map((variant) => variantKey(index, variant));
  const order = keys.map((_, i) => i).sort((a, b) => compareText(keys[a], keys[b]));
  const rank = new Int32Array(keys.length);
  order.forEach((variant, i) => (rank[variant] = i));
  return rank;
}

function variantKey(index: FlowIndex, variant: Variant): string {
  const trunks = variant.recorded.map((held) => `${held.trunk}:${held.from}-${held.until}`).join(',');
  return [index.flows[variant.flow]!.name, trunks, variant.phases, variant.range ?? '', variant.number ?? ''].join('|');
}

function comparePhases(phases: PhaseDurations | null, a: number, b: number): number {
  if (!phases) return 0;
  const lengthA = phases.offset[a + 1]! - phases.offset[a]!;
  const lengthB = phases.offset[b + 1]! - phases.offset[b]!;
  if (lengthA !== lengthB) return lengthA - lengthB;
  for (let p = 0; p < lengthA; p++) {
    const difference = phases.seconds[phases.offset[a]! + p]! - phases.seconds[phases.offset[b]! + p]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareText(a: string | undefined, b: string | undefined): number {
  const left = a ?? '';
  const right = b ?? '';
  return left < right ? -1 : left > right ? 1 : 0;
}
