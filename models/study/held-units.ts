import type { Estimate } from '../core/estimate.ts';
import { meanInterval } from '../core/mean-interval.ts';
import { pooledQuantile, wholeLevels } from '../core/quantile.ts';
import type { WindowStatistics } from '../simulation/statistics.ts';
import { within } from './within.ts';

/** Held units over the busy hour: time-weighted mean, percentiles pooled over the days, mean of the days' highest. */
export function heldInHour(days: WindowStatistics[], i: number, confidence: number): Record<'mean' | 'p95' | 'p99' | 'max', Estimate> {
  const occupied = days.map((day) => secondsAtLevels(day, i));
  const levels = occupied.map(wholeLevels);
  return {
    mean: within(meanInterval(occupied.map(meanLevel), confidence), 0),
    p95: within(pooledQuantile(levels, 0.95, confidence), 0),
    p99: within(pooledQuantile(levels, 0.99, confidence), 0),
    max: within(meanInterval(occupied.map(highestLevel), confidence), 0),
  };
}

/** Time-weighted mean of the held units of one day's busy hour. */
export function meanHeld(day: WindowStatistics, i: number): number {
  return meanLevel(secondsAtLevels(day, i));
}

/** Seconds of the resource's busy hour at each number of occupied units. */
function secondsAtLevels(day: WindowStatistics, i: number): Float64Array {
  return day.occupancy.seconds.subarray(day.occupancy.offset[i]!, day.occupancy.offset[i + 1]!);
}

/** Time-weighted mean of the levels 0, 1, 2 … */
function meanLevel(seconds: Float64Array): number {
  let sum = 0;
  let time = 0;
  for (let level = 0; level < seconds.length; level++) {
    sum += level * seconds[level]!;
    time += seconds[level]!;
  }
  return time > 0 ? sum / time : 0;
}

/** Highest level that lasted. */
function highestLevel(seconds: Float64Array): number {
  for (let level = seconds.length - 1; level > 0; level--) if (seconds[level]! > 0) return level;
  return 0;
}
