import type { Estimate } from './estimate.ts';

/**
 * What a second thing (b) has more than a first (a), with an interval that takes both from the same random numbers: `estimate` is b − a, and
 * `low` and `high` are null where a single replication gives no interval. Units are those of the quantity.
 */
export interface Difference extends Estimate {
  a: number;
  b: number;
  /**
   * Variance that the difference would have between independent runs of the same length ÷ the variance that it has. Null where either cannot
   * be told: a single replication, or a difference that is the same in all of them.
   */
  varianceRatio: number | null;
}

/**
 * In which relation the samples of a run stand. `independent`: replications. `consecutive`: days of one record, of which one may be like the
 * next.
 */
export type SampleOrder = 'independent' | 'consecutive';
