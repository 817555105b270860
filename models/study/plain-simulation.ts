import type { DemandData } from '../demand/demand.ts';
import { demandOf } from '../demand/demand-of.ts';
import type { Simulation } from './prepare-simulation.ts';

/** A prepared simulation as plain data, which crosses a worker: prepared once, run anywhere. */
export type PlainSimulation = Omit<Simulation, 'demand'> & { demand: DemandData };

export function plainSimulation(simulation: Simulation): PlainSimulation {
  return { ...simulation, demand: simulation.demand.data };
}

export function simulationOf(plain: PlainSimulation): Simulation {
  return { ...plain, demand: demandOf(plain.demand) };
}
