import { secondsByLevel } from './occupancy-curve.ts';
import { sortInstants } from './sort-instants.ts';
import type { OccupancyCurve } from './occupancy-curve.ts';
import type { TrunkTraffic } from './analysis.ts';

/** Mean and nearest-rank percentiles of holding times in seconds; sorts its argument. Nulls when it is empty. */
export function holdingTimes(seconds: Uint32Array): TrunkTraffic['holding'] {
  const count = seconds.length;
  if (count === 0) return { mean: null, p50: null, p90: null, p99: null };
  let sum = 0;
  for (let i = 0; i < count; i++) sum += seconds[i]!;
  sortInstants(seconds);
  // Nearest rank in whole numbers, so that no rounding of p decides.
  const rank = (percent: number): number => seconds[Math.max(0, Math.ceil((percent * count) / 100) - 1)]!;
  return { mean: sum / count, p50: rank(50), p90: rank(90), p99: rank(99) };
}

/**
 * Time-weighted percentiles of the number of held channels over every second from the first seizure to the last release: the
 * smallest level k with share of time at or below k >= p. Nulls when no second lies between the two.
 */
export function occupancyPercentiles(curve: OccupancyCurve): TrunkTraffic['occupancy'] {
  const total = curve.last - curve.first;
  if (total === 0) return { p50: null, p95: null, p99: null, max: null };
  const seconds = secondsByLevel(curve, curve.first, curve.last);
  return { p50: levelAt(seconds, total, 50), p95: levelAt(seconds, total, 95), p99: levelAt(seconds, total, 99), max: seconds.length - 1 };
}

/** Smallest level k with seconds at or below k >= percent of the total; percent to three decimals. */
export function levelAt(secondsByLevel: Float64Array, totalSeconds: number, percent: number): number {
  // In whole thousandths, so that no rounding of 99.9 decides.
  const thousandths = Math.round(percent * 1000);
  let below = 0;
  for (let level = 0; level < secondsByLevel.length; level++) {
    below += secondsByLevel[level]!;
    if (below * 100_000 >= thousandths * totalSeconds) return level;
  }
  return secondsByLevel.length - 1;
}
