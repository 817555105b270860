/**
 * What the kernel counted in one window (one counted day), as plain columns that cross a worker by transfer.
 * Words as in docs/numbers.md: offered = carried + overflowed + blocked + passed at a resource,
 * offered = carried + blocked for a flow (every attempt, retries included).
 */
export interface WindowStatistics {
  /** By resource index: attempts whose call belongs to the window's day. `carrying` and `gauge` resources count offered = carried. */
  day: AttemptCounts;
  /** By resource index: attempts made in the resource's busy hour, retries included, whichever day the call began. */
  hour: AttemptCounts;
  /** By resource index, would-be occupied seconds of the attempts counted in `hour`: all that ask, and those carried. */
  hourOfferedSeconds: Float64Array;
  hourCarriedSeconds: Float64Array;
  /** Distribution of occupied units over the resource's busy hour, seconds at each level; empty for `carrying`. */
  occupancy: Occupancy;
  /** Mean load of each second of the resource's busy hour (3,600 values), in units (bit/s); only for `carrying`, else null. */
  load: (Float64Array | null)[];
  /** By flow index. */
  flows: FlowCounts;
  /** First attempts of a flow that were blocked in the state's busy hour, by the resource that refused last: `[flow * resources + resource]`. */
  hourRefusals: Float64Array;
  /** Attempts and events handled from this window's counted day. */
  attempts: number;
  events: number;
}

export interface AttemptCounts {
  offered: Float64Array;
  carried: Float64Array;
  overflowed: Float64Array;
  blocked: Float64Array;
  passed: Float64Array;
}

/** Level k of resource i lasted `seconds[offset[i] + k]`; levels run from 0 to the highest seen. Sums to 3,600 s for each resource. */
export interface Occupancy {
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
  dropped: Float64Array;
  /** First attempts in the state's busy hour, and those of them that were blocked. */
  hourCalls: Float64Array;
  hourBlocked: Float64Array;
}
