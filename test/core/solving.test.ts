import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastNumber, leastWholeNumber, risingRoot } from '../../models/core/bisect.ts';
import { integral, visitPoints } from '../../models/core/gauss-legendre.ts';

const anywhere = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

describe('halving', () => {
  it('finds the least double at which something holds, in few steps wherever it lies', () => {
    fc.assert(fc.property(anywhere, (place) => {
      let asked = 0;
      const found = leastNumber(0, 1e301, (value) => (asked++, value >= place));
      expect(found).toBe(place);
      expect(asked).toBeLessThan(250);
    }));
  });

  it('ends within a precision where that is enough', () => {
    expect(Math.abs(leastNumber(1, 100, (value) => value >= Math.PI, 1e-6) - Math.PI)).toBeLessThan(1e-5);
    expect(leastNumber(0, 5e-324, () => true)).toBe(5e-324);
  });

  it('finds the least whole number, from the first on, and tells when there is none', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 50 }), fc.integer({ min: 0, max: 1000 }), (place, from) => {
      expect(leastWholeNumber(from, Number.MAX_VALUE, (value) => value >= place)).toBe(Math.max(place, from));
    }));
    expect(leastWholeNumber(0, 1000, () => false)).toBeNull();
    expect(leastWholeNumber(3, 3, (value) => value > 2)).toBe(3);
    expect(leastWholeNumber(0, 1000, (value) => value >= 1000)).toBe(1000);
    // Above 2^53 there are fewer whole doubles than steps.
    expect(leastWholeNumber(0, Number.MAX_VALUE, (value) => value >= 1e300)).toBe(1e300);
  });
});

describe('the root of a rising function', () => {
  it.each([
    ['a line', (x: number) => x - 3, 3], ['a cube', (x: number) => x ** 3 - 27, 3], ['a steep end', (x: number) => Math.exp(x) - Math.exp(3), 3], ['a flat start', (x: number) => x ** 9 - 3 ** 9, 3],
  ])('of %s', (_, value, root) => {
    let asked = 0;
    expect(risingRoot(0, 10, (x) => (asked++, value(x)), 1e-12)).toBeCloseTo(root, 9);
    expect(asked).toBeLessThan(80);
  });

  it('is the upper bound when it lies there', () => {
    expect(risingRoot(0, 1, (x) => x - 1, 1e-12)).toBeCloseTo(1, 11);
  });
});

describe('Gauss–Legendre’s rule', () => {
  it('is exact for polynomials of degree 31, and for smooth functions to the last digits', () => {
    for (let degree = 0; degree <= 31; degree++) expect(integral((x) => x ** degree, -1, 2)).toBeCloseTo((2 ** (degree + 1) - (-1) ** (degree + 1)) / (degree + 1), 4 - Math.max(0, degree - 12) / 4);
    expect(integral(Math.exp, 0, 3, 2)).toBeCloseTo(Math.exp(3) - 1, 12);
    expect(integral((x) => Math.exp(-x * x), -8, 8, 6)).toBeCloseTo(Math.sqrt(Math.PI), 13);
  });

  it('visits points whose weights sum to the range', () => {
    let [length, moment] = [0, 0];
    visitPoints([0, 0.5, 2, 5], (x, weight) => {
      length += weight;
      moment += weight * x;
    });
    expect(length).toBeCloseTo(5, 13);
    expect(moment).toBeCloseTo(12.5, 12);
  });
});
