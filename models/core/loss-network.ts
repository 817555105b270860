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
   * `rate`: token bucket, taken at arrival, never released; refills at `capacity` units a second up to `burst`. Capacity 0: always empty.
   */
  mode: 'held' | 'carrying' | 'gauge' | 'rate';
  /** Whole units up to 2^53, or Infinity. For `carrying` the rate that use is measured against; for `rate` units per second. */
  capacity: number;
  /** Of a `rate`: most tokens that the bucket holds; it begins full. Absent: what one second brings, at least 1. */
  burst?: number;
}

/**
 * What a resource's capacity becomes at an instant (outage, repair, drain). Changes of one instant act in the order of the list.
 * A `held` resource takes any capacity >= 0. A `carrying` or `gauge` one can only be shut (capacity 0: it then refuses every call
 * that asks it) and opened again (any other capacity). A `rate` refills at its new rate from then on; its bucket loses what it can no
 * longer hold (all of it at capacity 0, so that it begins empty when it is opened again).
 */
export interface CapacityChange {
  instant: number;
  /** Index into `LossNetwork.resources`. */
  resource: number;
  capacity: number;
  /**
   * True: calls in progress that no longer fit end at once, the latest to have seized the resource first (by the last of its seizures
   * that it still holds), until the rest fits; all that they hold is released, they count as dropped and do not try again. False: they go
   * on, and no new call enters before there is room (drain). A `rate` holds no calls, so it drops none.
   */
  drop: boolean;
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
  /**
   * Number of callers when finite; absent: unlimited. `Arrivals.source` tells the caller of each attempt. A caller with a call in progress
   * or a try to come makes no new call: such an attempt is not made, counts as `notMade` and nowhere else (not in `calls`, attempts, events).
   */
  sources?: number;
}

export interface Phase {
  /**
   * Ordered routes; the first that fits carries the phase: behind the first stand its fallbacks. When none fits, a first phase is blocked and
   * a later one ends the call as cut short. Empty: the phase needs nothing and always goes on.
   */
  alternatives: Alternative[];
  /**
   * Load sharing: sizes of consecutive runs of equals, which sum to the number of alternatives; each attempt tries a run in an order drawn
   * for it before the next run. [2, 1]: the first two in random order, then the third. Absent: as written.
   */
  equals?: number[];
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
