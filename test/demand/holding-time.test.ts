import { describe, expect, it } from 'vitest';
import { holdingTime } from '../../models/demand/holding-time.ts';

/** Mean and coefficient of variation by the midpoint rule over the quantile function; the tail cut off by it is below the tolerance. */
function moments(shape: 'exponential' | 'lognormal' | 'constant' | 'hyperexponential', cv: number): { mean: number; cv: number } {
  const n = 1_000_000;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const x = holdingTime({ meanSeconds: 180, shape, cv }, (i + 0.5) / n);
    sum += x;
    squares += x * x;
  }
  const mean = sum / n;
  return { mean, cv: Math.sqrt(squares / n - mean * mean) / mean };
}

describe('holdingTime', () => {
  it.each([
    ['exponential', 1],
    ['lognormal', 1.2],
    ['constant', 0],
    ['hyperexponential', 2],
  ] as const)('%s has its mean and coefficient of variation', (shape, cv) => {
    const found = moments(shape, cv);
    expect(found.mean).toBeCloseTo(180, 1);
    expect(Math.abs(found.cv - cv)).toBeLessThan(0.01);
  });

  it('rises with the draw and stays finite at its ends', () => {
    for (const shape of ['exponential', 'lognormal', 'hyperexponential'] as const) {
      const at = (u: number): number => holdingTime({ meanSeconds: 100, shape, cv: 2 }, u);
      expect(at(0)).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(at(1 - 2 ** -53))).toBe(true);
    }
    expect(holdingTime({ meanSeconds: 100, shape: 'exponential', cv: 1 }, 0.9)).toBeGreaterThan(holdingTime({ meanSeconds: 100, shape: 'exponential', cv: 1 }, 0.1));
  });
});
