import { clopperPearson } from './clopper-pearson.ts';
import type { Estimate } from './estimate.ts';
import { exp } from './exp.ts';
import { ln } from './ln.ts';
import { quantileFor } from './mean-interval.ts';

/** Below this a ratio's interval stands on the scale of its logarithm, where the skew of rare events is small. */
export const LOGARITHM_BELOW = 0.1;

/**
 * Variance of the number of blocked calls over that of independent calls, taken where no blocked call was seen to tell it.
 * Exact values for loss systems (asymptotic variance of the blocked share): 2.9 for 10 channels at 5 erlang, 4.1 for 20 at 12.03,
 * 11.0 for 100 at 84.06; it falls with the blocking. So 12 is on the safe side for the groups of a company.
 */
export const UNSEEN_VARIANCE_INFLATION = 12;

/**
 * Ratio of sums over replications, Σ numerators ÷ Σ denominators, with a jackknife interval by Student's t.
 *
 * - The error is never below that of independent calls: a few replications that happen to agree do not make a share exact. Degrees
 *   of freedom are those of the replications with trials.
 * - Ratio below `LOGARITHM_BELOW`, or whose plain interval would reach 0: on the scale of the logarithm, so that low > 0.
 * - Events in only one replication: Clopper–Pearson on event and trial counts divided by the variance inflation that the jackknife shows.
 * - No event at all: estimate and low 0, high the Clopper–Pearson bound with trials divided by `inflation` (correlated calls).
 *   Events always (numerator = denominator everywhere): the mirror image.
 * - Fewer than two replications or no trial: `low` and `high` null; without a trial the estimate is 0.
 * - Where no numerator is above its denominator, high is at most 1.
 *
 * Numerators and denominators must not be negative, and be of equal length; 0 < confidence < 1; else RangeError.
 */
export function ratioInterval(
  numerators: ArrayLike<number>, denominators: ArrayLike<number>, confidence: number, inflation = UNSEEN_VARIANCE_INFLATION,
): Estimate {
  const n = numerators.length;
  if (denominators.length !== n) throw new RangeError(`denominators has ${denominators.length} values; it must have as many as numerators, ${n}`);
  if (!(inflation >= 1)) throw new RangeError(`inflation is ${inflation}; it must be at least 1`);
  const sums = sumUp(numerators, denominators);
  const estimate = sums.denominator > 0 ? sums.numerator / sums.denominator : 0;
  const found = (low: number | null, high: number | null): Estimate => ({ estimate, low, high, confidence, replications: n });
  const factor = quantileFor(confidence, Math.max(1, sums.withTrials - 1));
  if (n < 2 || sums.denominator === 0) return found(null, null);
  const most = sums.proportion ? 1 : Infinity;
  if (sums.numerator === 0) return found(0, bound(sums.denominator, confidence, inflation));
  if (sums.always) return found(1 - bound(sums.denominator, confidence, inflation), 1);

  const least = sums.proportion ? Math.sqrt((estimate * (1 - estimate)) / sums.denominator) : 0;
  const plain = factor * Math.max(least, jackknifeError(numerators, denominators, sums, (ratio) => ratio));
  if (estimate >= LOGARITHM_BELOW && estimate - plain > 0) return found(estimate - plain, Math.min(most, estimate + plain));
  const logarithmic = factor * Math.max(least / estimate, jackknifeError(numerators, denominators, sums, ln));
  if (Number.isFinite(logarithmic) && logarithmic < 700) return found(estimate * exp(-logarithmic), Math.min(most, estimate * exp(logarithmic)));
  return { ...fewEvents(sums, plain / factor, confidence), estimate, confidence, replications: n };
}

interface Sums {
  numerator: number;
  denominator: number;
  /** No numerator is above its denominator. */
  proportion: boolean;
  /** Every numerator equals its denominator. */
  always: boolean;
  /** Replications whose denominator is above 0. */
  withTrials: number;
}

function sumUp(numerators: ArrayLike<number>, denominators: ArrayLike<number>): Sums {
  const sums = { numerator: 0, denominator: 0, proportion: true, always: true, withTrials: 0 };
  for (let i = 0; i < numerators.length; i++) {
    const numerator = numerators[i]!;
    const denominator = denominators[i]!;
    if (!(numerator >= 0 && denominator >= 0)) throw new RangeError(`replication ${i} has the ratio ${numerator} / ${denominator}; neither may be negative`);
    sums.numerator += numerator;
    sums.denominator += denominator;
    if (denominator > 0) sums.withTrials++;
    if (numerator > denominator) sums.proportion = false;
    if (numerator !== denominator) sums.always = false;
  }
  return sums;
}

/** Standard error of scale(ratio) from the ratios that leave out one replication each; Infinity where one of them has no scale. */
function jackknifeError(numerators: ArrayLike<number>, denominators: ArrayLike<number>, sums: Sums, scale: (ratio: number) => number): number {
  const n = numerators.length;
  const without = new Float64Array(n);
  let mean = 0;
  for (let i = 0; i < n; i++) {
    const denominator = sums.denominator - denominators[i]!;
    // Leaving out the only replication with trials leaves no ratio.
    without[i] = scale(denominator > 0 ? Math.max(0, sums.numerator - numerators[i]!) / denominator : 0);
    mean += without[i]! / n;
  }
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (without[i]! - mean) * (without[i]! - mean);
  const error = Math.sqrt(((n - 1) / n) * squares);
  return Number.isFinite(error) ? error : Infinity;
}

/** Upper bound of a share of which no event was seen in so many correlated trials. */
function bound(trials: number, confidence: number, inflation: number): number {
  return clopperPearson(0, trials / inflation, confidence).high;
}

/** Interval of a share whose events stand in too few replications for a logarithm. */
function fewEvents(sums: Sums, error: number, confidence: number): { low: number; high: number } {
  const trials = sums.proportion ? sums.denominator : Math.max(sums.denominator, sums.numerator);
  const share = sums.numerator / trials;
  const independent = (share * (1 - share)) / trials;
  const inflation = Math.max(1, independent > 0 ? (error * error) / independent : 1);
  return clopperPearson(sums.numerator / inflation, trials / inflation, confidence);
}
