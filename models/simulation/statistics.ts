/**
 * What the kernel counted in one window (one counted day), as plain columns that cross a worker by transfer.
 * Words as in docs/numbers.md: offered = carried + overflowed + blocked + passed at a resource,
 * offered = carried + blocked for a flow (every attempt, retries included).
 */
export interface WindowStatistics {
  /** By resource index: attempts whose call belongs to the window's day. `carrying` and `gauge` resources count offered = carried, unless they are shut. */
  day: AttemptCounts;
  /** By resource index: attempts made in the resource's busy hour, retries included, whichever day the call began. */
  hour: AttemptCounts;
  /** By resource index, would-be occupied seconds of the attempts counted in `hour`: all that ask, and those carried. */
  hourOfferedSeconds: Float64Array;
  hourCarriedSeconds: Float64Array;
  /** Distribution of occupied units over the resource's busy hour, seconds at each level; empty for `carrying` and `rate`. */
  occupancy: Occupancy;
  /**
   * For each second of the resource's busy hour (3,600 values): of a `carrying` one its mean load (bit/s), of a `rate` the units that were
   * asked of it (attempts per second); null for the others.
   */
  load: (Float64Array | null)[];
  /** Occupied units by quarter of an hour of the window, for drawing. */
  quarters: Quarters;
  /**
   * By resource: the most units that were occupied for some time in the window, and the first instant (not before the window) at which they
   * were. Of a `rate`: 0 units at the beginning of the window.
   */
  highest: { level: Float64Array; instant: Float64Array };
  /** By flow index. */
  flows: FlowCounts;
  /** First attempts that were blocked in the state's busy hour, by flow and the resource that refused last; ordered by flow, then resource. */
  hourRefusals: Refusals;
  /** Attempts and events handled from this window's counted day. */
  attempts: number;
  events: number;
}

/** Level of resource r in quarter q of the window (900 s from its start; the last may be shorter): `[r * count + q]`. */
export interface Quarters {
  count: number;
  /** Time-weighted mean, and highest that lasted. Of a `rate` both are 0. */
  mean: Float64Array;
  highest: Float64Array;
}

/** A sparse table as columns. */
export interface Refusals {
  flow: Int32Array;
  resource: Int32Array;
  count: Float64Array;
}

export interface AttemptCounts {
  offered: Float64Array;
  carried: Float64Array;
  overflowed: Float64Array;
  blocked: Float64Array;
  passed: Float64Array;
}

/**
 * Level k of resource i, which is k · step[i] units (and less than one step more), lasted `seconds[offset[i] + k]`; levels run from 0 to the
 * highest seen. Sums to 3,600 s for each resource.
 */
export interface Occupancy {
  /** By resource, as `levelSteps` gives it. */
  step: Float64Array;
  offset: Uint32Array;
  seconds: Float64Array;
}

export interface FlowCounts {
  /** First attempts of the day. */
  calls: Float64Array;
  /** Every attempt of the day's calls, retries included. */
  offered: Float64Array;
  carried: Float64Array;
  /** The part of carried that went on an alternative other than the first. */
  overflowed: Float64Array;
  blocked: Float64Array;
  /** Calls that gave up after their last try. */
  abandoned: Float64Array;
  /** A later phase found no room. */
  cutShort: Float64Array;
  /** Cut by a change of capacity. */
  dropped: Float64Array;
  /** First attempts that a caller of finite sources did not make, being busy; part of no other count. */
  notMade: Float64Array;
  /** First attempts in the state's busy hour, and those of them that were blocked. */
  hourCalls: Float64Array;
  hourBlocked: Float64Array;
}
