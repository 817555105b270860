import type { Arrivals } from '../../core/arrivals.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';

/** Behind the last end stands one that never comes, of a call that never arrives. */
const NOBODY = 0x7fffffff;

/** The arrivals that stand in the memory: some of earlier ones, whose calls go on, and behind them a stretch of all. */
export interface Part {
  /** Places among all arrivals, rising, all before `from`. */
  carried: Int32Array;
  from: number;
  until: number;
}

/** How many doubles a part takes, with the scratch of the sort of its ends. */
export function roomFor(arrivals: Arrivals, part: Part): number {
  const count = part.carried.length + part.until - part.from;
  const { seconds } = sizesOf(arrivals, part);
  return 10 * count + 4 * seconds + arrivals.streams.low.length + arrivals.streams.high.length + at.CELL_SIZE * at.CELL_COUNT + at.CELL_COUNT + 64;
}

/**
 * Puts arrivals into the memory where it is free, with room for their ends and for the sort of them. Gives the first double of the scratch of
 * the sort, which may be taken again after it.
 */
export function placeArrivals(memory: Memory, arrivals: Arrivals, part: Part): number {
  const count = part.carried.length + part.until - part.from;
  const { ends, seconds } = sizesOf(arrivals, part);
  // One step instead of many that would each copy what stands already.
  memory.reserve(memory.free + roomFor(arrivals, part));
  memory.words[at.ARRIVALS] = count;
  memory.setWord(at.TIMES, placeDoubles(memory, arrivals.time, part, 1));
  memory.doubles[memory.words[at.TIMES]! + count] = Infinity;
  memory.setWord(at.HOLDINGS, placeDoubles(memory, arrivals.holding, part));
  memory.setWord(at.FLOW_OF, placeWords(memory, arrivals.flow, part));
  memory.setWord(at.CALL_NUMBERS, placeWords(memory, arrivals.call, part));
  memory.setWord(at.STREAM_OF, placeWords(memory, arrivals.stream, part));
  memory.setWord(at.STREAM_LOW, copyWords(memory, arrivals.streams.low));
  memory.setWord(at.STREAM_HIGH, copyWords(memory, arrivals.streams.high));
  memory.setWord(at.SOURCE_OF, arrivals.source ? placeWords(memory, arrivals.source, part) : 0);
  if (arrivals.phases) placePhases(memory, arrivals, part, seconds);
  else memory.words[at.PHASE_OFFSETS] = memory.words[at.PHASE_SECONDS] = 0;
  memory.setWord(at.TAKEN, 2 * memory.takeDirty(Math.ceil(count / 2)));
  memory.setWord(at.END_TIMES, memory.takeDirty(ends + 1));
  memory.setWord(at.END_CALLS, 2 * memory.takeDirty(Math.ceil((ends + 1) / 2)));
  memory.doubles[memory.words[at.END_TIMES]! + ends] = Infinity;
  memory.words[memory.words[at.END_CALLS]! + ends] = NOBODY;
  const scratch = memory.free;
  memory.setWord(at.UNSORTED_TIMES, memory.takeDirty(ends));
  memory.setWord(at.UNSORTED_CALLS, 2 * memory.takeDirty(Math.ceil(ends / 2)));
  memory.setWord(at.UNSORTED_BUCKETS, 2 * memory.takeDirty(Math.ceil(ends / 2)));
  memory.setWord(at.CELLS, memory.takeDirty(at.CELL_SIZE * at.CELL_COUNT));
  memory.setWord(at.BUCKETS, 2 * memory.takeDirty(Math.ceil((2 * (count + at.SAMPLED) + at.CELL_COUNT + 2) / 2)));
  return scratch;
}

/** How many ends the calls have, one each and one for each phase of those that tell them, and how many durations of phases. */
function sizesOf({ phases }: Arrivals, { carried, from, until }: Part): { ends: number; seconds: number } {
  const count = carried.length + until - from;
  if (!phases) return { ends: count, seconds: 0 };
  let ends = 0;
  let seconds = 0;
  for (let i = 0; i < count; i++) {
    const call = i < carried.length ? carried[i]! : from + i - carried.length;
    const own = phases.offset[call + 1]! - phases.offset[call]!;
    ends += Math.max(1, own);
    seconds += own;
  }
  return { ends, seconds };
}

/** The durations of the phases. Calls of several phases are marked; one that tells a single phase is a call of one phase of that length. */
function placePhases(memory: Memory, { phases, flow }: Arrivals, { carried, from, until }: Part, size: number): void {
  const count = carried.length + until - from;
  const offsets = 2 * memory.takeDirty(Math.ceil((count + 1) / 2));
  const durations = memory.takeDirty(size);
  const { words, doubles } = memory;
  words[at.PHASE_OFFSETS] = offsets;
  words[at.PHASE_SECONDS] = durations;
  let behind = 0;
  for (let i = 0; i < count; i++) {
    const call = i < carried.length ? carried[i]! : from + i - carried.length;
    words[offsets + i] = behind;
    for (let p = phases!.offset[call]!; p < phases!.offset[call + 1]!; p++) doubles[durations + behind++] = phases!.seconds[p]!;
    const own = behind - words[offsets + i]!;
    if (own > 1) words[words[at.FLOW_OF]! + i] = ~flow[call]!;
    if (own === 1) doubles[words[at.HOLDINGS]! + i] = doubles[durations + behind - 1]!;
  }
  words[offsets + count] = behind;
}

function placeDoubles(memory: Memory, column: Float64Array, { carried, from, until }: Part, more = 0): number {
  const first = memory.takeDirty(carried.length + until - from + more);
  const { doubles } = memory;
  for (let i = 0; i < carried.length; i++) doubles[first + i] = column[carried[i]!]!;
  doubles.set(column.subarray(from, until), first + carried.length);
  return first;
}

function placeWords(memory: Memory, column: Int32Array | Uint32Array, { carried, from, until }: Part): number {
  const first = 2 * memory.takeDirty(Math.ceil((carried.length + until - from) / 2));
  const { words } = memory;
  for (let i = 0; i < carried.length; i++) words[first + i] = column[carried[i]!]!;
  words.set(asWords(column.subarray(from, until)), first + carried.length);
  return first;
}

function copyWords(memory: Memory, column: Uint32Array): number {
  const first = 2 * memory.takeDirty(Math.ceil(column.length / 2));
  memory.words.set(asWords(column), first);
  return first;
}

/** The same bits: a copy between columns of one kind is a copy of bytes. */
function asWords(column: Int32Array | Uint32Array): Int32Array {
  return new Int32Array(column.buffer, column.byteOffset, column.length);
}
