import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { slidingHour } from '../../models/traffic/busy-hours.ts';
import { areaBefore, extentOf, occupancyCurve, peakOf, secondsByLevel } from '../../models/traffic/occupancy-curve.ts';
import { levelAt } from '../../models/traffic/percentiles.ts';
import { sortInstants } from '../../models/traffic/sort-instants.ts';
import { naivePeak, naivePercentile, naiveSliding, perSecond } from './naive.ts';
import type { OccupancyCurve } from '../../models/traffic/occupancy-curve.ts';

type Interval = readonly [number, number];
const curveOf = (intervals: readonly Interval[]): OccupancyCurve =>
  occupancyCurve(Uint32Array.from(intervals, ([start]) => start), Uint32Array.from(intervals, ([, end]) => end));

interface Vector {
  id: string;
  fn: string;
  inputs: { calls?: Interval[]; t0?: number; t1?: number; p?: number; quarters?: number[] };
  expected: Record<string, number | null>;
}
const truth = JSON.parse(readFileSync(new URL('../truth/measurement.json', import.meta.url), 'utf8')) as { vectors: Vector[] };
const vectors = (fn: string): Vector[] => truth.vectors.filter((vector) => vector.fn === fn);

describe('published measurement vectors', () => {
  it.each(vectors('peakConcurrency').map((v) => [v.id, v] as const))('%s: peak', (_, { inputs, expected }) => {
    expect(peakOf(curveOf(inputs.calls!)).concurrent).toBe(expected['peak']);
  });
  it.each(vectors('carried').map((v) => [v.id, v] as const))('%s: carried traffic', (_, { inputs, expected }) => {
    const curve = curveOf(inputs.calls!);
    expect((areaBefore(curve, inputs.t1!) - areaBefore(curve, inputs.t0!)) / (inputs.t1! - inputs.t0!)).toBeCloseTo(expected['Y']!, 12);
  });
  it.each(vectors('percentileConcurrency').map((v) => [v.id, v] as const))('%s: occupancy percentile', (_, { inputs, expected }) => {
    const seconds = secondsByLevel(curveOf(inputs.calls!), inputs.t0!, inputs.t1!);
    expect(levelAt(seconds, inputs.t1! - inputs.t0!, inputs.p! * 100)).toBe(expected['k']);
  });
  it.each(vectors('slidingBusyHour').map((v) => [v.id, v] as const))('%s: sliding hour', (_, { inputs, expected }) => {
    // A quarter's erlangs as that many channels held through it.
    const calls = inputs.quarters!.flatMap((erlangs, q) => new Array<Interval>(erlangs).fill([q * 900, (q + 1) * 900]));
    expect(slidingHour(curveOf(calls), 0)).toEqual({ at: expected['startQuarter']! * 900, area: expected['A']! * 3600 });
  });
});

const origin = 1_790_000_000;
const span = 12_000;
const interval = fc.tuple(fc.integer({ min: 0, max: span - 1 }), fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5000 })))
  .map(([start, seconds]): Interval => [origin + start, origin + Math.min(span, start + seconds)]);

describe('the curve against a count of every second', () => {
  it('has the same peak, earliest instant, area and percentiles', () => {
    fc.assert(fc.property(fc.array(interval, { minLength: 1, maxLength: 40 }), (intervals) => {
      const curve = curveOf(intervals);
      const held = perSecond(intervals, origin, span);
      expect(peakOf(curve)).toEqual(naivePeak(held, origin));
      const first = Math.min(...intervals.map(([start]) => start));
      const last = Math.max(...intervals.map(([, end]) => end));
      expect([curve.first, curve.last]).toEqual([first, last]);
      expect(areaBefore(curve, last)).toBe(held.reduce((sum, level) => sum + level, 0));
      if (last > first) {
        const between = held.slice(first - origin, last - origin);
        for (const percent of [50, 95, 99]) expect(levelAt(secondsByLevel(curve, first, last), last - first, percent)).toBe(naivePercentile(between, percent));
      }
    }), { numRuns: 150 });
  });

  it('has the same busiest 60 minutes at one-second steps, the earliest of equals', () => {
    fc.assert(fc.property(fc.array(interval, { minLength: 1, maxLength: 30 }), (intervals) => {
      const naive = naiveSliding(perSecond(intervals, origin, span));
      if (naive.area === 0) expect(slidingHour(curveOf(intervals), origin)).toEqual({ at: null, area: 0 });
      else expect(slidingHour(curveOf(intervals), origin)).toEqual({ at: origin + naive.at, area: naive.area });
    }), { numRuns: 150 });
  });

  it('has the same lowest and highest level in any window', () => {
    fc.assert(fc.property(fc.array(interval, { minLength: 1, maxLength: 30 }), fc.nat(span - 2), fc.integer({ min: 1, max: 4000 }), (intervals, from, width) => {
      const until = Math.min(span, from + width);
      const window = perSecond(intervals, origin, span).slice(from, until);
      const { lowest, highest, area } = extentOf(curveOf(intervals), origin + from, origin + until);
      expect({ lowest, highest, area }).toEqual({ lowest: Math.min(...window), highest: Math.max(...window), area: window.reduce((a, b) => a + b, 0) });
    }), { numRuns: 150 });
  });
});

describe('sorting instants', () => {
  it('sorts large arrays of near and far instants as the runtime does', () => {
    for (const spread of [1, 2000, 2_419_200, 4_294_967_295]) {
      let state = 12345;
      const values = Uint32Array.from({ length: 10_000 }, () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * spread);
      });
      expect(sortInstants(values.slice())).toEqual(values.slice().sort());
    }
  });
});
