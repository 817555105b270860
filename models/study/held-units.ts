import type { Estimate } from '../core/estimate.ts';
import { meanInterval } from '../core/mean-interval.ts';
import { sectionedQuantile, weightedQuantile } from '../core/quantile.ts';
import type { ResourceTotals } from './state-totals.ts';
import { within } from './within.ts';

/** Levels over the busy hour (held units, bit/s, calls/s): time-weighted mean, percentiles pooled over the days, mean of the days' highest. */
export function heldInHour(totals: ResourceTotals, confidence: number): Record<'mean' | 'p95' | 'p99' | 'max', Estimate> {
  const levels = totals.levels.distribution();
  return {
    mean: within(meanInterval(totals.mean, confidence), 0),
    p95: within(sectionedQuantile(weightedQuantile(levels, 0.95), totals.p95, confidence), 0),
    p99: within(sectionedQuantile(weightedQuantile(levels, 0.99), totals.p99, confidence), 0),
    max: within(meanInterval(totals.max, confidence), 0),
  };
}
