import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp } from '../../models/core/exp.ts';
import { incompleteGamma, incompleteGammaQuantile } from '../../models/core/incomplete-gamma.ts';
import truth from '../truth/incomplete-gamma.json' with { type: 'json' };

interface Vector { fn: string; a: number; x?: number; p?: number; expected: number }
const vectors = truth.vectors as Vector[];
const of = (fn: string): Vector[] => vectors.filter((vector) => vector.fn === fn);

describe('the incomplete gamma function', () => {
  it.each(of('incompleteGamma'))('has the independently computed value: P($a, $x)', ({ a, x, expected }) => {
    // The logarithm of the front factor is a difference of numbers of the size of a ln a.
    expect(Math.abs(incompleteGamma(a, x!) - expected)).toBeLessThanOrEqual(1e-13 * Math.max(1, a / 10) * expected);
  });

  it.each(of('incompleteGammaQuantile'))('has the independently computed quantile: $a at $p', ({ a, p, expected }) => {
    expect(Math.abs(incompleteGammaQuantile(p!, a) / expected - 1)).toBeLessThan(1e-12 * Math.max(1, 1 / a));
  });

  it('is 1 − e^−x for shape 1 and obeys the recurrence P(a + 1, x) = P(a, x) − xᵃ e⁻ˣ ÷ Γ(a + 1)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 1e-3, max: 80, noNaN: true }), (a, x) => {
        expect(Math.abs(incompleteGamma(1, x) - (1 - exp(-x)))).toBeLessThan(1e-14);
        let term = exp(-x);
        for (let k = 1; k <= a; k++) term *= x / k;
        expect(Math.abs(incompleteGamma(a + 1, x) - (incompleteGamma(a, x) - term))).toBeLessThan(1e-13);
      }),
    );
  });

  it('is undone by its quantile', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 1e5, noNaN: true }), fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (a, p) => {
        expect(Math.abs(incompleteGamma(a, incompleteGammaQuantile(p, a)) - p)).toBeLessThan(1e-9);
      }),
    );
  });

  it('has the ends of its domain, and refuses what lies outside by name', () => {
    expect([incompleteGamma(2, 0), incompleteGamma(2, Infinity), incompleteGammaQuantile(0, 2)]).toEqual([0, 1, 0]);
    expect(() => incompleteGamma(0, 1)).toThrow('a is 0; it must be above 0');
    expect(() => incompleteGamma(1, -1)).toThrow('x is -1; it must be at least 0');
    expect(() => incompleteGammaQuantile(1, 1)).toThrow('p is 1; it must be at least 0 and below 1');
  });
});
