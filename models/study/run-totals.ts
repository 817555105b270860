import { addDay, newStateTotals, type StateTotals } from './state-totals.ts';
import type { Simulation } from './prepare-simulation.ts';
import type { ReplicationResult } from './replicate.ts';

/** What the replications of a study add up to. */
export interface RunTotals {
  replications: number;
  attempts: number;
  events: number;
  /** By state, in the order of the simulation. */
  states: StateTotals[];
}

export function newRunTotals(simulation: Pick<Simulation, 'states' | 'index'>): RunTotals {
  const states = simulation.states.map(({ compiled }) => newStateTotals(compiled.resources.length, simulation.index.flows.length));
  return { replications: 0, attempts: 0, events: 0, states };
}

/** Adds a replication; they must come in the order of their number, so that sums have the same bits whoever ran them. */
export function addReplication(totals: RunTotals, result: ReplicationResult): void {
  if (result.replication !== totals.replications)
    throw new RangeError(`result is of replication ${result.replication}; it must be of replication ${totals.replications}, the next in order`);
  totals.replications++;
  totals.attempts += result.attempts;
  totals.events += result.events;
  result.states.forEach((days, state) => days.forEach((day) => addDay(totals.states[state]!, day, result.replication)));
}
