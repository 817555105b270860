import { differenceFrom } from './deviations.ts';
import type { Difference, SampleOrder } from './difference.ts';
import { meanOf } from './mean-interval.ts';

/** Figures of two runs, b and a. */
export interface Pair<T> {
  a: T;
  b: T;
}

/**
 * Difference of two means (b − a) of samples that are paired one by one, with Student's t over the pairs' differences. As many samples of a as of
 * b, 0 < confidence < 1, else RangeError.
 */
export function pairedMean(samples: Pair<readonly number[]>, confidence: number, order: SampleOrder): Difference {
  return sectionedDifference({ a: meanOf(samples.a), b: meanOf(samples.b) }, samples, confidence, order);
}

/**
 * Difference b − a of figures that are not means (a quantile of a pooled distribution, a number of channels) with an interval by paired
 * sectioning: difference of the figures of all ± t · s ÷ √n, where s² is the mean square, with n − 1 degrees of freedom, of the replications' own
 * differences about it. As many own figures of a as of b, 0 < confidence < 1, else RangeError.
 * Source: Asmussen, Glynn, "Stochastic Simulation" (2007), III.5 (sectioning) and V.4 (common random numbers).
 */
export function sectionedDifference(all: Pair<number>, own: Pair<readonly number[]>, confidence: number, order: SampleOrder): Difference {
  return differenceFrom(all, { a: own.a.map((figure) => figure - all.a), b: own.b.map((figure) => figure - all.b) }, { confidence, order });
}
