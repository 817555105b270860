import type { Arrivals } from '../core/arrivals.ts';
import type { LossNetwork } from '../core/loss-network.ts';
import type { Slices } from '../core/slices.ts';
import type { CountedWindow } from '../core/window.ts';
import type { RunOptions } from './engine.ts';
import { HeapAgenda } from './plain/heap-agenda.ts';
import { startRunOn } from './plain/start-plain-run.ts';
import type { TraceEvent } from './trace.ts';

/** Events of one slice: a few milliseconds. */
const SLICE_EVENTS = 2048;

/**
 * Plays one replication out on the plain engine, which counts the same as the kernel, and shows what happens, in order, until `see` gives true:
 * it has seen enough. Yields the share of the attempts made. Throws RangeError for what breaks its contract.
 */
export function* observing(network: LossNetwork, arrivals: Arrivals, windows: CountedWindow[], options: RunOptions, see: (event: TraceEvent) => boolean): Slices<void> {
  let over = false;
  const run = startRunOn(new HeapAgenda(), network, arrivals, windows, options, (event) => {
    over ||= see(event);
  });
  for (let events = 1; !over && !run.step(1); events++) {
    if (events % SLICE_EVENTS === 0) yield Math.min(1, run.attempts / Math.max(1, arrivals.count));
  }
}
