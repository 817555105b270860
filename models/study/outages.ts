import type { CapacityChange } from '../core/loss-network.ts';
import { dayNumber, isoDate, zone } from '../core/zone.ts';
import type { CompiledState } from '../callflow/compiled.ts';
import type { DemandDay } from '../demand/demand.ts';
import { migrationStates } from '../migration/states.ts';
import type { MigrationState, Outage, Scenario } from '../scenario/scenario.ts';
import { isUnusedLimit } from '../scenario/unused.ts';
import { clockInstant } from './busy-hour.ts';

const DAY_SECONDS = 86_400;

/** An outage by the clock of its resource's site. */
export interface PlannedOutage {
  resource: string;
  /** Id of the migration state that is in force at its start. */
  of: string;
  zone: string;
  /** First day, YYYY-MM-DD, and seconds of that day at which it begins. */
  date: string;
  seconds: number;
  durationSeconds: number;
  drop: boolean;
}

/** What is run: a migration state, or a variant of it in which an outage falls. */
export interface StateVariant {
  /** Id of the state, of a variant `<state>/outage-<n>`. */
  id: string;
  state: MigrationState;
  outage: PlannedOutage | null;
}

/** The migration states of a scenario in order, each with the outages that begin while it is in force behind it, in the order of the file. */
export async function stateVariants(scenario: Scenario): Promise<StateVariant[]> {
  const states = await migrationStates(scenario);
  const latestFirst = [...states].reverse();
  const variants = scenario.outages.flatMap((outage, n): StateVariant[] => {
    if (isUnusedLimit(outage.resource)) return [];
    const begins = beginning(scenario, outage);
    const state = latestFirst.find(({ date }) => date !== null && date <= begins.date) ?? states[0]!;
    const { resource, durationSeconds, drop } = outage;
    return [{ id: `${state.id}/outage-${n + 1}`, state, outage: { resource, of: state.id, ...begins, durationSeconds, drop } }];
  });
  return states.flatMap((state) => [{ id: state.id, state, outage: null }, ...variants.filter((variant) => variant.state === state)]);
}

/** Day and time of day at which an outage begins, by the clock of its resource's site. */
function beginning(scenario: Scenario, { resource, start }: Outage): Pick<PlannedOutage, 'zone' | 'date' | 'seconds'> {
  const zoneId = zoneOf(scenario, resource.split('/')[0]!);
  const [date, time = '00:00'] = start.split('T') as [string, string?];
  const [, clock, offset] = /^([\d:]+)(Z|[+-].*)?$/.exec(time)!;
  const local = dayNumber(date) * DAY_SECONDS + secondsOf(clock!);
  if (offset === undefined) return { zone: zoneId, date, seconds: local % DAY_SECONDS };
  const ahead = offset === 'Z' ? 0 : (offset.startsWith('-') ? -1 : 1) * secondsOf(offset.slice(1));
  const there = zone(zoneId).localOf(local - ahead);
  return { zone: zoneId, date: isoDate(Math.floor(there / DAY_SECONDS)), seconds: ((there % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS };
}

/** Seconds of `10:00` or `10:00:30`. */
function secondsOf(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

/** Zone of the site at which an element stands: of a trunk that of its first owner, of a link its first end that is a site. */
function zoneOf({ sites, pbxs, sbcs, trunks, links }: Scenario, element: string): string {
  const machine = trunks.find(({ id }) => id === element)?.owners[0] ?? element;
  const link = links.find(({ id }) => id === element);
  const site = link ? (link.from === 'internet' ? link.to : link.from) : [...pbxs, ...sbcs].find(({ id }) => id === machine)?.site;
  return (sites.find(({ id }) => id === site) ?? sites[0]!).timeZone;
}

/** Indices of the network's resources that an outage shuts: those of the element, or the one that it names. */
export function shutResources({ resources }: CompiledState, shut: string): number[] {
  return resources.flatMap(({ id, kind }, i) => (id === shut || (kind !== 'gauge' && id.startsWith(`${shut}/`)) ? [i] : []));
}

/**
 * Changes of capacity that an outage makes on the counted days of a replication: on each it begins at its time of day, whatever its date, and
 * the resources come back with their capacity when it has lasted its time. In order of time; outages that overlap are one.
 */
export function outageChanges(outage: PlannedOutage, compiled: CompiledState, { days }: Pick<DemandDay, 'days'>, estateZone: string): CapacityChange[] {
  const resources = shutResources(compiled, outage.resource);
  const starts = days.flatMap(({ day }) => clockInstant(outage.zone, outage.seconds, day, estateZone) ?? []);
  return merged(starts, outage.durationSeconds).flatMap(({ from, until }) => [
    ...resources.map((resource) => ({ instant: from, resource, capacity: 0, drop: outage.drop })),
    ...resources.map((resource) => ({ instant: until, resource, capacity: compiled.network.resources[resource]!.capacity, drop: false })),
  ]);
}

/** Stretches of a length from rising starts; what overlaps or touches is one. */
function merged(starts: number[], length: number): { from: number; until: number }[] {
  const stretches: { from: number; until: number }[] = [];
  for (const from of starts) {
    const last = stretches.at(-1);
    if (last && from <= last.until) last.until = from + length;
    else stretches.push({ from, until: from + length });
  }
  return stretches;
}
