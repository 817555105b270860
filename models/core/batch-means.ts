import type { Estimate } from './estimate.ts';
import { meanOf, quantileFor } from './mean-interval.ts';
import { normalQuantile } from './normal-quantile.ts';

/** Fewer batches than this tell too little of their own spread. */
const LEAST_BATCHES = 10;
/** Probability of merging batches that are independent. */
const SIGNIFICANCE = 0.05;

/** A mean of one long run, and into how many batches of how many samples it took to make them independent. */
export interface BatchEstimate extends Estimate {
  batches: number;
  size: number;
  /** True when even the largest batches are still alike: then the interval is too narrow. */
  correlated: boolean;
}

/**
 * Mean of consecutive samples of one run (equally long windows, in order of time) with its interval by batch means: Student's t over the means
 * of equally large batches of neighbours. The size is 1 and doubles as long as the correlation of neighbouring batches is significant and
 * at least 10 batches are left; samples that fill no batch are left out of the spread at the beginning, never out of the mean. `replications` is
 * the number of samples. Fewer than two samples: no interval. Domain 0 < confidence < 1, else RangeError.
 *
 * Sources: von Neumann, Annals of Mathematical Statistics 12 (1941) 367, for the test; Fishman, "Grouping observations in digital
 * simulation", Management Science 24 (1978) 510, for doubling by it; Schmeiser, Operations Research 30 (1982) 556, for 10 to 30 batches.
 */
export function batchMeans(samples: ArrayLike<number>, confidence: number): BatchEstimate {
  const replications = samples.length;
  const estimate = meanOf(samples);
  const size = batchSize(samples);
  const means = batchesOf(replications, size).map(([from, until]) => meanBetween(samples, from, until));
  const batches = means.length;
  const correlated = isAlike(means);
  const factor = quantileFor(confidence, Math.max(1, batches - 1));
  if (batches < 2) return { estimate, low: null, high: null, confidence, replications, batches, size, correlated };
  const centre = meanOf(means);
  let squares = 0;
  for (const mean of means) squares += (mean - centre) * (mean - centre);
  const half = factor * Math.sqrt(squares / (batches - 1) / batches);
  return { estimate, low: estimate - half, high: estimate + half, confidence, replications, batches, size, correlated };
}

/** How many consecutive samples make one batch by the rule of `batchMeans`: 1, 2, 4 … */
export function batchSize(samples: ArrayLike<number>): number {
  let size = 1;
  for (;;) {
    const means = batchesOf(samples.length, size).map(([from, until]) => meanBetween(samples, from, until));
    if (means.length < 2 * LEAST_BATCHES || !isAlike(means)) return size;
    size *= 2;
  }
}

/** First and behind-last sample of each batch of so many; what is left over stands before the first. */
export function batchesOf(samples: number, size: number): [from: number, until: number][] {
  const count = Math.floor(samples / size);
  const before = samples - count * size;
  return Array.from({ length: count }, (_, i) => [before + i * size, before + (i + 1) * size]);
}

/**
 * Whether neighbours are alike: the correlation that von Neumann's ratio shows, 1 − Σ(x(i) − x(i − 1))² ÷ 2Σ(x(i) − mean)², is above
 * what independent samples exceed with the probability of the test; its variance is (n − 2) ÷ (n² − 1).
 */
function isAlike(means: number[]): boolean {
  const n = means.length;
  if (n < 3) return false;
  const centre = meanOf(means);
  let squares = 0;
  let steps = 0;
  for (let i = 0; i < n; i++) {
    squares += (means[i]! - centre) * (means[i]! - centre);
    if (i > 0) steps += (means[i]! - means[i - 1]!) * (means[i]! - means[i - 1]!);
  }
  if (squares === 0) return false;
  return 1 - steps / (2 * squares) > normalQuantile(1 - SIGNIFICANCE) * Math.sqrt((n - 2) / (n * n - 1));
}

function meanBetween(samples: ArrayLike<number>, from: number, until: number): number {
  let sum = 0;
  for (let i = from; i < until; i++) sum += samples[i]!;
  return sum / (until - from);
}
