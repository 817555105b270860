import { LevelSweep } from './concurrency.ts';
import type { LevelSteps } from './concurrency.ts';

/** How many channels were held at every instant, as a step function, with what was held before each step. */
export interface OccupancyCurve extends LevelSteps {
  /** Channel seconds held before each step. */
  area: Float64Array;
}

/**
 * The exact curve of seizures given by their starts and ends (seconds, end >= start, in any order; pairing does not matter). Both
 * arrays may be sorted in place. With a sweep of the caller's the curve stands in the sweep's memory, until its next use.
 */
export function occupancyCurve(starts: Uint32Array, ends: Uint32Array, sweep: LevelSweep = new LevelSweep()): OccupancyCurve {
  const steps = sweep.steps(starts, ends);
  const { count, time, level } = steps;
  const area = new Float64Array(count);
  for (let step = 1; step < count; step++) area[step] = area[step - 1]! + level[step - 1]! * (time[step]! - time[step - 1]!);
  return { ...steps, area };
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
