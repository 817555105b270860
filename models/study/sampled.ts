import type { SampleOrder } from '../core/difference.ts';

/** How the samples of a run are taken: at which confidence, and whether they are replications or the days of one record. */
export interface Sampled {
  confidence: number;
  order: SampleOrder;
}
