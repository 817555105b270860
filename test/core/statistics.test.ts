import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../models/core/normal-quantile.ts';
import { select } from '../../models/core/select.ts';
import { clopperPearson, equalLevels, meanInterval, pooledQuantile, ratioInterval, weightedQuantile, wholeLevels } from '../../models/core/statistics.ts';
import { studentTQuantile } from '../../models/core/student-t-quantile.ts';
import truth from '../truth/stats.json' with { type: 'json' };

interface Vector { id: string; fn: string; inputs: Record<string, never>; expected: Record<string, number>; tolerance: { rel?: number; abs?: number } }
const vectors = truth.vectors as unknown as Vector[];
const of = (fn: string): Vector[] => vectors.filter((vector) => vector.fn === fn);
function near(value: number, expected: number, { rel = 0, abs = 0 }: Vector['tolerance']): void {
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(Math.max(abs, rel * Math.abs(expected)));
}

test.each(of('tQuantile'))('$id: quantile of Student t', ({ inputs, expected, tolerance }) => {
  near(studentTQuantile(inputs['p']!, inputs['df']!), expected['t']!, tolerance);
  near(studentTQuantile(1 - inputs['p']!, inputs['df']!), -expected['t']!, tolerance);
});

test.each(of('normalQuantile'))('$id: quantile of the normal distribution', ({ inputs, expected, tolerance }) => {
  near(normalQuantile(inputs['p']!), expected['z']!, tolerance);
});

test.each(of('clopperPearson'))('$id: Clopper–Pearson', ({ inputs, expected, tolerance }) => {
  const interval = (): { low: number; high: number } => clopperPearson(inputs['x']!, inputs['n']!, inputs['conf']!);
  if (expected['error']) return expect(interval).toThrow(RangeError);
  near(interval().low, expected['lo']!, tolerance);
  near(interval().high, expected['hi']!, tolerance);
});

test.each(of('meanCI'))('$id: mean with its interval', ({ inputs, expected, tolerance }) => {
  const found = meanInterval(inputs['sample']!, inputs['conf']!);
  near(found.estimate, expected['mean']!, tolerance);
  near((found.high! - found.low!) / 2, expected['half']!, tolerance);
});

test('one sample has no interval', () => {
  expect(meanInterval([3], 0.95)).toEqual({ estimate: 3, low: null, high: null, confidence: 0.95, replications: 1 });
  expect(ratioInterval([3], [4], 0.95)).toEqual({ estimate: 0.75, low: null, high: null, confidence: 0.95, replications: 1 });
});

describe('ratio of sums', () => {
  test('with equal denominators the plain jackknife is the interval of the mean', () => {
    const shares = [40, 55, 61, 38, 47];
    const mean = meanInterval(shares.map((share) => share / 100), 0.95);
    const ratio = ratioInterval(shares, shares.map(() => 100), 0.95);
    expect(ratio.estimate).toBeCloseTo(mean.estimate, 14);
    expect(ratio.low).toBeCloseTo(mean.low!, 14);
    expect(ratio.high).toBeCloseTo(mean.high!, 14);
  });

  test('near zero low stays above zero and the interval is even on the logarithm', () => {
    const found = ratioInterval([0, 0, 30, 1, 0, 2], [1000, 900, 1100, 1000, 950, 1000], 0.95);
    expect(found.estimate).toBe(33 / 5950);
    expect(found.low).toBeGreaterThan(0);
    expect(found.high! / found.estimate).toBeCloseTo(found.estimate / found.low!, 10);
  });

  test('events in one replication only still have a bound on both sides', () => {
    const found = ratioInterval([0, 0, 7, 0], [1000, 900, 1100, 1000], 0.95);
    expect(found.low).toBeGreaterThan(0);
    expect(found.low).toBeLessThan(found.estimate);
    expect(found.high).toBeGreaterThan(found.estimate);
    expect(found.high).toBeLessThan(0.02);
  });

  test('no event has an upper bound, wider than that of independent calls', () => {
    const found = ratioInterval([0, 0, 0], [1000, 1000, 1000], 0.95);
    expect(found).toMatchObject({ estimate: 0, low: 0 });
    expect(found.high).toBeGreaterThan(clopperPearson(0, 3000, 0.95).high);
    expect(found.high).toBe(clopperPearson(0, 250, 0.95).high);
  });

  test('events always have a lower bound', () => {
    const found = ratioInterval([10, 20], [10, 20], 0.95);
    expect(found).toMatchObject({ estimate: 1, high: 1 });
    expect(found.low).toBeLessThan(1);
  });

  test('no trial: no interval', () => {
    expect(ratioInterval([0, 0], [0, 0], 0.95)).toMatchObject({ estimate: 0, low: null, high: null });
  });
});

describe('quantiles', () => {
  test('the level at which the share is reached', () => {
    expect([0.1, 0.11, 0.9, 0.95, 0.951, 0.99, 1].map((p) => weightedQuantile(wholeLevels([10, 80, 5, 4, 1]), p))).toEqual([0, 1, 1, 2, 3, 3, 4]);
    expect(weightedQuantile(equalLevels([5, 1, 4, 2, 3]), 0.6)).toBe(3);
    expect(weightedQuantile(equalLevels([5, 1, 4, 2, 3]), 0.61)).toBe(4);
    expect(weightedQuantile({ values: [30, 10, 20], weights: [1, 5, 4] }, 0.9)).toBe(20);
    expect(weightedQuantile({ values: [30, 10, 20], weights: [1, 5, 4] }, 0.91)).toBe(30);
  });

  test('selection is what sorting gives', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 }), (values) => {
      const sorted = [...values].sort((a, b) => a - b);
      expect(values.map((_, rank) => select(Float64Array.from(values), rank))).toEqual(sorted);
    }));
  });

  test('pooling is the quantile of all replications together', () => {
    const samples = [[3, 1, 4, 1, 5], [9, 2, 6, 5, 3], [5, 8, 9, 7, 9]];
    for (const p of [0.2, 0.5, 0.9, 0.99]) {
      expect(pooledQuantile(samples.map(equalLevels), p, 0.95).estimate).toBe(weightedQuantile(equalLevels(samples.flat()), p));
    }
    expect(pooledQuantile([wholeLevels([1, 2]), wholeLevels([0, 0, 1])], 0.75, 0.95).estimate).toBe(1);
    expect(pooledQuantile([wholeLevels([1, 2]), wholeLevels([0, 0, 1])], 0.76, 0.95).estimate).toBe(2);
  });

  test('the interval is that of sectioning', () => {
    const found = pooledQuantile([[0, 0, 0, 1], [0, 0, 1], [0, 0, 0, 0, 2]].map(wholeLevels), 0.5, 0.95);
    expect(found.estimate).toBe(3);
    const half = 4.302652729749464 * Math.sqrt((0 + 1 + 1) / 2 / 3);
    expect(found.high! - found.estimate).toBeCloseTo(half, 9);
    expect(found.low).toBeCloseTo(Math.max(0, found.estimate - half), 9);
  });
});

test('a share that few replications happen to agree on is no surer than independent calls make it', () => {
  // Three days with two calls each, one blocked on every one of them: a jackknife alone would call that exact.
  const none = new Array<number>(27).fill(0);
  const found = ratioInterval([...none, 1, 1, 1], [...none, 2, 2, 2], 0.95);
  expect(found.estimate).toBe(0.5);
  // Binomial error √(0.25 / 6) = 0.204 and Student's t of two degrees of freedom, 4.303: nothing is excluded.
  expect(found.low!).toBeLessThan(0.15);
  expect(found.high!).toBe(1);
});
