import { weekdayOf, type Zone } from '../core/zone.ts';
import type { SyntheticFlow } from '../scenario/scenario.ts';
import { dailyLoad } from './daily-load.ts';
import type { RecordedCalls } from './recorded-calls.ts';

const QUARTER = 900;
const DAY = 86_400;
/** Quarters of an hour in a day. */
export const QUARTERS = 96;

/**
 * Adds to `erlangs[variant * 96 + quarter]` the mean load of recorded calls over the counted days of the estate, by quarter of the clock
 * of a zone: the occupied time that lies in the quarter, whichever day the call began. Of a quarter that the clock shows twice the
 * first counts, as in the busy hours of the records.
 */
export function addRecordedLoad(erlangs: Float64Array, calls: RecordedCalls, estate: Zone, clock: Zone, weightOfDay: Map<number, number>): void {
  const placeOf = quarterPlaces(estate, clock, weightOfDay);
  for (let i = 0; i < calls.count; i++) {
    const end = calls.start[i]! + calls.holding[i]!;
    for (let from = calls.start[i]!; from < end; ) {
      const until = Math.min(end, (Math.floor(from / QUARTER) + 1) * QUARTER);
      const { weight, quarter } = placeOf(from);
      if (weight > 0) {
        const at = calls.variant[i]! * QUARTERS + quarter;
        erlangs[at] = erlangs[at]! + ((until - from) / QUARTER) * weight;
      }
      from = until;
    }
  }
}

interface QuarterPlace { weight: number; quarter: number }

/** Weight of the day, and quarter of the clock, of an instant; what one quarter of the absolute clock has in common is found once. */
function quarterPlaces(estate: Zone, clock: Zone, weightOfDay: Map<number, number>): (instant: number) => QuarterPlace {
  const changing = new Set([...weightOfDay.keys()].filter((day) => clock.offsetAt(estate.startOfDay(day)) !== clock.offsetAt(estate.startOfDay(day + 1))));
  const placeAt = (instant: number): QuarterPlace => {
    const day = estate.dayOf(instant);
    const local = clock.localOf(instant);
    const isShownAgain = changing.has(day) && clock.instantOf(local).instant !== instant;
    return { weight: isShownAgain ? 0 : weightOfDay.get(day) ?? 0, quarter: Math.floor((local - Math.floor(local / DAY) * DAY) / QUARTER) };
  };
  const isWhole = (instant: number): boolean => [estate, clock].every((each) => each.offsetAt(instant) % QUARTER === 0 && each.offsetAt(instant) === each.offsetAt(instant + QUARTER - 1));
  const known = new Map<number, QuarterPlace | null>();
  let lastQuarter = NaN;
  let last: QuarterPlace | null = null;
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER);
    if (quarter !== lastQuarter) {
      lastQuarter = quarter;
      const found = known.get(quarter);
      // Clocks of long ago were not a whole number of quarters from each other: then each instant has its own place.
      last = found === undefined ? (isWhole(quarter * QUARTER) ? placeAt(quarter * QUARTER) : null) : found;
      known.set(quarter, last);
    }
    return last ?? placeAt(instant);
  };
}

/**
 * The same for a synthetic flow, whose profile goes by the hours of its own zone: the mean occupied time of its calls, those that began
 * before the quarter included.
 */
export function addSyntheticLoad(erlangs: Float64Array, row: SyntheticFlow, variant: number, own: Zone, clock: Zone, startOfDays: { instant: number; weight: number }[]): void {
  const load = dailyLoad(row);
  // Days of the same difference between the clocks are one: sums of equal terms are then the same in every quarter.
  const weightOfLead = new Map<number, number>();
  for (const { instant, weight } of startOfDays) {
    const lead = Math.round((own.offsetAt(instant) - clock.offsetAt(instant)) / QUARTER);
    weightOfLead.set(lead, (weightOfLead.get(lead) ?? 0) + weight);
  }
  for (const [lead, weight] of weightOfLead) {
    const share = weightOfLead.size === 1 ? 1 : weight;
    for (let quarter = 0; quarter < QUARTERS; quarter++) {
      const at = variant * QUARTERS + quarter;
      erlangs[at] = erlangs[at]! + share * load[(quarter + lead + 2 * QUARTERS) % QUARTERS]!;
    }
  }
}

/** Weight of each counted day: equal for replay; for resampling as often as a replication draws it. Weights sum to 1. */
export function dayWeights(days: number[], weekdays: number[] | null): Map<number, number> {
  if (weekdays === null) return new Map(days.map((day) => [day, 1 / days.length]));
  const weights = new Map<number, number>();
  for (const weekday of weekdays) {
    const ofWeekday = days.filter((day) => weekdayOf(day) === weekday % 7);
    const candidates = ofWeekday.length > 0 ? ofWeekday : days;
    for (const day of candidates) weights.set(day, (weights.get(day) ?? 0) + 1 / weekdays.length / candidates.length);
  }
  return weights;
}
