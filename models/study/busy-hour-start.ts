import { busyHourInstant, clock, type BusyHour } from './busy-hour.ts';
import type { Simulation } from './prepare-simulation.ts';
import { siteZone } from './site-zone.ts';

/** `HH:MM` by the clock of a site at which a busy hour begins, on a counted day. */
export function busyHourStart(simulation: Simulation, site: string, hour: BusyHour): string {
  return clock(siteZone(simulation, site), busyHourInstant(hour, simulation.referenceDay, simulation.estateZone));
}
