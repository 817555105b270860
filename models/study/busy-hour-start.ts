import { clock, quarterInstant } from './busy-hour.ts';
import type { Simulation } from './prepare-simulation.ts';

/** `HH:MM` by the clock of a site at which a quarter of the estate's day begins, on a counted day. */
export function busyHourStart(simulation: Simulation, site: string, quarter: number): string {
  const zoneId = simulation.scenario.sites.find((candidate) => candidate.id === site)?.timeZone ?? simulation.estateZone;
  return clock(zoneId, quarterInstant(simulation.estateZone, simulation.referenceDay, quarter));
}
