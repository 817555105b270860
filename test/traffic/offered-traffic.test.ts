import { describe, expect, it } from 'vitest';
import { Outcome } from '../../models/cdr/call-table.ts';
import { offeredSentence } from '../../models/report/offered-sentence.ts';
import { readCarrierBusy } from '../../models/traffic/carrier-busy.ts';
import { dayDeviation, offeredEstimate } from '../../models/traffic/offered-estimate.ts';
import { offeredTraffic } from '../../models/traffic/offered-traffic.ts';
import { occupancyCurve } from '../../models/traffic/occupancy-curve.ts';
import { seizureExposure } from '../../models/traffic/seizure-exposure.ts';
import { callsOn, tableOf } from './tables.ts';

const settings = { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [] };
const at = (text: string): number => Date.parse(`${text}Z`) / 1000;

describe('exposure to seizures', () => {
  // Full (2 channels) in [100, 160) and [200, 230).
  const curve = occupancyCurve(Uint32Array.of(50, 100, 200), Uint32Array.of(300, 160, 230));
  it('is the time with a free channel where nobody tries again', () => {
    expect(seizureExposure(curve, 2, 90, 250, null)).toEqual({ free: 70, retried: 0, full: 90, blocked: Float64Array.of(90) });
    expect(seizureExposure(curve, 3, 90, 250, null)).toMatchObject({ free: 160, full: 0 });
    expect(seizureExposure(curve, 2, 110, 150, null)).toMatchObject({ free: 0, full: 40 });
  });
  it('is what callers who wait bring, by small steps of the same laws', () => {
    const retry = { probability: 0.7, meanSeconds: 25, retries: 3 };
    const found = seizureExposure(curve, 2, 120, 260, retry);
    const stepped = bySmallSteps(retry, 120, 260);
    expect(found.free).toBe(70);
    expect(found.retried).toBeCloseTo(stepped.retried, 2);
    found.blocked.forEach((blocked, k) => expect(blocked).toBeCloseTo(stepped.blocked[k]!, 2));
  });
  it('lets every caller through in the end, where all try again without end', () => {
    const found = seizureExposure(curve, 2, 0, 5000, { probability: 1, meanSeconds: 5, retries: 60 });
    expect(found.free + found.retried).toBeCloseTo(5000, 6);
  });
  it('counts what callers of before the window bring into it', () => {
    const retry = { probability: 1, meanSeconds: 10, retries: 1 };
    // Full for 60 s until 160: 10 (1 − e⁻⁶) wait, and all of them try and get through in the 40 s free but e⁻⁴.
    expect(seizureExposure(curve, 2, 160, 200, retry).retried).toBeCloseTo(10 * (1 - Math.exp(-6)) * (1 - Math.exp(-4)), 9);
  });

  function bySmallSteps({ probability, meanSeconds, retries }: { probability: number; meanSeconds: number; retries: number }, from: number, until: number): { retried: number; blocked: number[] } {
    const step = 0.001;
    const waiting = new Array<number>(retries + 1).fill(0);
    const blocked = new Array<number>(retries + 1).fill(0);
    let retried = 0;
    for (let n = 0; n < until / step; n++) {
      const now = (n + 0.5) * step;
      const full = (now >= 100 && now < 160) || (now >= 200 && now < 230);
      const seen = now >= from;
      const tries = waiting.map((count, k) => (k === 0 ? step : (count * step) / meanSeconds));
      for (let k = 1; k <= retries; k++) waiting[k]! += (full ? probability * tries[k - 1]! : 0) - tries[k]!;
      tries.forEach((count, k) => {
        if (!seen) return;
        if (full) blocked[k]! += count;
        else if (k > 0) retried += count;
      });
    }
    return { retried, blocked };
  }
});

describe('the estimate', () => {
  const day = (held: number, exposure: number): { held: number; heldSquared: number; exposure: number }[] => [{ held, heldSquared: held, exposure }];
  it('is the mean of the days, by Student’s t on the scale of the logarithm', () => {
    const { estimate, low, high } = offeredEstimate([day(10_000, 1000), day(24_000, 2000), day(14_000, 1000)]);
    expect(estimate).toBeCloseTo(12, 12);
    // s = 2, t(2) = 4.302653: 12 · e^(±4.302653 · 2 ÷ √3 ÷ 12).
    expect(low).toBeCloseTo(12 * Math.exp((-4.302653 * 2) / Math.sqrt(3) / 12), 4);
    expect(high).toBeCloseTo(12 * Math.exp((4.302653 * 2) / Math.sqrt(3) / 12), 4);
  });
  it('is never surer than chance in Poisson calls lets it be, though the days be equal', () => {
    const days = [1, 2, 3, 4].map(() => [{ held: 3600, heldSquared: 720_000, exposure: 1800 }]);
    const { estimate, high } = offeredEstimate(days);
    expect(estimate).toBe(2);
    expect(high).toBeCloseTo(2 * Math.exp((1.959964 * Math.sqrt(720_000 / 1800 ** 2 / 4)) / 2), 5);
    expect(dayDeviation(days)).toBe(0);
  });
  it('has an open end where a day never had a free channel, or nothing was seen', () => {
    expect(offeredEstimate([day(3600, 600), day(0, 0), day(0, 0)])).toEqual({ estimate: null, low: 6, high: null });
    expect(offeredEstimate([day(0, 3600)])).toEqual({ estimate: 0, low: 0, high: null });
    expect(offeredEstimate([])).toEqual({ estimate: 0, low: 0, high: null });
    expect(dayDeviation([day(1, 1)])).toBeNull();
  });
});

describe('where traffic was cut off', () => {
  const monday = at('2026-10-05T10:00:00');
  /** Of each day the first minutes at `full` channels, then the rest of the hour at `rest`. */
  const days = (count: number, full: number, seconds: number, rest: number): [number, number][] =>
    Array.from({ length: count }, (_, day) => monday + day * 86_400).flatMap((start) => [
      ...new Array<[number, number]>(full - rest).fill([start + 60, start + 60 + seconds]), ...new Array<[number, number]>(rest).fill([start, start + 3600]),
    ]);
  const limitOf = (calls: [number, number][], channels: number | null): object | undefined => offeredTraffic(tableOf(callsOn('T', calls)), settings, 'T', channels)?.limit;

  it('is told by more than 0.5 % of the busy hour at the given channels, or one below', () => {
    expect(limitOf(days(2, 6, 18, 3), 6)).toBeUndefined();
    expect(limitOf(days(2, 6, 19, 3), 6)).toEqual({ channels: 6, from: 'given', fullShare: 19 / 3600, nearShare: 19 / 3600 });
    expect(limitOf(days(2, 6, 19, 3), 7)).toEqual({ channels: 7, from: 'given', fullShare: 0, nearShare: 19 / 3600 });
    expect(limitOf(days(2, 6, 1900, 3), 8)).toBeUndefined();
  });
  it('below five channels takes all of them', () => {
    expect(limitOf(days(2, 3, 1800, 1), 4)).toBeUndefined();
    expect(limitOf(days(2, 3, 1800, 1), 3)).toMatchObject({ channels: 3 });
  });
  it('is suspected of a level that returns on most days, or of a round one that returns on three', () => {
    expect(limitOf(days(4, 7, 60, 3), null)).toEqual({ channels: 7, from: 'highest', fullShare: 60 / 3600, nearShare: 60 / 3600 });
    expect(limitOf(days(1, 7, 60, 3), null)).toBeUndefined();
    const once = (channels: number): [number, number][] => [...days(3, channels, 120, 3), ...[7, 8, 9, 10].flatMap((day) => days(1, 4, 60, 3).map(([from, until]): [number, number] => [from + day * 86_400, until + day * 86_400]))];
    expect(limitOf(once(11), null)).toBeUndefined();
    expect(limitOf(once(10), null)).toMatchObject({ channels: 10, from: 'highest' });
  });
  it('is not a given number that was exceeded by more than one', () => {
    expect(limitOf(days(4, 7, 60, 3), 5)).toMatchObject({ channels: 7, from: 'highest' });
    expect(limitOf(days(4, 7, 60, 3), 6)).toMatchObject({ channels: 6, from: 'given' });
  });

  it('has what was offered: held by those who began ÷ time with a free channel', () => {
    // 3 calls of an hour and 3 of 600 s a day; 3000 s with a free channel.
    const found = offeredTraffic(tableOf(callsOn('T', days(4, 6, 600, 3))), settings, 'T', 6)!;
    expect(found).toMatchObject({ start: '10:00', days: 4, carried: 3.5, blocked: null, retry: null, withoutRetries: null, dayDeviation: 0 });
    expect(found.estimate).toBeCloseTo((3 * 3600 + 3 * 600) / 3000, 12);
    expect(offeredSentence(['T'], found)).toBe(
      `T has 6 channels, and all were held for 17 % of its busy hour. From 10:00 on it carried 3.5 E on average; 4.2 E (${found.low.toFixed(2)} to ${found.high!.toFixed(2)}) were offered (95 % interval over 4 days), estimated from the calls that began while a channel was free, if blocked callers give up; if they try again it was less.`,
    );
  });
  it('takes whole counts of blocked attempts: carried and given up', () => {
    const table = tableOf(callsOn('T', days(4, 6, 600, 3)));
    const carrier = [5, 6, 7, 8].map((day) => ({ date: `2026-10-0${day}`, trunk: 'T', attempts: 20, blocked: 4 }));
    const found = offeredTraffic(table, settings, 'T', 6, { retry: null, carrier })!;
    expect(found.blocked).toMatchObject({ counted: 16, days: 4, used: true });
    // 12,600 s are carried a day, and 4 calls of 2,100 s on average turned away.
    expect(found.estimate).toBeCloseTo((12_600 + 4 * 2100) / 3600, 12);
    const retry = { probability: 0.5, meanSeconds: 30, retries: 2 };
    const again = offeredTraffic(table, settings, 'T', 6, { retry, carrier })!;
    expect(again.withoutRetries!.estimate).toBeCloseTo((12_600 + 4 * 2100) / 3600, 12);
    expect(again.estimate!).toBeLessThan(again.withoutRetries!.estimate!);
    expect(again.estimate!).toBeGreaterThan(3.5 + 0.5 * (4 * 2100) / 3600);
  });
  it('leaves counts aside that cannot be whole, and says so', () => {
    const many = Array.from({ length: 4 }, (_, day) => monday + day * 86_400).flatMap((start) => Array.from({ length: 600 }, (_, k): [number, number] => [start + 6 * k, start + 6 * k + (k % 2 ? 30 : 29)]));
    const table = tableOf(callsOn('T', many));
    const found = offeredTraffic(table, settings, 'T', 5, { retry: null, carrier: [{ date: '2026-10-05', trunk: 'T', attempts: 601, blocked: 1 }] })!;
    expect(found.blocked).toMatchObject({ counted: expect.closeTo(1, 1), days: 1, used: false });
    expect(found.estimate).toBe(offeredTraffic(table, settings, 'T', 5)!.estimate);
    expect(offeredSentence(['T'], found)).toContain('so they are not all and were left aside');
  });
  it('counts blocked calls of the records that held the trunk, or nothing while it was full', () => {
    const blocked = [[70, ['T']], [80, []], [2000, []], [90, ['U']]] as const;
    const calls = [...callsOn('T', days(1, 6, 600, 3)), ...blocked.map(([second, held]) => ({ start: monday + second, end: monday + second, outcome: Outcome.blocked, held: held.map((device) => ({ device })) }))];
    expect(offeredTraffic(tableOf(calls), settings, 'T', 6)!.blocked).toMatchObject({ counted: 2, days: 1 });
  });
  it('has an open end where no channel was ever free', () => {
    const always = offeredTraffic(tableOf(callsOn('T', [[monday - 100, monday + 4000]])), settings, 'T', 1)!;
    expect(always).toMatchObject({ estimate: null, high: null });
    expect(offeredSentence(['T'], always)).toContain('for on some day no channel was ever free');
  });
  it('refuses what is outside its domain', () => {
    const table = tableOf(callsOn('T', days(1, 6, 600, 3)));
    expect(() => offeredTraffic(table, settings, 'X', 6)).toThrow(/"X"/);
    expect(() => offeredTraffic(table, settings, 'T', 0)).toThrow(RangeError);
    for (const retry of [{ probability: 1.1, meanSeconds: 1, retries: 1 }, { probability: 1, meanSeconds: 0, retries: 1 }, { probability: 1, meanSeconds: 1, retries: 0.5 }, { probability: NaN, meanSeconds: 1, retries: 1 }]) {
      expect(() => offeredTraffic(table, settings, 'T', 6, { retry, carrier: [] })).toThrow(/retry\./);
    }
  });
});

describe("the carrier's counts", () => {
  it('are read, names with commas included', () => {
    const text = '\uFEFFdate,trunk,attempts,blocked\r\n2027-01-11,LON_OLD,1200,30\r\n\r\n2027-01-11,"Man, ""B""",7,0\r\n';
    expect(readCarrierBusy(text, 'c.csv')).toEqual({ days: [{ date: '2027-01-11', trunk: 'LON_OLD', attempts: 1200, blocked: 30 }, { date: '2027-01-11', trunk: 'Man, "B"', attempts: 7, blocked: 0 }], issues: [] });
    expect(readCarrierBusy('2027-01-11;T;5;1', 'c.csv').days).toEqual([{ date: '2027-01-11', trunk: 'T', attempts: 5, blocked: 1 }]);
  });
  it('are told by line where they cannot be meant', () => {
    const { days, issues } = readCarrierBusy('date,trunk,attempts,blocked\n2027-02-30,T,5,1\n2027-01-11,T,5,6\n2027-01-11,T,5,1\n2027-01-11,T,6,1\nnonsense', 'c.csv');
    expect(days).toHaveLength(1);
    expect(issues.map(({ line, file }) => [file, line])).toEqual([['c.csv', 2], ['c.csv', 3], ['c.csv', 5], ['c.csv', 6]]);
  });
});
