import type { Estimate } from '../core/estimate.ts';

/** The estimate with an interval that keeps to what the quantity can be: nobody holds fewer than no channels. */
export function within(estimate: Estimate, least: number, most = Infinity): Estimate {
  const kept = (bound: number | null): number | null => bound === null ? null : Math.min(most, Math.max(least, bound));
  return { ...estimate, low: kept(estimate.low), high: kept(estimate.high) };
}
