import type { Flow } from '../callflow/variant.ts';
import type { PlayedDay } from './played-day.ts';
import type { Simulation } from './prepare-simulation.ts';

/** The flow that a call of a replication (its number among the arrivals) is reported under. */
export function flowOfCall(call: number, { simulation: { index }, played: { run } }: { simulation: Pick<Simulation, 'index'>; played: Pick<PlayedDay, 'run'> }): Flow {
  const [, arrivals] = run;
  return index.flows[index.variants[arrivals.flow[call]!]!.flow]!;
}

/** Its name: `lon-sales>pstn:national`. */
export function flowNameOf(call: number, naming: Parameters<typeof flowOfCall>[1]): string {
  return flowOfCall(call, naming).name;
}
