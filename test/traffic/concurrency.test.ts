import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concurrency, LevelSweep } from '../../models/traffic/concurrency.ts';
import { naivePeak, perSecond } from './naive.ts';
import type { LevelSteps } from '../../models/traffic/concurrency.ts';

type Interval = readonly [number, number];

/** The slow truth: events as objects, sorted, departures before arrivals at the same second, one level after another. */
function naiveSteps(intervals: readonly Interval[]): { time: number; level: number }[] {
  const events = intervals.flatMap(([start, end]) => (start === end ? [] : [{ at: start, change: 1 }, { at: end, change: -1 }])).sort((a, b) => a.at - b.at || a.change - b.change);
  const steps: { time: number; level: number }[] = [];
  let level = 0;
  for (let i = 0; i < events.length; i++) {
    level += events[i]!.change;
    const isLastOfItsSecond = events[i + 1]?.at !== events[i]!.at;
    if (isLastOfItsSecond && level !== (steps.at(-1)?.level ?? 0)) steps.push({ time: events[i]!.at, level });
  }
  return steps;
}
const columns = (intervals: readonly Interval[]): [Uint32Array, Uint32Array] => [Uint32Array.from(intervals, ([start]) => start), Uint32Array.from(intervals, ([, end]) => end)];
const listed = ({ count, time, level }: LevelSteps): { time: number; level: number }[] => Array.from({ length: count }, (_, i) => ({ time: time[i]!, level: level[i]! }));

// From a second that is all calls to a span that no difference array should cover, near 0, near 2^31 and up to the last instant that fits.
const interval = fc.constantFrom(3, 40, 900, 30_000, 4_000_000, 400_000_000).chain((span) =>
  fc.constantFrom(0, 1_790_000_000, 2 ** 31 - 20, 2 ** 32 - 1 - span).chain((origin) =>
    fc.array(fc.tuple(fc.integer({ min: 0, max: span }), fc.oneof(fc.constant(0), fc.integer({ min: 0, max: Math.min(span, 7200) }))), { maxLength: 80 })
      .map((calls) => calls.map(([start, seconds]): Interval => [origin + start, origin + Math.min(span, start + seconds)]))));

describe('levels against sorted events', () => {
  it('has the same steps, and a sweep that was used before gives the same again', () => {
    const used = new LevelSweep();
    fc.assert(fc.property(interval, (intervals) => {
      const truth = naiveSteps(intervals);
      expect(listed(new LevelSweep().steps(...columns(intervals)))).toEqual(truth);
      expect(listed(used.steps(...columns(intervals)))).toEqual(truth);
    }), { numRuns: 400 });
  });

  it('has the same peak, its earliest instant and the same time at each level as a count of every second', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(3000), fc.oneof(fc.constant(0), fc.nat(900))), { minLength: 1, maxLength: 200 }), (calls) => {
      const origin = 1_790_000_000;
      const intervals = calls.map(([start, seconds]): Interval => [origin + start, origin + start + seconds]);
      const first = Math.min(...intervals.map(([start]) => start));
      const last = Math.max(...intervals.map(([, end]) => end));
      const levels = perSecond(intervals, first, last - first);
      const { peak, at, seconds } = concurrency(...columns(intervals));
      expect({ concurrent: peak, at }).toEqual(naivePeak(levels, first));
      const truth = new Array<number>(peak + 1).fill(0);
      for (const level of levels) truth[level]!++;
      expect([...seconds]).toEqual(truth);
    }), { numRuns: 200 });
  });
});
