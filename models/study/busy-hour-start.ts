import { busyHourInstant, clock, type BusyHour } from './busy-hour.ts';
import type { Simulation } from './prepare-simulation.ts';

/** `HH:MM` by the clock of a site at which a busy hour begins, on a counted day. */
export function busyHourStart(simulation: Simulation, site: string, hour: BusyHour): string {
  const zoneId = simulation.scenario.sites.find((candidate) => candidate.id === site)?.timeZone ?? simulation.estateZone;
  return clock(zoneId, busyHourInstant(hour, simulation.referenceDay, simulation.estateZone));
}
