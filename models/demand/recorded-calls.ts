import type { PhaseDurations } from '../core/arrivals.ts';
import type { Slices } from '../core/slices.ts';
import type { CallTable } from '../cdr/call-table.ts';
import type { FlowIndex, Variant } from '../callflow/variant.ts';
import { placesByInstant } from './places-by-instant.ts';

/**
 * Recorded calls ready to be drawn from: sorted by what they are (start, end, variant, parties), never by where they stood
 * in a file, so that neither row order nor the split into files changes a result. Plain data.
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
  /** Durations of the phases of the calls, in their order. */
  phases: PhaseDurations | null;
  /** Number of calls of each stream. */
  streamLength: Uint32Array;
}

/** Calls handled between two turns of the host's event loop. */
const SLICE_CALLS = 16_384;

type Compare = (a: number, b: number) => number;

/** Sorts the calls of a table into the order of demand; calls without a variant (-1) are left out. */
export function* recordedCalls(table: CallTable, index: FlowIndex, callVariant: Int32Array, phases: PhaseDurations | null): Slices<RecordedCalls> {
  const { calls } = table;
  const order = new Uint32Array(calls.count);
  let count = 0;
  for (let i = 0; i < calls.count; i++) if (callVariant[i]! >= 0) order[count++] = i;
  const sorted = placesByInstant(order.subarray(0, count), calls.start);
  yield 0.2;
  const compare = orderOfEqualStarts(table, index, callVariant, phases);
  for (let from = 0, until = 0; from < count; from = until) {
    for (until = from + 1; until < count && calls.start[sorted[until]!] === calls.start[sorted[from]!]; until++);
    sortRun(sorted, from, until, compare);
    if (Math.floor(from / SLICE_CALLS) !== Math.floor(until / SLICE_CALLS)) yield 0.2 + (0.6 * until) / count;
  }
  return columns(table, index, callVariant, phases, sorted);
}

/** Longest run that is sorted by insertion. */
const SHORT_RUN = 24;

function sortRun(places: Uint32Array, from: number, until: number, compare: Compare): void {
  if (until - from > SHORT_RUN) {
    places.subarray(from, until).sort(compare);
    return;
  }
  for (let i = from + 1; i < until; i++) {
    const place = places[i]!;
    let at = i;
    for (; at > from && compare(places[at - 1]!, place) > 0; at--) places[at] = places[at - 1]!;
    places[at] = place;
  }
}

function orderOfEqualStarts({ calls, parties }: CallTable, index: FlowIndex, callVariant: Int32Array, phases: PhaseDurations | null): Compare {
  const rank = variantRanks(index);
  return (a, b) =>
    calls.end[a]! - calls.end[b]! ||
    rank[callVariant[a]!]! - rank[callVariant[b]!]! ||
    compareText(parties[calls.from[a]!], parties[calls.from[b]!]) ||
    compareText(parties[calls.to[a]!], parties[calls.to[b]!]) ||
    calls.answer[a]! - calls.answer[b]! ||
    comparePhases(phases, a, b);
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
    phases: phases && phasesOf(phases, sorted),
    streamLength: new Uint32Array(index.flows.length),
  };
  const flowOf = Int32Array.from(index.variants, ({ flow }) => flow);
  for (let i = 0; i < count; i++) {
    const call = sorted[i]!;
    const variant = callVariant[call]!;
    const flow = flowOf[variant]!;
    made.start[i] = calls.start[call]!;
    made.holding[i] = Math.max(0, calls.end[call]! - calls.start[call]!);
    made.variant[i] = variant;
    made.stream[i] = flow;
    made.number[i] = made.streamLength[flow]!++;
  }
  return made;
}

/** The phase durations of calls in another order; a place of -1 has none. */
export function phasesOf({ offset, seconds }: PhaseDurations, places: ArrayLike<number>): PhaseDurations {
  const made = new Uint32Array(places.length + 1);
  for (let i = 0; i < places.length; i++) made[i + 1] = made[i]! + (places[i]! < 0 ? 0 : offset[places[i]! + 1]! - offset[places[i]!]!);
  const moved = new Float64Array(made[places.length]!);
  for (let i = 0; i < places.length; i++) {
    for (let p = made[i]!, from = offset[places[i]!]!; p < made[i + 1]!; p++, from++) moved[p] = seconds[from]!;
  }
  return { offset: made, seconds: moved };
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
