import type { FlowIndex } from '../callflow/variant.ts';
import { weekdayOf, type Zone } from '../core/zone.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { placesByInstant } from './places-by-instant.ts';
import type { RecordedCalls } from './recorded-calls.ts';
import { daysOfWeekday } from './resample.ts';

const QUARTER = 900;
const DAY = 86_400;
/** Quarters of an hour of a clock's day. */
export const QUARTERS = 96;

/**
 * What is fitted to the recorded calls of the counted days: for each flow, weekday and quarter of an hour of the estate's clock the calls
 * recorded then, which give rate, holding times and phases; and how days differ beyond chance. Plain data.
 */
export interface FittedFlows {
  /** Weekdays that are told apart, 1 Monday to 7 Sunday. */
  weekdays: number[];
  /** Cell (flow · weekdays + weekday) · 96 + quarter has the recorded calls `calls[offset[cell]]` to `calls[offset[cell + 1] − 1]`, the shortest first. */
  offset: Uint32Array;
  calls: Uint32Array;
  /** Seconds that the clock showed a quarter on the counted days of a weekday: `[weekday · 96 + quarter]`. */
  shownSeconds: Float64Array;
  /** Index of each flow's site in `variation`. */
  siteOf: Int32Array;
  /** By site: squared coefficient of variation of the day factor; 0: days differ by chance alone, or it is not known. */
  variation: Float64Array;
}

/** Fits the recorded calls of the counted days; the calls of a weekday without a counted day are those of all of them. */
export function fittedFlows(scenario: Scenario, index: FlowIndex, calls: RecordedCalls, days: number[], estate: Zone): FittedFlows {
  const weekdays = [...new Set(scenario.run.weekdays)];
  const daysOf = weekdays.map((weekday) => daysOfWeekday(days, weekday));
  const weekdaysOf = new Map(days.map((day) => [day, daysOf.flatMap((some, w) => (some.includes(day) ? [w] : []))]));
  const place = callPlaces(calls, estate, weekdaysOf);
  const cells = index.flows.length * weekdays.length * QUARTERS;
  const offset = new Uint32Array(cells + 1);
  const forCells = (call: number, put: (cell: number) => void): void => {
    if (place.day[call]! === place.none) return;
    for (const w of weekdaysOf.get(place.day[call]!)!) put((calls.stream[call]! * weekdays.length + w) * QUARTERS + place.quarter[call]!);
  };
  for (let call = 0; call < calls.count; call++) forCells(call, (cell) => offset[cell + 1]!++);
  for (let cell = 0; cell < cells; cell++) offset[cell + 1]! += offset[cell]!;
  const filled = offset.slice(0, cells);
  const sorted = new Uint32Array(offset[cells]!);
  const byHolding = placesByInstant(Uint32Array.from({ length: calls.count }, (_, i) => i), Uint32Array.from(calls.holding));
  for (const call of byHolding) forCells(call, (cell) => (sorted[filled[cell]!++] = call));
  const { sites, siteOf } = sitesOfFlows(scenario, index);
  return { weekdays, offset, calls: sorted, shownSeconds: shownSeconds(daysOf, estate), siteOf, variation: dayVariation(calls, place, siteOf, sites, days) };
}

interface CallPlaces {
  /** Counted day of each call, `none` for a call of another day. */
  day: Float64Array;
  none: number;
  /** Quarter of the clock in which it starts. */
  quarter: Uint8Array;
}

function callPlaces(calls: RecordedCalls, estate: Zone, counted: Map<number, unknown>): CallPlaces {
  const none = -Infinity;
  const day = new Float64Array(calls.count);
  const quarter = new Uint8Array(calls.count);
  for (let i = 0; i < calls.count; i++) {
    const local = estate.localOf(calls.start[i]!);
    const of = Math.floor(local / DAY);
    day[i] = counted.has(of) ? of : none;
    quarter[i] = Math.floor((local - of * DAY) / QUARTER);
  }
  return { day, none, quarter };
}

/** The clock shows a quarter twice, or not at all, on days when it changes. */
function shownSeconds(daysOf: number[][], estate: Zone): Float64Array {
  const seconds = new Float64Array(daysOf.length * QUARTERS);
  daysOf.forEach((days, w) => {
    for (const day of days) {
      for (let instant = estate.startOfDay(day); instant < estate.startOfDay(day + 1); instant += QUARTER) seconds[w * QUARTERS + clockQuarter(estate, instant)]! += QUARTER;
    }
  });
  return seconds;
}

/** Quarter of the clock's day, 0 to 95, at an instant. */
export function clockQuarter(clock: Zone, instant: number): number {
  const local = clock.localOf(instant);
  return Math.floor((local - Math.floor(local / DAY) * DAY) / QUARTER);
}

/** Site of each flow: that of the caller, or of the called when the public network calls. */
function sitesOfFlows(scenario: Scenario, index: FlowIndex): { sites: number; siteOf: Int32Array } {
  const names = index.flows.map(({ from, to }) => {
    const end = from === 'pstn' ? to : from;
    return scenario.groups.find(({ id }) => id === end)?.site ?? end;
  });
  const known = [...new Set(names)];
  return { sites: known.length, siteOf: Int32Array.from(names, (name) => known.indexOf(name)) };
}

/**
 * Squared coefficient of variation of a factor common to all calls of a site and day, by moments: what the daily totals vary beyond Poisson,
 * around the mean of their weekday, over all weekdays. Never negative; 0 where no weekday has two days.
 */
function dayVariation(calls: RecordedCalls, place: CallPlaces, siteOf: Int32Array, sites: number, days: number[]): Float64Array {
  const at = new Map(days.map((day, d) => [day, d]));
  const totals = new Float64Array(sites * days.length);
  for (let i = 0; i < calls.count; i++) if (place.day[i] !== place.none) totals[siteOf[calls.stream[i]!]! * days.length + at.get(place.day[i]!)!]!++;
  return Float64Array.from({ length: sites }, (_, site) => variationOf(days.map((day, d) => ({ weekday: weekdayOf(day), total: totals[site * days.length + d]! }))));
}

/** The same for given daily totals. */
export function variationOf(days: readonly { weekday: number; total: number }[]): number {
  let beyond = 0;
  let squares = 0;
  for (let weekday = 0; weekday < 7; weekday++) {
    const totals = days.filter((day) => day.weekday === weekday).map(({ total }) => total);
    if (totals.length < 2) continue;
    const mean = totals.reduce((a, b) => a + b, 0) / totals.length;
    for (const total of totals) beyond += (total - mean) ** 2;
    beyond -= (totals.length - 1) * mean;
    squares += (totals.length - 1) * mean * mean;
  }
  return squares > 0 ? Math.max(0, beyond / squares) : 0;
}
