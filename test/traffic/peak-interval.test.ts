import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peakInterval } from '../../models/traffic/peak-interval.ts';
import { naivePeak, perSecond } from './naive.ts';
import type { Coarsening } from '../../models/traffic/peak-interval.ts';

type Call = readonly [number, number];
const ORIGIN = 1_790_000_040;
const SPAN = 4000;
const written: Record<Coarsening, (instant: number, seconds: number) => number> = {
  cut: (instant, seconds) => Math.floor(instant / seconds) * seconds,
  rounded: (instant, seconds) => Math.round(instant / seconds) * seconds,
};
const peak = (calls: readonly Call[]): number => naivePeak(perSecond(calls, ORIGIN - 200, SPAN + 400), ORIGIN - 200).concurrent;
const stamped = (calls: readonly Call[], seconds: number, how: Coarsening): Call[] => calls.map(([start, end]) => [written[how](start, seconds), written[how](end, seconds)]);
const intervalOf = (calls: readonly Call[], seconds: number, how: Coarsening): { lowest: number; highest: number } =>
  peakInterval(Uint32Array.from(calls, ([start]) => start), Uint32Array.from(calls, ([, end]) => end), seconds, how);

const calls = fc.array(fc.tuple(fc.nat(SPAN - 600), fc.oneof(fc.constant(0), fc.nat(90), fc.nat(600))), { maxLength: 40 })
  .map((drawn) => drawn.map(([start, length]): Call => [ORIGIN + start, ORIGIN + start + length]));
const resolution = fc.constantFrom(1, 2, 3, 6, 7, 30, 60);

describe('the interval of a peak of coarse stamps', () => {
  it.each(['cut', 'rounded'] as const)('holds the peak of the true calls: %s', (how) => {
    fc.assert(fc.property(calls, resolution, (truth, seconds) => {
      const { lowest, highest } = intervalOf(stamped(truth, seconds, how), seconds, how);
      const exact = peak(truth);
      expect(lowest).toBeLessThanOrEqual(exact);
      expect(highest).toBeGreaterThanOrEqual(exact);
      if (seconds === 1) expect([lowest, highest]).toEqual([exact, exact]);
    }), { numRuns: 200 });
  });

  it('is reached at both ends by calls that are written with the same stamps', () => {
    fc.assert(fc.property(calls, resolution, (truth, seconds) => {
      const stamps = stamped(truth, seconds, 'cut');
      const shortest = stamps.map(([start, end]): Call => (start === end ? [start, start] : [start + seconds - 1, end]));
      const longest = stamps.map(([start, end]): Call => [start, end + seconds - 1]);
      expect(stamped(shortest, seconds, 'cut')).toEqual(stamps);
      expect(stamped(longest, seconds, 'cut')).toEqual(stamps);
      expect(intervalOf(stamps, seconds, 'cut')).toEqual({ lowest: peak(shortest), highest: peak(longest) });
    }), { numRuns: 200 });
  });

  it('still holds the peak where starts are cut and durations exact', () => {
    fc.assert(fc.property(calls, resolution, (truth, seconds) => {
      const { lowest, highest } = intervalOf(truth.map(([start, end]): Call => [written.cut(start, seconds), written.cut(start, seconds) + end - start]), seconds, 'cut');
      expect(lowest).toBeLessThanOrEqual(peak(truth));
      expect(highest).toBeGreaterThanOrEqual(peak(truth));
    }), { numRuns: 100 });
  });

  it('tells one call after another in one minute from two at once by nothing', () => {
    const minute = ORIGIN;
    expect(intervalOf([[minute, minute], [minute, minute]], 60, 'cut')).toEqual({ lowest: 0, highest: 2 });
    expect(intervalOf([[minute, minute + 60], [minute + 60, minute + 120]], 60, 'cut')).toEqual({ lowest: 1, highest: 2 });
    expect(intervalOf([], 60, 'rounded')).toEqual({ lowest: 0, highest: 0 });
  });

  it.each([0, 1.5, -60, NaN])('refuses a resolution of %s', (seconds) => expect(() => intervalOf([], seconds, 'cut')).toThrow(/not a whole number/));
});
