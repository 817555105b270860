import type { Arrivals } from '../core/arrivals.ts';
import type { LossNetwork } from '../core/loss-network.ts';
import type { Slices } from '../core/slices.ts';
import type { CountedWindow } from '../core/window.ts';
import type { RunOptions } from './engine.ts';
import { observing } from './observe-run.ts';

/** Half-open, seconds since 1970-01-01 UTC. */
export interface Interval {
  from: number;
  until: number;
}

/**
 * The earliest first attempt of the asked flows (by index) that is blocked in one of the intervals: its number among the arrivals, null where none is.
 * Runs on the plain engine, only as far as needed.
 */
export function* findingFirstBlocked(
  network: LossNetwork, arrivals: Arrivals, windows: CountedWindow[], options: RunOptions, isAsked: (flow: number) => boolean, intervals: Interval[],
): Slices<number | null> {
  const end = Math.max(...intervals.map(({ until }) => until));
  let found: number | null = null;
  yield* observing(network, arrivals, windows, options, (event) => {
    if (event.kind !== 'ask' || event.outcome.kind !== 'blocked' || event.tries > 0) return event.instant >= end;
    const { arrival, instant } = event;
    if (isAsked(arrivals.flow[arrival]!) && intervals.some(({ from, until }) => instant >= from && instant < until)) found = arrival;
    return found !== null || instant >= end;
  });
  return found;
}
