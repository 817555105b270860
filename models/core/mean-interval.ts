import type { Estimate } from './estimate.ts';
import { studentTQuantile } from './student-t-quantile.ts';

/**
 * Mean of independent samples (one a replication) with its two-sided interval by Student's t. One sample has no interval:
 * `low` and `high` are null. No sample at all: estimate 0, no interval. Domain 0 < confidence < 1, else RangeError.
 */
export function meanInterval(samples: ArrayLike<number>, confidence: number): Estimate {
  const n = samples.length;
  const estimate = meanOf(samples);
  if (n < 2) return { estimate, low: null, high: null, confidence: checked(confidence), replications: n };
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (samples[i]! - estimate) * (samples[i]! - estimate);
  const half = quantileFor(confidence, n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { estimate, low: estimate - half, high: estimate + half, confidence, replications: n };
}

/** Arithmetic mean; 0 of nothing. */
export function meanOf(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) sum += samples[i]!;
  return samples.length === 0 ? 0 : sum / samples.length;
}

const known = new Map<string, number>();

/** Factor of the standard error in a two-sided interval by Student's t. Kept: a study asks for the same few again and again. */
export function quantileFor(confidence: number, degrees: number): number {
  const key = `${checked(confidence)}/${degrees}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = studentTQuantile(1 - (1 - confidence) / 2, degrees);
  if (known.size > 1000) known.clear();
  known.set(key, made);
  return made;
}

function checked(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence is ${confidence}; it must lie between 0 and 1`);
  return confidence;
}
