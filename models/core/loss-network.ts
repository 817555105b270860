/**
 * A loss network: resources, and for each flow the phases of its calls with the routes they may take. It knows no telephony.
 * The kernel (models/simulation) runs it; the compile step (models/callflow) makes it.
 */
export interface LossNetwork {
  resources: Resource[];
  /** Indexed by `Arrivals.flow`. */
  flows: FlowRoutes[];
}

export interface Resource {
  id: string;
  /**
   * `held`: units are seized and released, and a demand without room is refused.
   * `carrying`: never refuses, it gets worse; its load is kept as a mean per second (links, in bit/s).
   * `gauge`: never refuses, counted like held units (calls in progress of a kind; a trunk written as unlimited is `held` with capacity Infinity).
   * `rate`: token bucket, taken at arrival, never released (units per second).
   */
  mode: 'held' | 'carrying' | 'gauge' | 'rate';
  /** Whole units up to 2^53, or Infinity. For `carrying` the rate that use is measured against. */
  capacity: number;
}

export interface FlowRoutes {
  /** One to eight phases in time order. A phase with no alternatives takes nothing. */
  phases: Phase[];
  /** What a blocked attempt does; null: the caller gives up at once. */
  retry: Retry | null;
  /** Free units that an attempt of this flow must leave, by resource index (trunk reservation); absent: none. */
  reservation?: { resource: number; units: number }[];
  /** Priority flows may use reserved units. */
  priority?: boolean;
  /** Number of sources when finite (a busy caller makes no new call); absent: unlimited. */
  sources?: number;
}

export interface Phase {
  /** Ordered routes; the first that fits carries the phase. Empty: the phase needs nothing and always goes on. */
  alternatives: Alternative[];
  /** `ordered` tries them as written; `random` shuffles equals for each attempt (load sharing). */
  choice?: 'ordered' | 'random';
}

export interface Alternative {
  /** Asked in order, from the caller's side on, and seized together or not at all; the first without room refuses. */
  demands: Demand[];
}

export interface Demand {
  /** Index into `LossNetwork.resources`. */
  resource: number;
  /** Whole units > 0. A resource may stand twice in a route; then it must have room for the sum. */
  units: number;
  /** Last phase (index) through which the units are held; they are released when that phase ends. */
  until: number;
}

export interface Retry {
  /** Probability that a blocked caller tries again, 0 to 1. */
  probability: number;
  /** Mean of the exponential delay before the next try, seconds. */
  meanSeconds: number;
  /** At most this many more tries. */
  retries: number;
}
