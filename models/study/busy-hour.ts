import type { LossNetwork } from '../core/loss-network.ts';
import { zone } from '../core/zone.ts';
import type { ResourceInfo } from '../callflow/compiled.ts';

const QUARTER = 900;
const DAY_SECONDS = 86_400;
const QUARTERS = 96;
const PER_HOUR = 4;

/**
 * First quarter of the estate's day of the busy hour of each resource, fixed before the run: the hour with the highest
 * expected load of the flows whose first alternative asks the resource; the earliest of equals. The hour lies inside one calendar
 * day of the zone of the resource's site; in another zone than the estate's it may reach over the end of the estate's day (0 to 95).
 * A resource that no first alternative asks takes the state's hour.
 */
export function resourceBusyHours(
  network: LossNetwork,
  resources: ResourceInfo[],
  expectedLoad: Float64Array,
  zoneOf: (site: string) => string,
  estateZone: string,
  referenceInstant: number,
  stateQuarter: number,
): Int32Array {
  const loads = firstChoiceLoads(network, expectedLoad);
  return Int32Array.from(resources, (resource, i) => {
    const load = loads.subarray(i * QUARTERS, (i + 1) * QUARTERS);
    if (resource.kind === 'gauge' || !load.some((erlangs) => erlangs > 0)) return stateQuarter;
    return busiestQuarter(load, quartersAhead(zoneOf(resource.site), estateZone, referenceInstant));
  });
}

/** First quarter of the busy hour of all calls of the estate. */
export function stateBusyHour(expectedLoad: Float64Array): number {
  const load = new Float64Array(QUARTERS);
  for (let i = 0; i < expectedLoad.length; i++) load[i % QUARTERS]! += expectedLoad[i]!;
  return busiestQuarter(load, 0);
}

/** `units × erlang` of each resource by quarter of the estate's day, from the first alternative of every phase. */
function firstChoiceLoads(network: LossNetwork, expectedLoad: Float64Array): Float64Array {
  const loads = new Float64Array(network.resources.length * QUARTERS);
  network.flows.forEach((routes, variant) => {
    const units = new Map<number, number>();
    for (const phase of routes.phases) {
      const asked = new Map<number, number>();
      for (const demand of phase.alternatives[0]?.demands ?? []) asked.set(demand.resource, (asked.get(demand.resource) ?? 0) + demand.units);
      for (const [resource, count] of asked) units.set(resource, Math.max(units.get(resource) ?? 0, count));
    }
    for (const [resource, count] of units)
      for (let quarter = 0; quarter < QUARTERS; quarter++) loads[resource * QUARTERS + quarter]! += count * expectedLoad[variant * QUARTERS + quarter]!;
  });
  return loads;
}

/** How many quarters the resource's wall clock is ahead of the estate's. */
function quartersAhead(resourceZone: string, estateZone: string, instant: number): number {
  return Math.round((zone(resourceZone).offsetAt(instant) - zone(estateZone).offsetAt(instant)) / QUARTER);
}

/** Earliest (by the resource's own clock) of the hours with the highest load; returned as quarter of the estate's day. */
function busiestQuarter(load: Float64Array, ahead: number): number {
  let best = -Infinity;
  let found = 0;
  for (let local = 0; local <= QUARTERS - PER_HOUR; local++) {
    const estate = (((local - ahead) % QUARTERS) + QUARTERS) % QUARTERS;
    let sum = 0;
    for (let quarter = 0; quarter < PER_HOUR; quarter++) sum += load[(estate + quarter) % QUARTERS]!;
    // Sums of the same calls in another order differ in the last digits: that is no higher load.
    if (sum > best * (1 + 1e-12)) {
      best = sum;
      found = estate;
    }
  }
  return found;
}

/** Instant at which a quarter of a local day begins. */
export function quarterInstant(zoneId: string, day: number, quarter: number): number {
  return zone(zoneId).instantOf(day * DAY_SECONDS + quarter * QUARTER).instant;
}

/**
 * Instant in a counted day of the estate at which a resource's busy hour begins: where the clock of its own zone shows what it shows
 * on the reference day, for the two clocks do not change on the same dates. A day in which that clock skips it: by the estate's.
 */
export function busyHourInstant(quarter: number, day: number, zones: { resource: string; estate: string }, referenceDay: number): number {
  const byEstate = quarterInstant(zones.estate, day, quarter);
  if (zones.resource === zones.estate || day === referenceDay) return byEstate;
  const estate = zone(zones.estate);
  const own = zone(zones.resource);
  const shown = own.localOf(quarterInstant(zones.estate, referenceDay, quarter));
  const clockSeconds = shown - Math.floor(shown / DAY_SECONDS) * DAY_SECONDS;
  const from = estate.startOfDay(day);
  const until = estate.startOfDay(day + 1);
  const found = [0, 1].map((ahead) => own.instantOf((own.dayOf(from) + ahead) * DAY_SECONDS + clockSeconds).instant);
  return found.find((instant) => instant >= from && instant < until) ?? byEstate;
}

/** `HH:MM` of an instant in a zone. */
export function clock(zoneId: string, instant: number): string {
  const minutes = Math.floor((((zone(zoneId).localOf(instant) % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS) / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `HH:MM` of a quarter of a day, 0 to 96 (`24:00`). */
export function quarterClock(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}
