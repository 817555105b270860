/**
 * Call attempts in order of time, as columns. Instants are seconds since 1970-01-01 UTC, durations seconds.
 * First attempts only: the kernel makes the retries.
 */
export interface Arrivals {
  count: number;
  /** Instant of the attempt; never falls. */
  time: Float64Array;
  /** Would-be occupied time of the whole call (all phases), seconds, >= 0. */
  holding: Float64Array;
  /** Index into `LossNetwork.flows`. */
  flow: Int32Array;
  /** Index into `streams`: which random stream the call belongs to. */
  stream: Int32Array;
  /** Number of the call in its stream: with the stream's hash and the replication it keys every draw of the call. */
  call: Uint32Array;
  streams: StreamKeys;
  /** Of flows with finite sources: which caller of the flow it is, from 0; absent: no flow has finite sources. */
  source?: Int32Array;
  /** Durations of each phase of calls with more than one phase; null when every call has one phase lasting `holding`. */
  phases: PhaseDurations | null;
}

/** 64-bit FNV-1a hash of each stream's name, in two words. */
export interface StreamKeys {
  low: Uint32Array;
  high: Uint32Array;
}

/** Phase p of call i lasts `seconds[offset[i] + p]`; a call with no entries (offset[i] = offset[i+1]) has one phase of `holding`. */
export interface PhaseDurations {
  offset: Uint32Array;
  seconds: Float64Array;
}
