import type { StartRun } from '../../models/simulation/engine.ts';
import type { Played } from './differences.ts';
import type { Case } from './case.ts';

/** Any number would do; every engine gets the same. */
export const REPLICATION = 3;

/** Runs a case to its end on an engine, in slices of so many events. */
export function played(start: StartRun, { network, arrivals, windows, seed, changes }: Case, slice = 65_536): Played {
  const run = start(network, arrivals, windows, { seed, replication: REPLICATION, ...(changes && { changes }) });
  while (!run.step(slice));
  return { statistics: run.statistics(), attempts: run.attempts, events: run.events };
}
