import { describe, expect, it } from 'vitest';
import { dayNumber, zone } from '../../models/core/zone.ts';
import { clockQuarters } from '../../models/study/clock-quarters.ts';
import { DayCurveTotals } from '../../models/study/day-curve.ts';
import type { Quarters } from '../../models/simulation/statistics.ts';

const london = 'Europe/London';

/** A day of two resources whose level in quarter q of the day is q, and 1000 + q; the highest one more. */
function dayOf(date: string): { from: number; quarters: Quarters } {
  const clock = zone(london);
  const from = clock.startOfDay(dayNumber(date));
  const count = (clock.startOfDay(dayNumber(date) + 1) - from) / 900;
  const mean = Float64Array.from({ length: 2 * count }, (_, i) => (i < count ? i : 1000 + i - count));
  return { from, quarters: { count, mean, highest: mean.map((level) => level + 1) } };
}

function quartersOf(date: string): ReturnType<typeof clockQuarters> {
  const { from, quarters } = dayOf(date);
  return clockQuarters(quarters, from, 2, london);
}

describe('quarters of a day by the clock', () => {
  it('are those of the day on all days but two', () => {
    const { mean, highest } = quartersOf('2027-01-11');
    expect([...mean.subarray(0, 96)]).toEqual(Array.from({ length: 96 }, (_, q) => q));
    expect([...mean.subarray(96)]).toEqual(Array.from({ length: 96 }, (_, q) => 1000 + q));
    expect([...highest.subarray(0, 96)]).toEqual(Array.from({ length: 96 }, (_, q) => q + 1));
  });

  it('lack the hour from one to two on the day of 92 quarters', () => {
    const { mean } = quartersOf('2027-03-28');
    expect([...mean.subarray(0, 96)]).toEqual(Array.from({ length: 96 }, (_, q) => (q < 4 ? q : q < 8 ? NaN : q - 4)));
  });

  it('show the hour from one to two twice on the day of 100 quarters: its mean, and the higher of both', () => {
    const { mean, highest } = quartersOf('2027-10-31');
    expect([...mean.subarray(0, 96)]).toEqual(Array.from({ length: 96 }, (_, q) => (q < 4 ? q : q < 8 ? q + 2 : q + 4)));
    expect([...highest.subarray(0, 96)]).toEqual(Array.from({ length: 96 }, (_, q) => (q < 4 ? q + 1 : q + 5)));
  });
});

describe('the curve of the day', () => {
  it('is the mean of the days that show a quarter, with the highest of all', () => {
    const totals = new DayCurveTotals();
    for (const date of ['2027-03-26', '2027-03-28']) totals.add(quartersOf(date), 1);
    const { id, mean, highest, peak } = totals.curve('t1');
    expect(id).toBe('t1');
    expect(mean).toEqual(Array.from({ length: 96 }, (_, q) => 1000 + (q < 8 ? q : q - 2)));
    expect(highest).toEqual(mean.map((level) => level + 1));
    expect(peak).toEqual(Array.from({ length: 96 }, (_, q) => 1001 + q));
  });

  it('stays level through an hour that no day shows', () => {
    const totals = new DayCurveTotals();
    totals.add(quartersOf('2027-03-28'), 0);
    expect(totals.curve('t1').mean.slice(2, 10)).toEqual([2, 3, 3, 3, 3, 3, 4, 5]);
  });
});
