import type { JobOptions } from '../core/job.ts';
import { inSlices } from '../core/slices.ts';
import { isoDate, zone } from '../core/zone.ts';
import { findingHolders } from '../simulation/holders.ts';
import type { StartRun } from '../simulation/engine.ts';
import type { ExplainedPlace, HeldResource } from './explanation.ts';
import { heldResource, type Naming } from './named-steps.ts';
import type { SimulatedState, Simulation } from './prepare-simulation.ts';

export interface ExplainOptions extends JobOptions {
  /** The engine that searches replications; absent: the kernel in models/simulation. What is told is played on the plain engine. */
  startRun?: StartRun;
  /** Most steps of a minute that are listed. Default 200. */
  most?: number;
}

/** A prepared run of which something is asked. */
export interface AskedRun {
  simulation: Simulation;
  state: SimulatedState;
  options: ExplainOptions;
}

/** Where in the run a story stands. */
export function placeOf({ simulation, state, played, zone: zoneId }: Naming, instant: number): ExplainedPlace {
  const { scenario, seed, estateZone } = simulation;
  return { scenario: scenario.name, seed, state: state.id, replication: played.replication, date: isoDate(zone(estateZone).dayOf(instant)), zone: zoneId };
}

/** A resource at an instant and the calls that hold it. */
export async function heldAt({ options }: AskedRun, naming: Naming, resource: number, instant: number): Promise<HeldResource> {
  const { run } = naming.played;
  const found = await inSlices(findingHolders(...run, resource, instant), options, { what: 'finding who held it', from: 0.8, share: 0.2 });
  const change = run[3].changes?.filter((each) => each.resource === resource && each.instant <= instant).at(-1);
  return heldResource(resource, instant, found, change?.capacity ?? run[0].resources[resource]!.capacity, naming);
}
