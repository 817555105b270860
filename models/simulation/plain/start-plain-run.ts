import type { Arrivals } from '../../core/arrivals.ts';
import type { LossNetwork } from '../../core/loss-network.ts';
import type { CountedWindow } from '../../core/window.ts';
import { checkArrivals, checkOptions, checkWindows } from '../check.ts';
import type { Run, RunOptions, StartRun } from '../engine.ts';
import type { Agenda } from './agenda.ts';
import { checkNetwork } from './check-network.ts';
import { PlainRun, type Observer } from './plain-run.ts';
import { HeapAgenda } from './heap-agenda.ts';

/**
 * Starts one replication on an agenda of any make, which must be empty; an observer is told everything that happens, in order.
 * Throws RangeError for a network, arrivals, windows or changes that break their contract.
 */
export function startRunOn(agenda: Agenda, network: LossNetwork, arrivals: Arrivals, windows: CountedWindow[], options: RunOptions, observe: Observer | null = null): Run {
  checkNetwork(network);
  checkArrivals(arrivals, network);
  checkWindows(windows, network.resources.length);
  checkOptions(options, network.resources.length);
  return new PlainRun(network, arrivals, windows, options, agenda, observe);
}

/** The plain engine: the same counts as the kernel, by an object for each call and a heap of what is to come. */
export const startPlainRun: StartRun = (network, arrivals, windows, options) => startRunOn(new HeapAgenda(), network, arrivals, windows, options);
