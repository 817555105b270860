import { exp } from '../core/exp.ts';
import { dayNumber, weekdayOf } from '../core/zone.ts';
import { Chance } from './chance.ts';
import { departments } from './company.ts';
import type { DayShape, SiteName } from './company.ts';

/** First day of the records, a Monday, and the zone of all three sites. */
export const FIRST_DAY = dayNumber('2026-10-05');
export const ZONE = 'Europe/London';
/** The company's own day off. */
export const HOLIDAY = dayNumber('2026-10-16');

export const BIN_MINUTES = 5;
export const BINS = (24 * 60) / BIN_MINUTES;
/** Nobody works at night, so no call meets the hour that the clock repeats. */
const OPEN_MINUTE = 6 * 60;
const CLOSE_MINUTE = 21 * 60;
const HOLIDAY_FACTOR = 0.04;
/** Sunday first. */
const WEEKDAY_FACTOR = [0.01, 1.1, 1.04, 1, 0.97, 0.86, 0.06];

/** Expected first attempts of each department in each bin of one day. */
export interface DayPlan {
  inbound: Float64Array[];
  outbound: Float64Array[];
  internal: Float64Array[];
}

/**
 * One day's demand: the weekday's level, a day shape that drifts from day to day, weather that lasts for a quarter of an hour or so at
 * each site, and events: incidents that bring callers to one site, campaigns in which a sales team calls out.
 */
export class DayPlanner {
  readonly #chance: Chance;
  #driftMinutes = 0;

  constructor(seed: number) {
    this.#chance = new Chance(seed, 'days');
  }

  /** Plans the next day; days must be asked in order, since the drift goes on. */
  next(day: number, usersOf: (department: number) => number): DayPlan {
    const chance = this.#chance;
    this.#driftMinutes = 0.75 * this.#driftMinutes + 9 * chance.normal();
    const level = (day === HOLIDAY ? HOLIDAY_FACTOR : WEEKDAY_FACTOR[weekdayOf(day)]!) * chance.lognormal(1, 0.06);
    const shapes = new Map<DayShape, Float64Array>();
    for (const shape of ['office', 'service', 'early'] as const) shapes.set(shape, shapeOf(shape, this.#driftMinutes));
    const sites: Record<SiteName, SiteDay> = { lon: siteDay(chance, 1), man: siteDay(chance, 1), lee: siteDay(chance, 3) };

    const plan: DayPlan = { inbound: [], outbound: [], internal: [] };
    departments.forEach((department, index) => {
      const shape = shapes.get(department.shape)!;
      const site = sites[department.site];
      const callers = department.pilot === null ? 0.3 : 1;
      const campaign = department.id.endsWith('-sales');
      const scale = level * usersOf(index);
      plan.inbound.push(shape.map((share, bin) => scale * department.inbound * share * site.weather[bin]! * (1 + callers * site.incident[bin]!)));
      plan.outbound.push(shape.map((share, bin) => scale * department.outbound * share * site.weather[bin]! * (campaign ? 1 + site.campaign[bin]! : 1)));
      plan.internal.push(shape.map((share, bin) => scale * department.internal * share * (1 + 0.3 * site.incident[bin]!)));
    });
    return plan;
  }
}

interface SiteDay {
  weather: Float64Array;
  /** Further inbound calls, as a multiple of the usual. */
  incident: Float64Array;
  campaign: Float64Array;
}

/** `reach`: how many times harder an incident hits this site than the others. */
function siteDay(chance: Chance, reach: number): SiteDay {
  const weather = new Float64Array(BINS);
  let state = chance.normal();
  for (let bin = 0; bin < BINS; bin++) {
    weather[bin] = exp(0.12 * state - 0.0072);
    state = 0.85 * state + 0.527 * chance.normal();
  }
  const incident = new Float64Array(BINS);
  if (chance.happens(0.3)) {
    // After lunch, so that the trunks fill at another time than the usual busy hour. Callers come at once and ebb away.
    const begin = chance.whole((12 * 60 + 30) / BIN_MINUTES, (16 * 60) / BIN_MINUTES);
    const strength = reach * (2 + 3.5 * chance.uniform());
    const length = chance.whole(20, 55) / BIN_MINUTES;
    for (let bin = begin; bin < BINS; bin++) incident[bin] = strength * exp(-(bin - begin) / length);
  }
  const campaign = new Float64Array(BINS);
  if (chance.happens(0.15)) {
    const begin = chance.whole((13 * 60) / BIN_MINUTES, (15 * 60) / BIN_MINUTES);
    campaign.fill(0.6 + chance.uniform(), begin, begin + chance.whole(12, 24));
  }
  return { weather, incident, campaign };
}

/** Humps of the day: minute of the top, width in minutes, weight. */
const HUMPS: Record<DayShape, readonly (readonly [minute: number, width: number, weight: number])[]> = {
  office: [[10 * 60 + 30, 75, 1], [14 * 60 + 40, 85, 0.9]],
  service: [[9 * 60 + 50, 70, 0.8], [13 * 60, 170, 1]],
  early: [[7 * 60 + 50, 70, 1], [12 * 60 + 40, 130, 0.8]],
};

/** Share of the day's attempts in each bin; sums to 1. */
function shapeOf(shape: DayShape, driftMinutes: number): Float64Array {
  const shares = new Float64Array(BINS);
  let sum = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const minute = (bin + 0.5) * BIN_MINUTES;
    if (minute < OPEN_MINUTE || minute > CLOSE_MINUTE) continue;
    for (const [top, width, weight] of HUMPS[shape]) {
      const distance = (minute - top - driftMinutes) / width;
      shares[bin]! += weight * exp((-distance * distance) / 2);
    }
    sum += shares[bin]!;
  }
  return shares.map((share) => share / sum);
}
