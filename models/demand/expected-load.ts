import { weekdayOf, type Zone } from '../core/zone.ts';
import type { SyntheticFlow } from '../scenario/scenario.ts';
import type { RecordedCalls } from './recorded-calls.ts';

const QUARTER = 900;
const DAY = 86_400;
/** Quarters of an hour in a day. */
export const QUARTERS = 96;

/**
 * Adds to `erlangs[variant * 96 + quarter]` the mean load of recorded calls over the counted days by quarter of the local day:
 * the occupied time that lies in the quarter, whichever day the call began.
 */
export function addRecordedLoad(erlangs: Float64Array, calls: RecordedCalls, estate: Zone, weightOfDay: Map<number, number>): void {
  for (let i = 0; i < calls.count; i++) {
    const end = calls.start[i]! + calls.holding[i]!;
    for (let from = calls.start[i]!; from < end; ) {
      const until = Math.min(end, (Math.floor(from / QUARTER) + 1) * QUARTER);
      const local = estate.localOf(from);
      const weight = weightOfDay.get(Math.floor(local / DAY));
      if (weight !== undefined) {
        const quarter = Math.floor((local - Math.floor(local / DAY) * DAY) / QUARTER);
        const at = calls.variant[i]! * QUARTERS + quarter;
        erlangs[at] = erlangs[at]! + ((until - from) / QUARTER) * weight;
      }
      from = until;
    }
  }
}

/**
 * The same for a synthetic flow: its profile, by the hours of its own zone, is its expected load (the delay of one holding time is
 * left out).
 */
export function addSyntheticLoad(erlangs: Float64Array, row: SyntheticFlow, variant: number, estate: Zone, local: Zone, weightOfDay: Map<number, number>): void {
  // Days of the same difference between the clocks are one: sums of equal terms are then the same in every quarter.
  const weightOfLead = new Map<number, number>();
  for (const [day, weight] of weightOfDay) {
    const start = estate.startOfDay(day);
    const lead = Math.round((local.offsetAt(start) - estate.offsetAt(start)) / QUARTER);
    weightOfLead.set(lead, (weightOfLead.get(lead) ?? 0) + weight);
  }
  for (const [lead, weight] of weightOfLead) {
    const share = weightOfLead.size === 1 ? 1 : weight;
    for (let quarter = 0; quarter < QUARTERS; quarter++) {
      const at = variant * QUARTERS + quarter;
      const hour = Math.floor((quarter + lead + 2 * QUARTERS) / 4) % 24;
      erlangs[at] = erlangs[at]! + share * row.erlangs * row.profile[hour]!;
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
