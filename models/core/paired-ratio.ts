import { differenceFrom } from './deviations.ts';
import type { Difference, SampleOrder } from './difference.ts';
import type { Pair } from './paired-difference.ts';
import { ratioInterval } from './ratio-interval.ts';

/** Numerators and denominators by replication, none negative. */
export interface RatioSamples {
  numerators: readonly number[];
  denominators: readonly number[];
}

/**
 * Difference of two ratios of sums (b − a) whose samples are paired one by one, with an interval by the jackknife: each pair is left out of both
 * ratios at once. Degrees of freedom are those of the pairs with trials on both sides.
 *
 * - Of shares (no numerator above its denominator) the error is never below that of the calls whose fate differs, taken as independent: at least
 *   Σ|numerator b − numerator a| of them do. A few replications that happen to agree do not make a difference sure. The interval keeps to −1 … 1.
 * - No event in either run: exactly 0 on the same trials; else from minus the upper bound of the one ratio to the upper bound of the other.
 * - Without a trial in one of the runs, or with a single sample: no interval.
 *
 * All four lists must be of one length, 0 < confidence < 1; else RangeError. Sources: Asmussen, Glynn, "Stochastic Simulation" (2007), III.5 and
 * V.4; McNemar, Psychometrika 12 (1947) 153, for the calls whose fate differs.
 */
export function pairedRatio({ a, b }: Pair<RatioSamples>, confidence: number, order: SampleOrder): Difference {
  const single = { a: ratioInterval(a.numerators, a.denominators, confidence), b: ratioInterval(b.numerators, b.denominators, confidence) };
  const isShare = [a, b].every(({ numerators, denominators }) => numerators.every((numerator, i) => numerator <= denominators[i]!));
  const counted = a.denominators.filter((trials, i) => trials > 0 && b.denominators[i]! > 0).length;
  const found = differenceFrom({ a: single.a.estimate, b: single.b.estimate }, { a: influences(a), b: influences(b) }, {
    confidence, order, counted, leastError: isShare ? discordantError(a, b) : 0,
  });
  if (found.low === null || found.high === null) return found;
  if (sum(a.denominators) === 0 || sum(b.denominators) === 0) return { ...found, low: null, high: null, varianceRatio: null };
  const isUnseen = sum(a.numerators) + sum(b.numerators) === 0 && !hasSameTrials(a, b);
  if (isUnseen) return { ...found, low: -single.a.high!, high: single.b.high };
  return isShare ? { ...found, low: Math.max(-1, found.low), high: Math.min(1, found.high) } : found;
}

/** By how much each sample moves a ratio: n − 1 times the mean of the ratios that leave out one, less the ratio that leaves out this. */
function influences({ numerators, denominators }: RatioSamples): number[] {
  const n = numerators.length;
  const [numerator, denominator] = [sum(numerators), sum(denominators)];
  const without = numerators.map((own, i) => {
    const left = denominator - denominators[i]!;
    // Leaving out the only replication with trials leaves no ratio.
    return left > 0 ? Math.max(0, numerator - own) / left : 0;
  });
  const mean = sum(without) / n;
  return without.map((ratio) => (n - 1) * (mean - ratio));
}

/** Standard error of the difference if no more calls changed their fate than the counts of each replication show, each by itself. */
function discordantError(a: RatioSamples, b: RatioSamples): number {
  const [trialsA, trialsB] = [sum(a.denominators), sum(b.denominators)];
  if (trialsA === 0 || trialsB === 0) return 0;
  let changed = 0;
  for (let i = 0; i < a.numerators.length; i++) changed += Math.abs(b.numerators[i]! / trialsB - a.numerators[i]! / trialsA);
  return Math.sqrt(changed / Math.max(trialsA, trialsB));
}

function hasSameTrials(a: RatioSamples, b: RatioSamples): boolean {
  return a.denominators.every((trials, i) => trials === b.denominators[i]!);
}

function sum(samples: readonly number[]): number {
  let total = 0;
  for (const sample of samples) total += sample;
  return total;
}
