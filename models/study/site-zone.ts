import type { Simulation } from './prepare-simulation.ts';

/** Zone of a site; the estate's for a site that the scenario does not have. */
export function siteZone(simulation: Pick<Simulation, 'scenario' | 'estateZone'>, site: string): string {
  return simulation.scenario.sites.find((candidate) => candidate.id === site)?.timeZone ?? simulation.estateZone;
}
