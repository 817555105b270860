import type { FlowRoutes } from '../../core/loss-network.ts';
import type { UnitsInUse } from './units-in-use.ts';
import type { WindowRecord } from './window-record.ts';

/** Most phases of a call. */
export const MOST_PHASES = 8;

/** One call, from its first attempt to its end. */
export interface Call {
  /** Index into the arrivals, and into the network's flows. */
  arrival: number;
  flow: number;
  routes: FlowRoutes;
  /** Record of the day in which its first attempt was made; null: not counted. */
  day: WindowRecord | null;
  /** Seconds of each of its phases. */
  durations: number[];
  /** Tries before the one under way. */
  tries: number;
  /** Phase under way, from 0. */
  phase: number;
  /** What it holds, in the order of seizing. */
  held: Holding[];
  dropped: boolean;
}

/** Units of a resource that a call holds. */
export interface Holding {
  call: Call;
  resource: number;
  state: UnitsInUse;
  units: number;
  /** Phase at whose end they are released, if the call does not end before. */
  until: number;
}

/** Seconds for which a demand made in the call's phase would be held. */
export function wouldBeSeconds(call: Call, until: number): number {
  return call.durations.slice(call.phase, until + 1).reduce((sum, seconds) => sum + seconds, 0);
}
