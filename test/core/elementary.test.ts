import { expect, test } from 'vitest';
import { exp } from '../../models/core/exp.ts';
import { ln } from '../../models/core/ln.ts';
import { pow } from '../../models/core/pow.ts';
import truth from '../truth/elementary.json' with { type: 'json' };

/** Distance in units of the last place of the true value, which is itself rounded: 1 means the next double. */
function ulps(value: number, expected: number): number {
  if (value === expected) return 0;
  const size = Math.abs(expected);
  const place = size < 2.2250738585072014e-308 ? 5e-324 : 2 ** (Math.floor(Math.log2(size)) - 52);
  return Math.abs(value - expected) / place;
}

test('ln is within one unit of the last place of 60-digit values', () => {
  for (const [x, expected] of truth.ln as [number, number][]) expect(ulps(ln(x), expected), `ln(${x})`).toBeLessThanOrEqual(1);
});

test('exp is within one unit of the last place of 60-digit values', () => {
  for (const [x, expected] of truth.exp as [number, number][]) expect(ulps(exp(x), expected), `exp(${x})`).toBeLessThanOrEqual(1);
});

test('pow is within one unit of the last place of 60-digit values', () => {
  for (const [x, y, expected] of truth.pow as [number, number, number][]) expect(ulps(pow(x, y), expected), `pow(${x}, ${y})`).toBeLessThanOrEqual(1);
});

test('special values are those of ECMAScript', () => {
  const values = [0, -0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1e300, -1e300, Infinity, -Infinity, NaN];
  for (const x of [0, -0, 1e300, -1e300, Infinity, -Infinity, NaN]) expect(exp(x), `exp(${x})`).toBe(Math.exp(x));
  for (const x of [0, -0, 1, -1, Infinity, -Infinity, NaN]) expect(ln(x), `ln(${x})`).toBe(Math.log(x));
  for (const x of values) {
    for (const y of values) {
      const native = Math.pow(x, y);
      // Other results are rounded, and engines may differ in them.
      if (!Number.isFinite(native) || native === 0 || Number.isInteger(native)) expect(pow(x, y), `pow(${x}, ${y})`).toBe(native);
    }
  }
});
