import { describe, expect, it } from 'vitest';
import { isoDate } from '../../models/core/zone.ts';
import { countedDays } from '../../models/traffic/counted-days.ts';
import { tableOf } from './tables.ts';
import type { CountedDays } from '../../models/traffic/counted-days.ts';

/** Calls by date; each starts at noon. */
function count(byDate: Record<string, number>, settings: { zone?: string; weekdays?: number[]; holidays?: string[] } = {}): CountedDays {
  const calls = Object.entries(byDate).flatMap(([date, calls]) => {
    const start = Date.parse(`${date}T12:00:00Z`) / 1000;
    return new Array<{ start: number; end: number }>(calls).fill({ start, end: start + 60 });
  });
  return countedDays(tableOf(calls), { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [], ...settings });
}
const dates = (found: CountedDays): string[] => found.days.map(isoDate);

describe('counted days', () => {
  // 2026-10-05 is a Monday.
  const week = { '2026-10-05': 10, '2026-10-06': 10, '2026-10-07': 10, '2026-10-08': 10, '2026-10-09': 10 };
  it('leave out weekends and holidays, and say so', () => {
    const found = count({ ...week, '2026-10-10': 3, '2026-10-12': 10 }, { holidays: ['2026-10-07'] });
    expect(dates(found)).toEqual(['2026-10-05', '2026-10-06', '2026-10-08', '2026-10-09', '2026-10-12']);
    expect(found.leftOut.map(({ day }) => isoDate(day))).toEqual(['2026-10-07', '2026-10-10', '2026-10-11']);
    expect(found.leftOut[0]!.reason).toBe('holiday');
    expect(found.warning).toBeNull();
  });
  it('leave out a first or last day with fewer than half of the median of the others', () => {
    expect(dates(count({ ...week, '2026-10-05': 4 }))).toEqual(['2026-10-06', '2026-10-07', '2026-10-08', '2026-10-09']);
    expect(dates(count({ ...week, '2026-10-09': 4 }))).not.toContain('2026-10-09');
    expect(dates(count({ ...week, '2026-10-05': 5 }))).toContain('2026-10-05');
  });
  it('keep a thin day in the middle, and one without a call', () => {
    expect(dates(count({ ...week, '2026-10-07': 1 }))).toContain('2026-10-07');
    const { '2026-10-07': _, ...gap } = week;
    expect(dates(count(gap))).toContain('2026-10-07');
  });
  it('never leave out a partial day with fewer than three others to compare', () => {
    expect(dates(count({ '2026-10-05': 1, '2026-10-06': 10, '2026-10-07': 10 }))).toContain('2026-10-05');
  });
  it('fall back to every day that has a call, with a warning', () => {
    const found = count({ '2026-10-10': 3, '2026-10-11': 1 });
    expect(dates(found)).toEqual(['2026-10-10', '2026-10-11']);
    expect(found.warning?.severity).toBe('warning');
  });
  it('begin at midnight of the zone', () => {
    expect(dates(count({ '2026-10-05': 2 }, { zone: 'Pacific/Auckland' }))).toEqual(['2026-10-06']);
  });
  it('take 7 for Sunday as well as 0', () => {
    expect(dates(count({ '2026-10-11': 2 }, { weekdays: [7] }))).toEqual(['2026-10-11']);
    expect(count({ '2026-10-11': 2 }, { weekdays: [0] }).warning).toBeNull();
  });
});
