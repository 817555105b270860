import { addF64, f64At, i32At, setF64, setI32, wholePart } from './access.ts';
import type { f64, i32 } from './access.ts';
import {
  ARRIVALS, BUCKETS, CELL_COUNT, CELL_SIZE, CELLS, END_CALLS, END_TIMES, ENDS, FLOW_OF, HOLDINGS, PHASE_OFFSETS, PHASE_SECONDS, SAMPLED, TIMES, UNSORTED_BUCKETS, UNSORTED_CALLS, UNSORTED_TIMES,
} from './layout.ts';

/** Buckets for each call: the more, the fewer ends stand in the wrong order in one. */
const BUCKETS_OF_CALL = 2;
/** A bucket with more ends than this is not sorted by insertion. */
const FEW = 24;

/**
 * Sorts the would-be ends of all phases of all arrivals by time, then by call. Ends lie near their arrivals, so they are dealt into
 * buckets of time that hold half of one each, wherever calls are dense or sparse, and put in order there; hours without a call cost nothing.
 */
export function sortEnds(): void {
  const arrivals = i32At(ARRIVALS);
  setI32(ENDS, 0);
  if (arrivals === 0) return;
  const least = f64At(i32At(TIMES));
  const scale = CELL_COUNT / (latestSampled() - least);
  const buckets = layBuckets(least, scale);
  for (let bucket = 0; bucket <= buckets; bucket++) setI32(i32At(BUCKETS) + bucket, 0);
  const ofPhases = i32At(PHASE_OFFSETS) !== 0;
  if (ofPhases) listEnds(least, scale);
  else countEnds(least, scale);
  const most = layEnds(buckets);
  if (ofPhases) deal();
  else dealOnePhase();
  if (most > FEW) putInOrder(buckets);
  else sortByInsertion(0, i32At(ENDS));
}

/** When the call of a sampled arrival ends, about; some may end later than all in the sample. */
function sampledEnd(arrival: i32): f64 {
  return f64At(i32At(TIMES) + arrival) + f64At(i32At(HOLDINGS) + arrival);
}

function latestSampled(): f64 {
  let latest = f64At(i32At(TIMES)) + 1;
  for (let arrival = 0; arrival < i32At(ARRIVALS); arrival += SAMPLED) if (sampledEnd(arrival) > latest) latest = sampledEnd(arrival);
  return latest;
}

/** Gives each cell of time as many buckets as the sample says. Gives their number. */
function layBuckets(least: f64, scale: f64): i32 {
  const cells = i32At(CELLS);
  for (let cell = 0; cell < CELL_COUNT; cell++) setF64(cells + cell * CELL_SIZE, 1);
  for (let arrival = 0; arrival < i32At(ARRIVALS); arrival += SAMPLED) addF64(cells + cellOf((sampledEnd(arrival) - least) * scale) * CELL_SIZE, SAMPLED * BUCKETS_OF_CALL);
  let buckets = 0.0;
  for (let cell = 0; cell < CELL_COUNT; cell++) {
    setF64(cells + cell * CELL_SIZE + 1, buckets);
    buckets += f64At(cells + cell * CELL_SIZE);
  }
  return wholePart(buckets);
}

function cellOf(place: f64): i32 {
  return place < CELL_COUNT ? wholePart(place) : CELL_COUNT - 1;
}

// @inline
/** Bucket of an end at a place on the scale of cells; never falls as the place rises. */
function bucketOf(place: f64, cells: i32): i32 {
  const cell = cellOf(place);
  const at = cells + cell * CELL_SIZE;
  const buckets = f64At(at);
  const bucket = (place - cell) * buckets;
  return wholePart(f64At(at + 1) + (bucket < buckets ? bucket : buckets - 1));
}

/** Counts the ends of each bucket where every call has one, and notes the bucket of each. */
function countEnds(least: f64, scale: f64): void {
  const arrivals = i32At(ARRIVALS);
  const times = i32At(TIMES);
  const holdings = i32At(HOLDINGS);
  const buckets = i32At(BUCKETS);
  const cells = i32At(CELLS);
  const bucketOfEnd = i32At(UNSORTED_BUCKETS);
  for (let arrival = 0; arrival < arrivals; arrival++) {
    const bucket = bucketOf((f64At(times + arrival) + f64At(holdings + arrival) - least) * scale, cells);
    setI32(bucketOfEnd + arrival, bucket);
    setI32(buckets + bucket, i32At(buckets + bucket) + 1);
  }
  setI32(ENDS, arrivals);
}

/** Writes the ends as they come, each with its bucket, and counts those of each bucket. */
function listEnds(least: f64, scale: f64): void {
  const arrivals = i32At(ARRIVALS);
  const times = i32At(TIMES);
  const holdings = i32At(HOLDINGS);
  const flowOf = i32At(FLOW_OF);
  const buckets = i32At(BUCKETS);
  const cells = i32At(CELLS);
  let count = 0;
  for (let arrival = 0; arrival < arrivals; arrival++) {
    if (i32At(flowOf + arrival) < 0) {
      count = listPhases(arrival, count, least, scale);
      continue;
    }
    const end = f64At(times + arrival) + f64At(holdings + arrival);
    list(count, end, arrival, bucketOf((end - least) * scale, cells), buckets);
    count++;
  }
  setI32(ENDS, count);
}

/** The same for a call of several phases; gives how many ends there are then. */
function listPhases(arrival: i32, before: i32, least: f64, scale: f64): i32 {
  const until = i32At(i32At(PHASE_OFFSETS) + arrival + 1);
  let count = before;
  let end = f64At(i32At(TIMES) + arrival);
  for (let phase = i32At(i32At(PHASE_OFFSETS) + arrival); phase < until; phase++) {
    end += f64At(i32At(PHASE_SECONDS) + phase);
    list(count, end, arrival, bucketOf((end - least) * scale, i32At(CELLS)), i32At(BUCKETS));
    count++;
  }
  return count;
}

// @inline
function list(place: i32, end: f64, arrival: i32, bucket: i32, buckets: i32): void {
  setI32(buckets + bucket, i32At(buckets + bucket) + 1);
  setF64(i32At(UNSORTED_TIMES) + place, end);
  setI32(i32At(UNSORTED_CALLS) + place, arrival);
  setI32(i32At(UNSORTED_BUCKETS) + place, bucket);
}

/** Lays the buckets one behind the other: they then tell where each begins. Gives how many ends the fullest has. */
function layEnds(buckets: i32): i32 {
  const ends = i32At(BUCKETS);
  let sum = 0;
  let most = 0;
  for (let bucket = 0; bucket <= buckets; bucket++) {
    const own = i32At(ends + bucket);
    setI32(ends + bucket, sum);
    sum += own;
    if (own > most) most = own;
  }
  return most;
}

// @inline
/** The place that a bucket gives to its next end. */
function nextPlace(bucket: i32): i32 {
  const place = i32At(bucket);
  setI32(bucket, place + 1);
  return place;
}

/** Deals the ends of calls of one phase into the buckets, which then tell where each ends. */
function dealOnePhase(): void {
  const count = i32At(ENDS);
  const times = i32At(TIMES);
  const holdings = i32At(HOLDINGS);
  const ends = i32At(BUCKETS);
  const bucketOfEnd = i32At(UNSORTED_BUCKETS);
  const sortedTimes = i32At(END_TIMES);
  const sortedCalls = i32At(END_CALLS);
  for (let i = 0; i < count; i++) {
    const place = nextPlace(ends + i32At(bucketOfEnd + i));
    setF64(sortedTimes + place, f64At(times + i) + f64At(holdings + i));
    setI32(sortedCalls + place, i);
  }
}

/** The same for ends that were listed. */
function deal(): void {
  const ends = i32At(BUCKETS);
  const count = i32At(ENDS);
  const times = i32At(UNSORTED_TIMES);
  const calls = i32At(UNSORTED_CALLS);
  const bucketOfEnd = i32At(UNSORTED_BUCKETS);
  const sortedTimes = i32At(END_TIMES);
  const sortedCalls = i32At(END_CALLS);
  for (let i = 0; i < count; i++) {
    const place = nextPlace(ends + i32At(bucketOfEnd + i));
    setF64(sortedTimes + place, f64At(times + i));
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

/** Ends of buckets with few each: none has far to go. */
function sortByInsertion(from: i32, until: i32): void {
  const times = i32At(END_TIMES);
  const calls = i32At(END_CALLS);
  for (let i = from + 1; i < until; i++) {
    const time = f64At(times + i);
    // What is dealt in order of calls and has its place already needs no more.
    if (f64At(times + i - 1) <= time) continue;
    const call = i32At(calls + i);
    let hole = i;
    while (hole > from && f64At(times + hole - 1) > time) {
      setF64(times + hole, f64At(times + hole - 1));
      setI32(calls + hole, i32At(calls + hole - 1));
      hole--;
    }
    setF64(times + hole, time);
    setI32(calls + hole, call);
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
