import type { Arrivals } from '../../core/arrivals.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';

/** Behind the last end stands one that never comes, of a call that never arrives. */
const NOBODY = 0x7fffffff;

/**
 * Puts the arrivals into the memory, as its first part, with room for their ends and for the sort of them, which may be taken again after
 * it. Gives the first double behind them.
 */
export function placeArrivals(memory: Memory, arrivals: Arrivals): number {
  const { count, phases } = arrivals;
  const ends = countEnds(arrivals);
  memory.free = at.HEAD;
  // One step instead of many that would each copy what stands already.
  memory.reserve(at.HEAD + 9 * count + 4 * (phases?.seconds.length ?? 0) + 2 * at.CELL_COUNT);
  memory.words[at.ARRIVALS] = count;
  memory.setWord(at.TIMES, copyDoubles(memory, arrivals.time.subarray(0, count), 1));
  memory.doubles[memory.words[at.TIMES]! + count] = Infinity;
  memory.setWord(at.HOLDINGS, copyDoubles(memory, arrivals.holding.subarray(0, count)));
  memory.setWord(at.FLOW_OF, copyWords(memory, arrivals.flow.subarray(0, count)));
  memory.setWord(at.CALL_NUMBERS, copyWords(memory, arrivals.call.subarray(0, count)));
  memory.setWord(at.STREAM_OF, copyWords(memory, arrivals.stream.subarray(0, count)));
  memory.setWord(at.STREAM_LOW, copyWords(memory, arrivals.streams.low));
  memory.setWord(at.STREAM_HIGH, copyWords(memory, arrivals.streams.high));
  memory.setWord(at.SOURCE_OF, arrivals.source ? copyWords(memory, arrivals.source.subarray(0, count)) : 0);
  memory.setWord(at.PHASE_OFFSETS, phases ? copyWords(memory, phases.offset) : 0);
  memory.setWord(at.PHASE_SECONDS, phases ? copyDoubles(memory, phases.seconds) : 0);
  if (phases) tellPhases(memory, arrivals);
  memory.setWord(at.TAKEN, 2 * memory.takeDirty(Math.ceil(count / 2)));
  memory.setWord(at.END_TIMES, memory.takeDirty(ends + 1));
  memory.setWord(at.END_CALLS, 2 * memory.takeDirty(Math.ceil((ends + 1) / 2)));
  memory.doubles[memory.words[at.END_TIMES]! + ends] = Infinity;
  memory.words[memory.words[at.END_CALLS]! + ends] = NOBODY;
  const behind = memory.free;
  memory.setWord(at.UNSORTED_TIMES, memory.takeDirty(ends));
  memory.setWord(at.UNSORTED_CALLS, 2 * memory.takeDirty(Math.ceil(ends / 2)));
  memory.setWord(at.UNSORTED_BUCKETS, 2 * memory.takeDirty(Math.ceil(ends / 2)));
  memory.setWord(at.CELLS, memory.takeDirty(at.CELL_SIZE * at.CELL_COUNT));
  memory.setWord(at.BUCKETS, 2 * memory.takeDirty(Math.ceil((count + at.SAMPLED + at.CELL_COUNT + 2) / 2)));
  return behind;
}

/** Each phase of each call has an end; a call that tells no phases has one. */
function countEnds({ count, phases }: Arrivals): number {
  if (!phases) return count;
  let ends = 0;
  for (let i = 0; i < count; i++) ends += Math.max(1, phases.offset[i + 1]! - phases.offset[i]!);
  return ends;
}

/** Marks the calls of several phases; one that tells a single phase is a call of one phase of that length. */
function tellPhases(memory: Memory, { count, phases, flow }: Arrivals): void {
  for (let i = 0; i < count; i++) {
    const own = phases!.offset[i + 1]! - phases!.offset[i]!;
    if (own > 1) memory.words[memory.words[at.FLOW_OF]! + i] = ~flow[i]!;
    if (own === 1) memory.doubles[memory.words[at.HOLDINGS]! + i] = phases!.seconds[phases!.offset[i]!]!;
  }
}

function copyDoubles(memory: Memory, column: Float64Array, more = 0): number {
  const from = memory.takeDirty(column.length + more);
  memory.doubles.set(column, from);
  return from;
}

function copyWords(memory: Memory, column: Int32Array | Uint32Array): number {
  const from = 2 * memory.takeDirty(Math.ceil(column.length / 2));
  memory.words.set(new Int32Array(column.buffer, column.byteOffset, column.length), from);
  return from;
}
