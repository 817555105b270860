import type { Alternative, LossNetwork, Phase } from '../core/loss-network.ts';
import { zone } from '../core/zone.ts';
import type { ResourceInfo } from '../callflow/compiled.ts';
import type { Demand } from '../demand/demand.ts';

const QUARTER = 900;
const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3600;
const QUARTERS = 96;
const PER_HOUR = 4;

/** A busy hour: the quarter of the day (0 to 92) at which it begins by the clock of a zone. */
export interface BusyHour {
  zone: string;
  quarter: number;
}

/**
 * Busy hour of each resource by the clock of its site, fixed before the run: the hour with the highest expected load of the flows
 * whose first alternative (or one of its equals) asks the resource; the earliest of equals. It lies inside one calendar day of that clock; in another zone than
 * the estate's it may reach over the end of the estate's day. A resource that no first alternative asks takes the state's hour.
 */
export function resourceBusyHours(
  network: LossNetwork,
  resources: ResourceInfo[],
  demand: Pick<Demand, 'expectedLoad' | 'phaseShares'>,
  zoneOf: (site: string) => string,
  state: BusyHour,
): BusyHour[] {
  const zones = resources.map((resource) => zoneOf(resource.site));
  const loadsIn = new Map([...new Set(zones)].map((id) => [id, firstChoiceLoads(network, demand.expectedLoad(id), demand.phaseShares)]));
  return resources.map((resource, i) => {
    const load = loadsIn.get(zones[i]!)!.subarray(i * QUARTERS, (i + 1) * QUARTERS);
    if (resource.kind === 'gauge' || !load.some((erlangs) => erlangs > 0)) return state;
    return { zone: zones[i]!, quarter: busiestQuarter(load) };
  });
}

/** Busy hour of all calls of the estate, by its clock. */
export function stateBusyHour(expectedLoad: (zoneId: string) => Float64Array, estateZone: string): BusyHour {
  const load = new Float64Array(QUARTERS);
  expectedLoad(estateZone).forEach((erlangs, i) => (load[i % QUARTERS]! += erlangs));
  return { zone: estateZone, quarter: busiestQuarter(load) };
}

/** `units × erlang` of each resource by quarter, from the first choice of every phase, for the phases through which it is held. */
function firstChoiceLoads(network: LossNetwork, expectedLoad: Float64Array, phaseShares: number[][]): Float64Array {
  const loads = new Float64Array(network.resources.length * QUARTERS);
  network.flows.forEach((routes, variant) => {
    const shares = phaseShares[variant]!;
    routes.phases.forEach((phase, from) => {
      const choices = firstChoices(phase);
      for (const { resource, units, until } of choices.flatMap(({ demands }) => demands)) {
        const share = shares.slice(from, until + 1).reduce((a, b) => a + b, 0) / choices.length;
        for (let quarter = 0; quarter < QUARTERS; quarter++) loads[resource * QUARTERS + quarter]! += units * share * expectedLoad[variant * QUARTERS + quarter]!;
      }
    });
  });
  return loads;
}

/** The alternatives that calls of a phase may try first, each as likely as the others. */
function firstChoices({ alternatives, equals }: Phase): Alternative[] {
  return alternatives.slice(0, equals?.[0] ?? 1);
}

/** Earliest of the hours inside the day with the highest load. */
function busiestQuarter(load: Float64Array): number {
  let best = -Infinity;
  let found = 0;
  for (let first = 0; first <= QUARTERS - PER_HOUR; first++) {
    let sum = 0;
    for (let quarter = first; quarter < first + PER_HOUR; quarter++) sum += load[quarter]!;
    // Sums of the same calls in another order differ in the last digits: that is no higher load.
    if (sum > best * (1 + 1e-12)) {
      best = sum;
      found = first;
    }
  }
  return found;
}

/**
 * Instant in a counted day of the estate at which a busy hour begins. On the one day of the year on which the clock of its zone jumps over it,
 * the last hour of the estate's day stands in.
 */
export function busyHourInstant(hour: BusyHour, day: number, estateZone: string): number {
  return clockInstant(hour.zone, hour.quarter * QUARTER, day, estateZone) ?? zone(estateZone).startOfDay(day + 1) - HOUR_SECONDS;
}

/**
 * Instant in a counted day of the estate at which the clock of a zone shows so many seconds of its day. Another clock than the estate's shows
 * it on the same or on a neighbouring date; null on the one day of the year on which that clock jumps over it.
 */
export function clockInstant(zoneId: string, seconds: number, day: number, estateZone: string): number | null {
  const at = (date: number): number => zone(zoneId).instantOf(date * DAY_SECONDS + seconds).instant;
  if (zoneId === estateZone) return at(day);
  const from = zone(estateZone).startOfDay(day);
  const until = zone(estateZone).startOfDay(day + 1);
  const date = zone(zoneId).dayOf(from);
  return [at(date), at(date + 1)].find((instant) => instant >= from && instant < until) ?? null;
}

/** `HH:MM` of an instant in a zone. */
export function clock(zoneId: string, instant: number): string {
  return clockOf(((zone(zoneId).localOf(instant) % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS);
}

/** `HH:MM` of a number of seconds from midnight. */
export function clockOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `HH:MM` of a quarter of a day, 0 to 96 (`24:00`). */
export function quarterClock(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}
