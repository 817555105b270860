import type { Estimate } from './estimate.ts';
import { meanOf, quantileFor } from './mean-interval.ts';
import { select } from './select.ts';

/**
 * A distribution of one replication. `values` null: the levels 0, 1, 2 … (occupied units), each with its weight (seconds).
 * `weights` null: the values count alike, in any order (the seconds of a link's hour). Both: each value with its weight, in any order.
 */
export interface Distribution {
  values: ArrayLike<number> | null;
  weights: ArrayLike<number> | null;
}

/** Levels 0, 1, 2 … with the time at each, as the kernel keeps the occupancy of a resource. */
export function wholeLevels(weights: ArrayLike<number>): Distribution {
  return { values: null, weights };
}

/** Values that count alike, in any order, as the kernel keeps the seconds of a link's hour. */
export function equalLevels(values: ArrayLike<number>): Distribution {
  return { values, weights: null };
}

/** Smallest level up to which at least the share `probability` of the weight lies; 0 where there is no weight. Domain 0 < probability ≤ 1. */
export function weightedQuantile(distribution: Distribution, probability: number): number {
  if (!(probability > 0 && probability <= 1)) throw new RangeError(`probability is ${probability}; it must lie above 0 and at most at 1`);
  const { values, weights } = distribution;
  if (weights === null) return values === null ? 0 : rankedValue(Float64Array.from(values), probability);
  if (values === null) return reachedIndex(weights, probability);
  if (values.length === 0) return 0;
  // A day's levels rise already, and there are many days.
  if (isRising(values)) return values[reachedIndex(weights, probability)]!;
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  return values[order[reachedIndex(order.map((i) => weights[i]!), probability)]!]!;
}

function isRising(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (!(values[i - 1]! <= values[i]!)) return false;
  return true;
}

/** Quantile of the distribution pooled over replications, with its interval by sectioning (see `sectionedQuantile`). */
export function pooledQuantile(replications: Distribution[], probability: number, confidence: number): Estimate {
  const own = replications.map((replication) => weightedQuantile(replication, probability));
  return sectionedQuantile(weightedQuantile(pooled(replications), probability), own, confidence);
}

/**
 * A quantile of a pooled distribution with an interval by sectioning: pooled estimate ± t · s ÷ √n, where s² is the mean square of the
 * replications' own quantiles about the pooled one with n − 1 degrees of freedom; low is cut at 0 where no level is negative. One
 * replication: no interval. Source: Asmussen, Glynn, "Stochastic Simulation" (2007), III.5.
 */
export function sectionedQuantile(estimate: number, own: ArrayLike<number>, confidence: number): Estimate {
  const n = own.length;
  const factor = quantileFor(confidence, Math.max(1, n - 1));
  if (n < 2) return { estimate, low: null, high: null, confidence, replications: n };
  const squares = Float64Array.from(own, (quantile) => (quantile - estimate) ** 2);
  const half = factor * Math.sqrt(meanOf(squares) / (n - 1));
  const least = estimate >= 0 && Array.from(own).every((quantile) => quantile >= 0) ? 0 : -Infinity;
  return { estimate, low: Math.max(least, estimate - half), high: estimate + half, confidence, replications: n };
}

/** All replications as one distribution. */
export function pooled(replications: Distribution[]): Distribution {
  if (replications.every(({ values }) => values === null)) return { values: null, weights: summedWeights(replications) };
  const values = joined(replications.map((part) => part.values ?? Array.from(part.weights ?? [], (_, level) => level)));
  if (replications.every(({ weights }) => weights === null)) return { values, weights: null };
  return { values, weights: joined(replications.map((part) => part.weights ?? new Float64Array(part.values?.length ?? 0).fill(1))) };
}

function summedWeights(replications: Distribution[]): Float64Array {
  const length = replications.reduce((most, { weights }) => Math.max(most, weights?.length ?? 0), 0);
  const sums = new Float64Array(length);
  for (const { weights } of replications) for (let i = 0; i < (weights?.length ?? 0); i++) sums[i]! += weights![i]!;
  return sums;
}

function joined(parts: ArrayLike<number>[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Quantile of values that count alike. The share may miss a whole rank by the rounding of the product only. */
function rankedValue(values: Float64Array, probability: number): number {
  if (values.length === 0) return 0;
  const rank = Math.ceil(probability * values.length * (1 - 1e-12)) - 1;
  return select(values, Math.max(0, rank));
}

/** First index at which the running weight reaches the share; the rounding of the sum is no reason to go one further. */
function reachedIndex(weights: ArrayLike<number>, probability: number): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]!;
  const wanted = probability * total * (1 - 1e-12);
  let running = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i]! === 0) continue;
    running += weights[i]!;
    last = i;
    if (running >= wanted) return i;
  }
  return last;
}
