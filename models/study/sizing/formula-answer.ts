import { leastWholeNumber } from '../../core/bisect.ts';
import type { Estimate } from '../../core/estimate.ts';
import { incompleteGamma } from '../../core/incomplete-gamma.ts';
import { meanInterval } from '../../core/mean-interval.ts';
import { erlangBChannels } from '../../teletraffic/erlang-b.ts';
import { haywardChannels } from '../../teletraffic/hayward.ts';
import { within } from '../within.ts';
import { peakedness } from './peakedness.ts';
import type { ProbeSample } from './probe-sample.ts';
import type { FormulaAnswer } from './size-result.ts';

const HOUR = 3600;

/** Least units by Erlang B, and by Hayward where the traffic is not Poisson's, on what was offered where the resource has no limit. `days`: which count. */
export function formulaAnswer(unlimited: ProbeSample, days: readonly number[], target: number, confidence: number): FormulaAnswer {
  const offered = within(meanInterval(days.map((day) => unlimited.offeredSeconds[day]! / HOUR), confidence), 0);
  const measured = peakedness(unlimited.mean, unlimited.square, confidence);
  const channels = (erlangs: number | null): number | null => (erlangs === null ? null : erlangBChannels(erlangs, target));
  return {
    formula: 'erlang-b', offered, capacity: channels(offered.estimate)!, low: channels(offered.low), high: channels(offered.high),
    peakedness: measured,
    hayward: isPoisson(measured) || offered.estimate === 0 ? null : haywardChannels(offered.estimate, offered.estimate * measured.estimate, target),
  };
}

/** Whether the interval holds 1, or there is none. */
export function isPoisson({ low, high }: Estimate): boolean {
  return low === null || high === null || (low <= 1 && high >= 1);
}

/**
 * Least whole number that a Poisson variable exceeds with at most 1 − p. Domain mean >= 0, 0 < p < 1.
 */
export function poissonQuantile(mean: number, p: number): number {
  if (mean === 0) return 0;
  return leastWholeNumber(0, Number.MAX_SAFE_INTEGER, (most) => 1 - incompleteGamma(most + 1, mean) >= p)!;
}
