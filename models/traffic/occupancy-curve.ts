import { sortInstants } from './sort-instants.ts';

/**
 * How many channels were held at every instant, as a step function: from `time[i]` until `time[i + 1]` the level is `level[i]`;
 * before the first and after the last step it is 0. Intervals are half-open, so a channel released at an instant is free for a
 * seizure at the same instant, and every level lasts at least a second.
 */
export interface OccupancyCurve {
  /** Number of steps. */
  count: number;
  /** Instant of each step, strictly rising, seconds since 1970 UTC. */
  time: Uint32Array;
  level: Int32Array;
  /** Channel seconds held before each step. */
  area: Float64Array;
  /** Instants of the first seizure and of the last release, those of zero seconds included; both 0 when there was none. */
  first: number;
  last: number;
}

/**
 * The exact curve of seizures given by their starts and ends (seconds, end >= start, in any order; pairing does not matter).
 * Both arrays are sorted in place.
 */
export function occupancyCurve(starts: Uint32Array, ends: Uint32Array): OccupancyCurve {
  const seizures = starts.length;
  if (seizures === 0) return { count: 0, time: new Uint32Array(0), level: new Int32Array(0), area: new Float64Array(0), first: 0, last: 0 };
  sortInstants(starts);
  sortInstants(ends);
  const first = starts[0]!;
  const last = ends[seizures - 1]!;
  const most = Math.min(2 * seizures, last - first + 1);
  const time = new Uint32Array(most);
  const level = new Int32Array(most);
  const area = new Float64Array(most);

  let count = 0;
  let held = 0;
  let heldArea = 0;
  let since = first;
  let start = 0;
  let end = 0;
  while (end < seizures) {
    const now = start < seizures && starts[start]! < ends[end]! ? starts[start]! : ends[end]!;
    const before = held;
    while (end < seizures && ends[end] === now) {
      end++;
      held--;
    }
    while (start < seizures && starts[start] === now) {
      start++;
      held++;
    }
    if (held === before) continue;
    heldArea += before * (now - since);
    since = now;
    time[count] = now;
    level[count] = held;
    area[count] = heldArea;
    count++;
  }
  return { count, time: time.subarray(0, count), level: level.subarray(0, count), area: area.subarray(0, count), first, last };
}

/** Highest level and the earliest instant of it; 0 and null when nothing was ever held. */
export function peakOf(curve: OccupancyCurve): { concurrent: number; at: number | null } {
  let concurrent = 0;
  let at: number | null = null;
  for (let i = 0; i < curve.count; i++) {
    if (curve.level[i]! > concurrent) {
      concurrent = curve.level[i]!;
      at = curve.time[i]!;
    }
  }
  return { concurrent, at };
}

/** Index of the last step at or before an instant, -1 when there is none. */
export function stepAt(curve: OccupancyCurve, instant: number): number {
  let low = -1;
  let high = curve.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (curve.time[middle]! <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Channel seconds held before an instant (which may be a fraction of a second). */
export function areaBefore(curve: OccupancyCurve, instant: number): number {
  const step = stepAt(curve, instant);
  return step < 0 ? 0 : curve.area[step]! + curve.level[step]! * (instant - curve.time[step]!);
}

/** Lowest and highest level that lasted, and channel seconds held, from `from` (inclusive) to `until`. */
export function extentOf(curve: OccupancyCurve, from: number, until: number): { lowest: number; highest: number; area: number } {
  let step = stepAt(curve, from);
  let lowest = step < 0 ? 0 : curve.level[step]!;
  let highest = lowest;
  for (step++; step < curve.count && curve.time[step]! < until; step++) {
    const level = curve.level[step]!;
    if (level < lowest) lowest = level;
    if (level > highest) highest = level;
  }
  return { lowest, highest, area: areaBefore(curve, until) - areaBefore(curve, from) };
}

/** Seconds spent at each level from `from` to `until`, by level. */
export function secondsByLevel(curve: OccupancyCurve, from: number, until: number): Float64Array {
  const seconds = new Float64Array(peakOf(curve).concurrent + 1);
  let since = from;
  let step = stepAt(curve, from);
  let level = step < 0 ? 0 : curve.level[step]!;
  for (step++; step < curve.count && curve.time[step]! < until; step++) {
    seconds[level]! += curve.time[step]! - since;
    since = curve.time[step]!;
    level = curve.level[step]!;
  }
  if (until > since) seconds[level]! += until - since;
  return seconds;
}
