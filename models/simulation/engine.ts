import type { Arrivals } from '../core/arrivals.ts';
import type { CapacityChange, LossNetwork } from '../core/loss-network.ts';
import type { CountedWindow } from '../core/window.ts';
import type { WindowStatistics } from './statistics.ts';

/** What a replication is run with. */
export interface RunOptions {
  /** Whole, 0 to 2^32 − 1. */
  seed: number;
  replication: number;
  /** Changes of capacity in order of time; absent: none. */
  changes?: CapacityChange[];
}

/**
 * An engine: starts one replication of a loss network on given arrivals. All engines count the same, call by call.
 *
 * At equal instants: what ends is released, then calls whose phase ended enter their next phase, then capacity changes, then retries, then
 * arrivals, each kind in the order in which it was scheduled. The same arguments give the same bits.
 *
 * Seconds in the statistics are unit-seconds: a demand of two channels counts its would-be time twice. A later phase that asks a
 * resource counts there as one more attempt of the same call. Every call that is blocked and tries no more is `abandoned`.
 *
 * All instants of the windows are whole seconds.
 *
 * What a run is given must not be changed while or after it runs: engines keep what they have made of it for the next run.
 *
 * Throws RangeError for a network, arrivals, windows or changes that break their contract.
 */
export type StartRun = (network: LossNetwork, arrivals: Arrivals, windows: CountedWindow[], options: RunOptions) => Run;

/** One replication under way. */
export interface Run {
  /** Handles about so many events more; true when the last call has ended. */
  step(maxEvents: number): boolean;
  /** What was counted in each window, in their order. Only after the last step; the arrays are the caller's to keep. */
  statistics(): WindowStatistics[];
  /** Attempts so far, retries and those outside every window included. */
  readonly attempts: number;
  /** Events so far: attempts, and the ends of phases and of calls (a drop is an end; a call cut short has ended with the phase before). */
  readonly events: number;
}
