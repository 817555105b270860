import type { Estimate } from '../../core/estimate.ts';
import { meanInterval } from '../../core/mean-interval.ts';
import { within } from '../within.ts';

/**
 * Peakedness of traffic from the units that it held on a group without limit: variance ÷ mean, 1 for Poisson traffic, above it bursty, below it
 * smooth. `mean` and `square`: time-weighted mean of the units and of their squares, one value a day (at least 1). Over all days together, so days
 * that differ raise it; interval by the jackknife over the days. 1 where nothing was held.
 */
export function peakedness(mean: readonly number[], square: readonly number[], confidence: number): Estimate {
  const days = mean.length;
  const sums = { mean: sum(mean), square: sum(square) };
  const of = (first: number, second: number, count: number): number => (first > 0 ? second / first - first / count : 1);
  const all = of(sums.mean, sums.square, days);
  const values = mean.map((each, day) => (days > 1 ? days * all - (days - 1) * of(sums.mean - each, sums.square - square[day]!, days - 1) : all));
  return within({ ...meanInterval(values, confidence), estimate: all }, 0);
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
