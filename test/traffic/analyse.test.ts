import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../models/core/zone.ts';
import { analyse } from '../../models/traffic/analyse.ts';
import { envelope } from '../../models/traffic/envelope.ts';
import { heatMap } from '../../models/traffic/heat-map.ts';
import { hourDetails } from '../../models/traffic/hour-details.ts';
import { stoodFull } from '../../models/traffic/stood-full.ts';
import { TableTraffic } from '../../models/traffic/table-traffic.ts';
import { callsOn, tableOf } from './tables.ts';
import { naivePeak, perSecond } from './naive.ts';
import { Outcome } from '../../models/cdr/call-table.ts';
import type { WrittenCall } from './tables.ts';

const utc = { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [] };
const at = (text: string): number => Date.parse(`${text}Z`) / 1000;
const kindOf = (traffic: { busyHours: { kind: string }[] }, kind: string): unknown => traffic.busyHours.find((hour) => hour.kind === kind);

describe('a call that holds the same trunk twice', () => {
  const start = at('2026-10-05T10:00:00');
  const { trunks, total } = analyse(tableOf([{ start, end: start + 100, held: [{ device: 'T' }, { device: 'T' }] }]), utc);
  it('is one call of two channels, and its holding time is the sum', () => {
    expect(trunks[0]).toMatchObject({ name: 'T', calls: 1, occupiedSeconds: 200, peak: { concurrent: 2, at: '2026-10-05T10:00:00+00:00' } });
    expect(trunks[0]!.holding).toEqual({ mean: 200, p50: 200, p90: 200, p99: 200 });
  });
  it('is one call in progress', () => {
    expect(total).toMatchObject({ calls: 1, occupiedSeconds: 100, peak: { concurrent: 1 }, holding: { mean: 100 } });
  });
});

describe('busy hours', () => {
  // Monday 5 channels 10:15–11:15, Tuesday 1 channel then and 4 channels 14:00–15:00.
  const monday = at('2026-10-05T10:15:00');
  const tuesday = monday + 86_400;
  const calls = [
    ...new Array<[number, number]>(5).fill([monday, monday + 3600]),
    [tuesday, tuesday + 3600],
    ...new Array<[number, number]>(4).fill([tuesday + 13_500, tuesday + 17_100]),
  ] as [number, number][];
  const { trunks, daysCounted } = analyse(tableOf(callsOn('T', calls)), utc);
  const trunk = trunks[0]!;
  it('counts both days', () => expect(daysCounted).toEqual(['2026-10-05', '2026-10-06']));
  it('finds the hour with the highest mean over the days', () => {
    expect(kindOf(trunk, 'time-consistent')).toEqual({ kind: 'time-consistent', start: '10:15', date: null, erlangs: 3, ccs: 108 });
  });
  it("takes the mean of each day's own highest hour", () => {
    expect(kindOf(trunk, 'daily-peak')).toEqual({ kind: 'daily-peak', start: null, date: null, erlangs: 4.5, ccs: 162 });
  });
  it('finds the busiest 60 minutes of the period', () => {
    expect(kindOf(trunk, 'sliding-60')).toEqual({ kind: 'sliding-60', start: '2026-10-05T10:15:00+00:00', date: '2026-10-05', erlangs: 5, ccs: 180 });
  });
  it('gives the earliest of equal hours', () => {
    const both = analyse(tableOf(callsOn('T', [[monday, monday + 3600], [monday + 7200, monday + 10_800]])), utc).trunks[0]!;
    expect(kindOf(both, 'time-consistent')).toMatchObject({ start: '10:15', erlangs: 1 });
  });
  it('keeps the hour inside the calendar day of the zone', () => {
    const late = at('2026-10-05T23:30:00');
    const inside = analyse(tableOf(callsOn('T', [[late, late + 3600]])), utc).trunks[0]!;
    expect(kindOf(inside, 'time-consistent')).toMatchObject({ start: '23:00', erlangs: 0.5 });
    expect(kindOf(inside, 'sliding-60')).toMatchObject({ start: '2026-10-05T23:30:00+00:00', erlangs: 1 });
  });
});

describe('days of 23 and 25 hours', () => {
  const sundays = { zone: 'Europe/London', weekdays: [0], holidays: [] };
  it('reaches both passes of the repeated hour', () => {
    // 2026-10-25: clocks go back at 01:00 UTC, so 01:00 to 02:00 local is shown twice.
    const second = at('2026-10-25T01:00:00');
    const trunk = analyse(tableOf(callsOn('T', [[second, second + 3600]])), sundays).trunks[0]!;
    expect(kindOf(trunk, 'daily-peak')).toMatchObject({ erlangs: 1 });
    expect(trunk.peak.at).toBe('2026-10-25T01:00:00+00:00');
    const cells = heatMap(tableOf(callsOn('T', [[second, second + 3600]])), sundays, 'T', 'mean').cells;
    expect(cells[6 * 24 + 1]).toBe(0.5);
    expect(cells.filter((value) => value > 0)).toHaveLength(1);
  });
  it('has no cell for the skipped hour', () => {
    // 2026-03-29: clocks go forward at 01:00 UTC, so 01:00 to 02:00 local is not shown.
    const start = at('2026-03-29T00:30:00');
    const cells = heatMap(tableOf(callsOn('T', [[start, start + 3600]])), sundays, 'T', 'mean').cells;
    expect(cells[6 * 24]).toBe(0.5);
    expect(cells[6 * 24 + 1]).toBeNaN();
    expect(cells[6 * 24 + 2]).toBe(0.5);
    expect(kindOf(analyse(tableOf(callsOn('T', [[start, start + 3600]])), sundays).trunks[0]!, 'time-consistent')).toMatchObject({ start: '00:30', erlangs: 1 });
  });
});

describe('analyse against a count of every second', () => {
  const origin = at('2026-10-05T00:00:00');
  const span = 3 * 86_400;
  const call = fc.record({
    start: fc.integer({ min: 0, max: span - 20_000 }),
    seconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9000 })),
    devices: fc.array(fc.constantFrom('A', 'B', 'SEP1'), { maxLength: 3 }),
  });
  it('agrees for every trunk and for the total, and row order changes nothing', () => {
    fc.assert(fc.property(fc.array(call, { minLength: 1, maxLength: 60 }), (written) => {
      const calls: WrittenCall[] = written.map(({ start, seconds, devices }) => ({
        start: origin + start, end: origin + start + seconds, held: devices.map((device) => ({ device })),
      }));
      const result = analyse(tableOf(calls), utc);
      expect(analyse(tableOf([...calls].reverse()), utc)).toEqual(result);
      for (const trunk of [...result.trunks, { name: null, ...result.total }]) {
        const held = trunk.name === null ? calls.map((one) => [one]) : calls.map((one) => one.held!.filter(({ device }) => device === trunk.name).map(() => one));
        const intervals = held.flat().map((one): [number, number] => [one.start, one.end]);
        const levels = perSecond(intervals, origin, span);
        const peak = naivePeak(levels, origin);
        expect(trunk.peak.concurrent).toBe(peak.concurrent);
        expect(trunk.peak.at === null ? null : Date.parse(trunk.peak.at) / 1000).toBe(peak.at);
        expect(trunk.occupiedSeconds).toBe(levels.reduce((a, b) => a + b, 0));
        expect(trunk.calls).toBe(held.filter((one) => one.length > 0).length);
        const seconds = held.map((ones) => ones.reduce((sum, one) => sum + one.end - one.start, 0)).filter((sum) => sum > 0).sort((a, b) => a - b);
        if (seconds.length > 0) {
          expect(trunk.holding.p90).toBe(seconds[Math.ceil((90 * seconds.length) / 100) - 1]);
          expect(trunk.holding.mean! * seconds.length).toBeCloseTo(trunk.occupiedSeconds, 6);
        }
        expect(consistentErlangs(trunk)).toBeCloseTo(naiveConsistent(levels, result.daysCounted.map((date) => dayNumber(date) * 86_400 - origin)), 9);
      }
    }), { numRuns: 15 });
  });
  const consistentErlangs = (trunk: { busyHours: { kind: string; erlangs: number }[] }): number => trunk.busyHours.find(({ kind }) => kind === 'time-consistent')!.erlangs;
  function naiveConsistent(levels: number[], days: number[]): number {
    const before = [0];
    for (const level of levels) before.push(before.at(-1)! + level);
    let best = 0;
    for (let quarter = 0; quarter <= 92; quarter++) {
      const sum = days.reduce((all, day) => all + before[day + quarter * 900 + 3600]! - before[day + quarter * 900]!, 0);
      best = Math.max(best, sum / days.length / 3600);
    }
    return best;
  }
});

describe('views', () => {
  const monday = at('2026-10-05T09:00:00');
  const calls: WrittenCall[] = [
    { start: monday - 600, end: monday + 600, from: '2000', to: '900', held: [{ device: 'T' }] },
    { start: monday + 300, end: monday + 900, from: '2001', to: '901', held: [{ device: 'T' }] },
    { start: monday + 1000, end: monday + 1000, held: [{ device: 'T' }] },
    { start: monday + 7 * 86_400, end: monday + 7 * 86_400 + 1800, held: [{ device: 'T' }] },
    { start: monday, end: monday + 3600, held: [{ device: 'U' }] },
  ];
  const table = tableOf(calls);
  it('maps weekday and hour', () => {
    const highest = heatMap(table, utc, 'T', 'highest');
    expect(highest.cells[9]).toBe(2);
    expect(highest.ranking[0]).toEqual({ weekday: 0, hour: 9, value: 2 });
    expect(highest.cells[6 * 24]).toBeNaN();
    expect(heatMap(table, utc, 'T', 'mean').cells[9]).toBe((600 + 600 + 1800) / 7200);
    expect(heatMap(table, utc, null, 'highest').cells[9]).toBe(3);
    expect(heatMap(table, utc, ['T', 'U'], 'highest').cells[9]).toBe(3);
  });
  it('lists the hours behind a cell, latest first, and the calls of the worst', () => {
    const { hours, worst } = hourDetails(table, utc, 'T', 0, 9);
    expect(hours).toEqual([
      { date: '2026-10-12', hour: 9, peak: 1, mean: 0.5, calls: 1 },
      { date: '2026-10-05', hour: 9, peak: 2, mean: 1200 / 3600, calls: 3 },
    ]);
    expect(worst.map(({ from, occupiedSeconds, line }) => [from, occupiedSeconds, line])).toEqual([['2000', 1200, 1], ['2001', 600, 2], ['', 0, 3]]);
  });
  it('draws an envelope in equal columns', () => {
    const drawn = envelope(table, 'T', monday, monday + 1200, 4);
    expect([...drawn.lowest]).toEqual([1, 2, 1, 0]);
    expect([...drawn.highest]).toEqual([1, 2, 1, 0]);
    expect([...envelope(table, 'T', monday, monday + 1200, 2).mean]).toEqual([1.5, 0.5]);
  });
  it('refuses a trunk that is not there', () => expect(() => envelope(table, 'nowhere', null, null, 10)).toThrow(/"nowhere"/));
});

describe('a trunk that stood full', () => {
  const start = at('2026-10-05T09:00:00');
  const filled = callsOn('T', [0, 1, 2].flatMap((day) => new Array<[number, number]>(6).fill([start + day * 86_400, start + day * 86_400 + 600])));
  it('is told by its number of channels', () => {
    expect(stoodFull(tableOf(filled), utc, 'T', 6)).toMatchObject({ verdict: 'full', secondsFull: 1800, daysFull: 3 });
    expect(stoodFull(tableOf(filled), utc, 'T', 7)).toMatchObject({ verdict: 'no', secondsFull: 0, sentence: '' });
  });
  it('is suspected when its highest level returns day after day, or when blocked calls fall together with it', () => {
    expect(stoodFull(tableOf(filled), utc, 'T', null).verdict).toBe('suspected');
    const once = [...callsOn('T', [[start, start + 600], [start, start + 600]])];
    expect(stoodFull(tableOf(once), utc, 'T', null).verdict).toBe('no');
    const blocked = [1, 2, 3].map((second) => ({ start: start + second, end: start + second, outcome: Outcome.blocked }));
    expect(stoodFull(tableOf([...once, ...blocked]), utc, 'T', null)).toMatchObject({ verdict: 'suspected', blockedWhileFull: 3, sentence: 'T reached 2 channels and never more, on 1 counted day, with 3 blocked calls meanwhile, as if there were no more, so its figures may be a lower bound.' });
  });
  it('says so of names that share their channels, and how many they held at most', () => {
    const shared = [...filled, ...callsOn('U', [[start, start + 600]])];
    expect(stoodFull(tableOf(shared), utc, ['T', 'U'], 7)).toMatchObject({
      verdict: 'full', highest: 7, secondsFull: 600,
      sentence: 'T and U together held all of their channels (7) for 600 s, on 1 counted day, so their figures are a lower bound of the traffic that was offered.',
    });
    expect(stoodFull(tableOf(filled), utc, 'T', 5)).toMatchObject({ channels: 5, highest: 6, sentence: 'T held all of its channels (5) for 1,800 s, on 3 counted days, so its figures are a lower bound of the traffic that was offered.' });
  });
});

it('has nothing to say of an empty table, in full', () => {
  const empty = analyse(tableOf([]), utc);
  expect(empty).toMatchObject({ period: null, daysCounted: [], calls: 0, answered: 0, trunks: [] });
  expect(empty.total.holding.mean).toBeNull();
});

describe('the hours behind a cell against a look at every call', () => {
  const monday = at('2026-10-05T09:00:00');
  const call = fc.record({ start: fc.integer({ min: -4000, max: 8000 }), seconds: fc.oneof(fc.constant(0), fc.nat(9000)), week: fc.nat(2), devices: fc.array(fc.constantFrom('T', 'U'), { maxLength: 3 }) });
  it('has the same calls, each with all that it held', () => {
    fc.assert(fc.property(fc.array(call, { minLength: 1, maxLength: 40 }), fc.constantFrom('T', null), (drawn, trunk) => {
      // A call on Tuesday first, so that the trunk is there.
      const other: WrittenCall[] = callsOn('T', [[monday + 86_400, monday + 86_460]]);
      const calls = drawn.reduce((all, { start, seconds, week, devices }) => {
        const from = monday + start + week * 7 * 86_400;
        return [...all, { start: from, end: from + seconds, held: devices.map((device, i) => ({ device, start: from + 10 * i, end: from + 10 * i + seconds })) }];
      }, other);
      const table = tableOf(calls);
      const { hours, worst } = hourDetails(table, utc, trunk, 0, 9);
      const held = calls.map((one) => (trunk === null ? [[one.start, one.end] as const] : one.held!.filter(({ device }) => device === trunk).map(({ start, end }) => [start ?? one.start, end ?? one.end] as const)));
      const inHour = (from: number): number[] => held.flatMap((rows, i) => (rows.some(([start, end]) => start < from + 3600 && (end > from || (start === end && start >= from))) ? [i] : []));
      for (const { date, calls: count } of hours) expect(count).toBe(inHour(at(`${date}T09:00:00`)).length);
      const order = [...hours].sort((a, b) => b.peak - a.peak || b.mean - a.mean || (a.date < b.date ? -1 : 1));
      const expected = order.length === 0 ? [] : inHour(at(`${order[0]!.date}T09:00:00`)).sort((a, b) => calls[a]!.start - calls[b]!.start || a - b);
      expect(worst.map(({ line, occupiedSeconds }) => [line - 1, occupiedSeconds])).toEqual(expected.map((i) => [i, held[i]!.reduce((sum, [start, end]) => sum + end - start, 0)]));
    }), { numRuns: 100 });
  });
});

describe('what is known of a table', () => {
  it('changes no view, whatever was asked before', () => {
    const start = at('2026-10-05T09:00:00');
    const table = tableOf([...callsOn('T', [[start, start + 600], [start + 300, start + 900]]), ...callsOn('U', [[start + 100, start + 5000]])]);
    const known = new TableTraffic(table);
    for (const trunk of ['T', null, 'U', ['T', 'U'], 'T', null] as const) {
      expect(heatMap(table, utc, trunk, 'mean', known)).toEqual(heatMap(table, utc, trunk, 'mean'));
      expect(envelope(table, trunk, null, null, 7, known)).toEqual(envelope(table, trunk, null, null, 7));
      expect(hourDetails(table, utc, trunk, 0, 9, known)).toEqual(hourDetails(table, utc, trunk, 0, 9));
      expect(heatMap(table, { ...utc, holidays: ['2026-10-05'] }, trunk, 'highest', known)).toEqual(heatMap(table, { ...utc, holidays: ['2026-10-05'] }, trunk, 'highest'));
    }
    expect(() => known.curve('nowhere')).toThrow(/"nowhere"/);
  });
});
