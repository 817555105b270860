import type { Arrivals } from '../core/arrivals.ts';
import type { LossNetwork } from '../core/loss-network.ts';
import type { CountedWindow } from '../core/window.ts';
import type { RunOptions } from './engine.ts';

/** What to watch: one call with its retries and phases to its end, or everything that happens in [from, until). */
export type Watch = { arrival: number } | { from: number; until: number };

/** One thing that happened to a call, or to a resource, as plain data. */
export type TraceEvent =
  /** A try of a call (`tries` before it, from 0), or the entry of a later phase: what it asked, and what became of it. */
  | { kind: 'ask'; instant: number; arrival: number; tries: number; phase: number; asked: AskedRoute[]; outcome: AskOutcome }
  /** A caller who already has a call in progress made none. */
  | { kind: 'not-made'; instant: number; arrival: number }
  /** A phase that is not the last, or the call itself, ended and released what it held until then. */
  | { kind: 'end'; instant: number; arrival: number; phase: number; last: boolean; released: { resource: number; units: number }[] }
  /** An outage ended the call. */
  | { kind: 'dropped'; instant: number; arrival: number; resource: number }
  | { kind: 'capacity'; instant: number; resource: number; from: number; to: number };

/** A route that was asked, up to the demand that refused it; `rank` counts the routes of this attempt from 0, `alternative` those of the phase. */
export interface AskedRoute {
  alternative: number;
  rank: number;
  demands: AskedDemand[];
}

export interface AskedDemand {
  resource: number;
  units: number;
  /** Units (of a rate: tokens gone from the bucket) occupied just before, and what the resource has in all; Infinity: no limit. */
  occupied: number;
  capacity: number;
  /** Units that this flow must leave free. */
  reserved: number;
  hasRoom: boolean;
}

export type AskOutcome =
  /** `alternative` is null where the phase needs nothing; `ends`: instant at which this phase ends. */
  | { kind: 'carried'; alternative: number | null; ends: number }
  | { kind: 'blocked'; retryAt: number | null }
  | { kind: 'cut-short' };

/** A call that holds units of a resource at an instant. */
export interface Holder {
  arrival: number;
  /** Instant of the attempt that was carried. */
  since: number;
  units: number;
  phase: number;
}

/** Runs one replication again and tells what happened to what is watched, in order. Events in all are at most `most` (default 10,000). */
export type Trace = (network: LossNetwork, arrivals: Arrivals, windows: CountedWindow[], options: RunOptions, watch: Watch, most?: number) => TraceEvent[];

/** Runs one replication up to and including an instant and tells which calls then hold a resource, earliest first. */
export type Holders = (network: LossNetwork, arrivals: Arrivals, windows: CountedWindow[], options: RunOptions, resource: number, instant: number) => Holder[];
