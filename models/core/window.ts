/**
 * What is counted, fixed before the run: one window is one counted day (one replication of the summary).
 * All instants are seconds since 1970-01-01 UTC; intervals are half-open.
 */
export interface CountedWindow {
  /** The day: attempts whose first attempt starts in it are counted, and followed past its end. */
  from: number;
  until: number;
  /** Start of the busy hour (3,600 s) of each resource, by resource index. */
  resourceBusyHour: Float64Array;
  /** Start of the busy hour of the state: blocking of flows is taken in it. */
  stateBusyHour: number;
}
