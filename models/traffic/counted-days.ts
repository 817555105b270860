import { warning } from '../core/issue.ts';
import { dayNumber, weekdayOf, zone } from '../core/zone.ts';
import type { CallTable } from '../cdr/call-table.ts';
import type { Issue } from '../core/issue.ts';
import type { AnalysisSettings } from './settings.ts';

const DAY = 86_400;
const LEAST_OTHERS = 3;

export interface CountedDays {
  /** Day numbers (days since 1970-01-01 in the zone), in order. */
  days: number[];
  /** Every other day from the first to the last call, with the reason. */
  leftOut: { day: number; reason: string }[];
  /** Set when no day met the rule and every day that has a call counts instead. */
  warning: Issue | null;
}

/**
 * The days over which means are taken: the settings' weekdays from the day of the first to the day of the last call (a call
 * belongs to the day in which it starts), less holidays, less a first or last day of the records with fewer than half of the
 * calls of the median of the other such weekdays that have calls, where there are at least three of those.
 */
export function countedDays(table: CallTable, settings: AnalysisSettings): CountedDays {
  return countedDaysOf(callsByDay(table, settings.zone), settings);
}

/** As `countedDays`, of calls that are counted already by days of the settings' zone. */
export function countedDaysOf({ first, calls }: CallsByDay, settings: AnalysisSettings): CountedDays {
  if (calls.length === 0) return { days: [], leftOut: [], warning: null };
  const weekdays = new Set(settings.weekdays.map((weekday) => weekday % 7));
  const holidays = new Set(settings.holidays.map(dayNumber));
  const last = first + calls.length - 1;
  const callsOf = (day: number): number => calls[day - first]!;

  const days: number[] = [];
  const leftOut: { day: number; reason: string }[] = [];
  for (let day = first; day <= last; day++) {
    if (!weekdays.has(weekdayOf(day))) leftOut.push({ day, reason: 'not one of the weekdays that count' });
    else if (holidays.has(day)) leftOut.push({ day, reason: 'holiday' });
    else days.push(day);
  }
  const partial = [first, last].filter((day, i, edges) => days.includes(day) && edges.indexOf(day) === i && isPartial(day, days, callsOf));
  for (const day of partial) leftOut.push({ day, reason: `partial day: ${callsOf(day)} calls, fewer than half of the median of the others` });
  leftOut.sort((a, b) => a.day - b.day);
  const counted = days.filter((day) => !partial.includes(day));
  if (counted.length > 0) return { days: counted, leftOut, warning: null };

  const withCalls: number[] = [];
  for (let day = first; day <= last; day++) if (callsOf(day) > 0) withCalls.push(day);
  return {
    days: withCalls,
    leftOut: leftOut.filter(({ day }) => callsOf(day) === 0),
    warning: warning(
      'no-counted-day', '/run/weekdays',
      'No day of these records is one of the weekdays that count, so every day that has a call was counted.',
      'Add records of whole working weeks, or set the weekdays and holidays that fit these.',
    ),
  };
}

function isPartial(day: number, days: readonly number[], callsOf: (day: number) => number): boolean {
  const others = days.filter((other) => other !== day).map(callsOf).filter((calls) => calls > 0).sort((a, b) => a - b);
  if (others.length < LEAST_OTHERS) return false;
  const middle = others.length / 2;
  const median = Number.isInteger(middle) ? (others[middle - 1]! + others[middle]!) / 2 : others[Math.floor(middle)]!;
  return callsOf(day) < median / 2;
}

/** Calls that start in each local day, from day number `first`, that of the first call, on. */
export interface CallsByDay {
  first: number;
  calls: number[];
}

export function callsByDay(table: CallTable, zoneId: string): CallsByDay {
  const { count, start } = table.calls;
  if (count === 0) return { first: 0, calls: [] };
  let low = start[0]!;
  let high = low;
  for (let i = 1; i < count; i++) {
    const at = start[i]!;
    if (at < low) low = at;
    else if (at > high) high = at;
  }
  const inZone = zone(zoneId);
  const first = inZone.dayOf(low);
  const days = inZone.dayOf(high) - first + 1;
  const begins = new Float64Array(days + 1);
  for (let d = 0; d <= days; d++) begins[d] = inZone.startOfDay(first + d);
  const calls = new Array<number>(days).fill(0);
  for (let i = 0; i < count; i++) {
    const at = start[i]!;
    // Days of 23 and 25 hours shift the guess by at most a day.
    let d = Math.min(days - 1, Math.max(0, Math.floor((at - begins[0]!) / DAY)));
    while (at < begins[d]!) d--;
    while (at >= begins[d + 1]!) d++;
    calls[d]!++;
  }
  return { first, calls };
}
