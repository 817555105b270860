import { batchesOf, batchSize } from './batch-means.ts';
import type { Difference, SampleOrder } from './difference.ts';
import { quantileFor } from './mean-interval.ts';

/** Share of a sum of squares that rounding can make. */
const ROUNDING = 1e-24;

/** By how much each sample moves the two figures of a difference: of each replication its own value less that of all. */
export interface Deviations {
  a: readonly number[];
  b: readonly number[];
}

export interface DifferenceOptions {
  confidence: number;
  order: SampleOrder;
  /** Samples that count towards the degrees of freedom; absent: all. */
  counted?: number;
  /** The standard error is never below this; absent: 0. */
  leastError?: number;
}

/**
 * The difference b − a with its two-sided interval by Student's t: half width t · √(Σd² ÷ (n (n − 1))) for the n differences d of the
 * paired deviations; of consecutive samples for the means d of their batches (`batchSize`). Fewer than two samples give no interval. Where all
 * pairs are equal the difference is exactly 0, with the interval [0, 0]. Domain 0 < confidence < 1, as many deviations of a as of b, else RangeError.
 */
export function differenceFrom(figures: { a: number; b: number }, deviations: Deviations, options: DifferenceOptions): Difference {
  const { a, b } = figures;
  const { confidence, order, counted, leastError = 0 } = options;
  const replications = deviations.a.length;
  if (deviations.b.length !== replications) throw new RangeError(`b has ${deviations.b.length} samples; it must have as many as a, ${replications}`);
  const estimate = b - a;
  const unknown = { a, b, estimate, low: null, high: null, confidence, replications, varianceRatio: null };
  const size = order === 'consecutive' ? batchSize(deviations.b.map((move, i) => move - deviations.a[i]!)) : 1;
  const batches = batchesOf(replications, size);
  const n = batches.length;
  const factor = quantileFor(confidence, Math.max(1, Math.min(n, Math.floor((counted ?? replications) / size)) - 1));
  if (n < 2) return unknown;
  let paired = 0;
  let apart = 0;
  for (const [from, until] of batches) {
    const moveA = meanBetween(deviations.a, from, until);
    const moveB = meanBetween(deviations.b, from, until);
    paired += (moveB - moveA) * (moveB - moveA);
    apart += moveA * moveA + moveB * moveB;
  }
  const half = factor * Math.max(leastError, Math.sqrt(paired / n / (n - 1)));
  // What rounding leaves of a difference that is the same in all pairs tells nothing about its spread.
  const varianceRatio = paired > ROUNDING * apart ? apart / paired : null;
  return { ...unknown, low: estimate - half, high: estimate + half, varianceRatio };
}

function meanBetween(samples: readonly number[], from: number, until: number): number {
  let sum = 0;
  for (let i = from; i < until; i++) sum += samples[i]!;
  return sum / (until - from);
}
