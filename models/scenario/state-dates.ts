import { dayNumber, isoDate } from '../core/zone.ts';
import type { Scenario } from './scenario.ts';

/** From one change of the estate to the day before the next. `changes`: a wave moves or a range is ported on its first day. */
export interface StateSpan { first: string; last: string; changes: boolean }

/** Last day of the period; null without one. */
export function periodEnd(period: Scenario['period']): string | null {
  return period === null ? null : isoDate(dayNumber(period.start) + period.weeks * 7 - 1);
}

/** Whole weeks from the period's start to a date. */
export function weekOf(period: { start: string }, date: string): number {
  return Math.floor((dayNumber(date) - dayNumber(period.start)) / 7);
}

/**
 * First and last day of each migration state: the baseline from `period.start`, then one for each date on which a wave moves or a
 * range is ported. A change on `period.start` itself has a state of its own behind the baseline, which then lasts that one day
 * too, so that there is always a picture of the estate before anything moved. Empty without a period.
 */
export function stateSpans(scenario: Pick<Scenario, 'period' | 'migration'>): StateSpan[] {
  const { period, migration } = scenario;
  const end = periodEnd(period);
  if (period === null || end === null) return [];
  const dates = [...new Set([...migration.waves, ...migration.porting].map((change) => change.date))].sort();
  const dayBefore = (date: string): string => isoDate(dayNumber(date) - 1);
  const lastBefore = (next: string | undefined): string => (next === undefined ? end : dayBefore(next));
  const baselineLast = dates[0] === period.start ? period.start : lastBefore(dates[0]);
  return [
    { first: period.start, last: baselineLast, changes: false },
    ...dates.map((first, i) => ({ first, last: lastBefore(dates[i + 1]), changes: true })),
  ];
}
