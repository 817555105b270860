import { expect, TestRunner, vi } from 'vitest';
import { meanInterval, meanOf } from '../../models/core/mean-interval.ts';
import { normalQuantile } from '../../models/core/normal-quantile.ts';

// These tests compute for seconds; on a machine that is busy with other things that can be minutes.
vi.setConfig({ testTimeout: 600_000 });

/** Every comparison takes these seeds, fixed beforehand. */
export const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
export const CONFIDENCE = 0.9999;

/** A figure and what theory says of it. */
export interface Theory {
  figure: string;
  truth: number;
  /** Largest half width that the interval may have, as a part of the truth: an interval that covers because it is wide proves nothing. */
  within: number;
  /** How far theory itself is off, as a part of the truth, where it is an approximation; absent: exact. */
  bias?: number;
}

/** What one test compared, as the validation report prints it. Kept as meta data of the test. */
export interface Comparison extends Theory {
  low: number;
  high: number;
  /** Distance of the mean of the seeds from the truth in half widths of the interval; at most 1 unless theory is an approximation. */
  distance: number;
  /** Independent samples, one a seed. */
  samples: number;
  interval: 'Student’s t' | 'known variance';
}

declare module 'vitest' {
  interface TaskMeta {
    /** Of a suite: what says what is true. */
    truth?: string;
    /** Of a test. */
    comparisons?: Comparison[];
  }
}

/** The interval of one sample a seed, by Student's t, covers the truth and is narrow enough to say something. */
export function agrees(theory: Theory, samples: number[]): void {
  const { estimate, low, high } = meanInterval(samples, CONFIDENCE);
  tell(theory, estimate, (high! - low!) / 2, samples.length, 'Student’s t');
}

/** The same where theory gives the variance of one sample too: the interval is known before the first run. */
export function agreesByVariance(theory: Theory, variance: number, samples: number[]): void {
  const half = normalQuantile(1 - (1 - CONFIDENCE) / 2) * Math.sqrt(variance / samples.length);
  tell(theory, meanOf(samples), half, samples.length, 'known variance');
}

function tell(theory: Theory, mean: number, half: number, samples: number, interval: Comparison['interval']): void {
  const { truth, within, bias = 0 } = theory;
  const comparison: Comparison = { ...theory, low: mean - half, high: mean + half, distance: Math.abs(mean - truth) / half, samples, interval };
  (TestRunner.getCurrentTest()!.meta.comparisons ??= []).push(comparison);
  const words = `${theory.figure}: theory says ${truth}, simulated ${mean - half} to ${mean + half}`;
  expect(Math.abs(mean - truth), words).toBeLessThanOrEqual(half + bias * truth);
  expect(half, `${words}, which is too wide`).toBeLessThanOrEqual(within * truth);
}
