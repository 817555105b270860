import { f64At, i32At, setF64, setI32, wholePart } from './access.ts';
import type { f64, i32 } from './access.ts';
import {
  ARRIVALS, BUCKETS, CELL_COUNT, CELLS, END_CALLS, END_TIMES, ENDS, ENDS_FOR_A_BUCKET, FLOW_OF, HOLDINGS, PHASE_OFFSETS, PHASE_SECONDS, TIMES, UNSORTED_CALLS, UNSORTED_TIMES,
} from './layout.ts';

/** A bucket with more ends than this is not sorted by insertion. */
const FEW = 24;

/**
 * Sorts the would-be ends of all phases of all arrivals by time, then by call. Ends lie near their arrivals, so they are dealt into
 * buckets of time that hold about one each, wherever calls are dense or sparse, and put in order there; hours without a call cost nothing.
 */
export function sortEnds(): void {
  listEnds();
  const count = i32At(ENDS);
  if (count === 0) return;
  const times = i32At(UNSORTED_TIMES);
  let least = f64At(times);
  let most = least;
  for (let i = 1; i < count; i++) {
    const time = f64At(times + i);
    if (time < least) least = time;
    if (time > most) most = time;
  }
  const scale = most > least ? CELL_COUNT / (most - least) : 0.0;
  const buckets = layBuckets(least, scale, count);
  deal(least, scale, count, buckets);
  putInOrder(buckets);
}

/** Writes the ends as they come. */
function listEnds(): void {
  const arrivals = i32At(ARRIVALS);
  const times = i32At(UNSORTED_TIMES);
  const calls = i32At(UNSORTED_CALLS);
  const arrivalTimes = i32At(TIMES);
  const holdings = i32At(HOLDINGS);
  const flowOf = i32At(FLOW_OF);
  let count = 0;
  for (let arrival = 0; arrival < arrivals; arrival++) {
    if (i32At(flowOf + arrival) >= 0) {
      setF64(times + count, f64At(arrivalTimes + arrival) + f64At(holdings + arrival));
      setI32(calls + count, arrival);
      count++;
      continue;
    }
    let time = f64At(arrivalTimes + arrival);
    const until = i32At(i32At(PHASE_OFFSETS) + arrival + 1);
    for (let phase = i32At(i32At(PHASE_OFFSETS) + arrival); phase < until; phase++) {
      time += f64At(i32At(PHASE_SECONDS) + phase);
      setF64(times + count, time);
      setI32(calls + count, arrival);
      count++;
    }
  }
  setI32(ENDS, count);
}

/** Gives each cell of time as many buckets as a sample of the ends says. Gives their number. */
function layBuckets(least: f64, scale: f64, count: i32): i32 {
  const cells = i32At(CELLS);
  const times = i32At(UNSORTED_TIMES);
  for (let cell = 0; cell < CELL_COUNT; cell++) setI32(cells + 2 * cell + 1, 1);
  for (let i = 0; i < count; i += ENDS_FOR_A_BUCKET) {
    const cell = cellOf((f64At(times + i) - least) * scale);
    setI32(cells + 2 * cell + 1, i32At(cells + 2 * cell + 1) + ENDS_FOR_A_BUCKET);
  }
  let buckets = 0;
  for (let cell = 0; cell < CELL_COUNT; cell++) {
    setI32(cells + 2 * cell, buckets);
    buckets += i32At(cells + 2 * cell + 1);
  }
  return buckets;
}

function cellOf(place: f64): i32 {
  const cell = wholePart(place);
  return cell < CELL_COUNT ? cell : CELL_COUNT - 1;
}

/** Bucket of an end at a place on the scale of cells; never falls as the place rises. */
function bucketOf(place: f64): i32 {
  const cell = cellOf(place);
  const words = i32At(CELLS) + 2 * cell;
  const buckets = i32At(words + 1);
  const bucket = wholePart((place - cell) * buckets);
  return i32At(words) + (bucket < buckets ? bucket : buckets - 1);
}

/** Deals the ends into the buckets, which then tell where each ends. */
function deal(least: f64, scale: f64, count: i32, buckets: i32): void {
  const times = i32At(UNSORTED_TIMES);
  const calls = i32At(UNSORTED_CALLS);
  const ends = i32At(BUCKETS);
  for (let bucket = 0; bucket <= buckets; bucket++) setI32(ends + bucket, 0);
  for (let i = 0; i < count; i++) {
    const at = ends + bucketOf((f64At(times + i) - least) * scale) + 1;
    setI32(at, i32At(at) + 1);
  }
  let sum = 0;
  for (let bucket = 0; bucket <= buckets; bucket++) {
    sum += i32At(ends + bucket);
    setI32(ends + bucket, sum);
  }
  const sortedTimes = i32At(END_TIMES);
  const sortedCalls = i32At(END_CALLS);
  for (let i = 0; i < count; i++) {
    const time = f64At(times + i);
    const at = ends + bucketOf((time - least) * scale);
    const place = i32At(at);
    setI32(at, place + 1);
    setF64(sortedTimes + place, time);
    setI32(sortedCalls + place, i32At(calls + i));
  }
}

function putInOrder(buckets: i32): void {
  const ends = i32At(BUCKETS);
  let from = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const until = i32At(ends + bucket);
    if (until - from > FEW) sortByHeap(from, until);
    else if (until - from > 1) sortByInsertion(from, until);
    from = until;
  }
}

function isBefore(time: f64, call: i32, place: i32): boolean {
  const other = f64At(i32At(END_TIMES) + place);
  return time < other || (time === other && call < i32At(i32At(END_CALLS) + place));
}

function put(place: i32, time: f64, call: i32): void {
  setF64(i32At(END_TIMES) + place, time);
  setI32(i32At(END_CALLS) + place, call);
}

function sortByInsertion(from: i32, until: i32): void {
  for (let i = from + 1; i < until; i++) {
    const time = f64At(i32At(END_TIMES) + i);
    const call = i32At(i32At(END_CALLS) + i);
    let hole = i;
    while (hole > from && isBefore(time, call, hole - 1)) {
      put(hole, f64At(i32At(END_TIMES) + hole - 1), i32At(i32At(END_CALLS) + hole - 1));
      hole--;
    }
    put(hole, time, call);
  }
}

/** Many ends of one instant, or a crowd in a year of silence: never quadratic. */
function sortByHeap(from: i32, until: i32): void {
  const size = until - from;
  for (let root = (size >> 1) - 1; root >= 0; root--) sink(from, root, size);
  for (let last = size - 1; last > 0; last--) {
    const time = f64At(i32At(END_TIMES) + from);
    const call = i32At(i32At(END_CALLS) + from);
    put(from, f64At(i32At(END_TIMES) + from + last), i32At(i32At(END_CALLS) + from + last));
    put(from + last, time, call);
    sink(from, 0, last);
  }
}

/** Lets the end at a root sink until none below it is later. */
function sink(from: i32, root: i32, size: i32): void {
  const time = f64At(i32At(END_TIMES) + from + root);
  const call = i32At(i32At(END_CALLS) + from + root);
  let hole = root;
  for (let child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
    if (child + 1 < size && isBefore(f64At(i32At(END_TIMES) + from + child), i32At(i32At(END_CALLS) + from + child), from + child + 1)) child++;
    if (!isBefore(time, call, from + child)) break;
    put(from + hole, f64At(i32At(END_TIMES) + from + child), i32At(i32At(END_CALLS) + from + child));
    hole = child;
  }
  put(from + hole, time, call);
}
