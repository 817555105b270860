import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalLevels, weightedQuantile } from '../../models/core/statistics.ts';
import { loadLevels, PooledLevels, unitLevels } from '../../models/study/load-levels.ts';

const loads = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 400 });
const probability = fc.constantFrom(0.05, 0.5, 0.95, 0.99, 1);

function pooledOf(days: number[][]): PooledLevels {
  const pool = new PooledLevels();
  for (const day of days) pool.add(loadLevels(Float64Array.from(day)));
  return pool;
}

describe('loads kept as levels', () => {
  it('have quantiles that are never below those of the loads themselves, and at most a thousandth above', () => {
    fc.assert(fc.property(fc.array(loads, { minLength: 1, maxLength: 5 }), probability, (days, p) => {
      const exact = weightedQuantile(equalLevels(days.flat()), p);
      const found = weightedQuantile(pooledOf(days).distribution(), p);
      expect(found).toBeGreaterThanOrEqual(exact);
      expect(found).toBeLessThanOrEqual(Math.max(1, exact * (1 + 1 / 1024)));
    }));
  });

  it('have the exact quantiles where the loads are those of so many calls', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 400 }), { minLength: 1, maxLength: 5 }), probability, (days, p) => {
      const bits = days.map((day) => day.map((calls) => calls * 83_200));
      expect(weightedQuantile(pooledOf(bits).distribution(), p)).toBe(weightedQuantile(equalLevels(bits.flat()), p));
    }));
  });

  it('hold every second, and do not grow with the days', () => {
    const day = Float64Array.from({ length: 3600 }, (_, second) => 4e6 + 1e6 * Math.sin(second));
    const pool = new PooledLevels();
    const sizes = [1, 200].map((days) => {
      for (let i = 0; i < days; i++) pool.add(loadLevels(day));
      return pool.distribution().values!.length;
    });
    expect(sizes[1]).toBe(sizes[0]);
    const seconds = Array.from(pool.distribution().weights!).reduce((a, b) => a + b, 0);
    expect(seconds).toBe(201 * 3600);
  });

  it('of an unused link are one level', () => {
    expect(loadLevels(new Float64Array(3600))).toEqual({ values: Float64Array.of(0), weights: Float64Array.of(3600) });
  });
});

describe('levels of units', () => {
  it('stand at their step', () => {
    expect(unitLevels(Float64Array.of(1, 0, 2), 64_000)).toEqual({ values: Float64Array.of(0, 128_000), weights: Float64Array.of(1, 2) });
    expect(unitLevels(Float64Array.of(1, 0, 2), 1)).toEqual({ values: null, weights: Float64Array.of(1, 0, 2) });
  });

  it('add up over days of different height', () => {
    const pool = new PooledLevels();
    for (const seconds of [[1, 2], [0, 0, 5], [4]]) pool.add(unitLevels(Float64Array.from(seconds), 1));
    expect(pool.distribution()).toEqual({ values: null, weights: Float64Array.of(5, 2, 5) });
  });
});
