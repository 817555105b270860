import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeastCapacity, type Tried } from '../../../models/study/sizing/least-capacity.ts';
import { peakedness } from '../../../models/study/sizing/peakedness.ts';

/** Tries what is asked for until nothing is; gives how many capacities that took. */
function run(search: LeastCapacity, tried: (capacity: number) => Tried): number {
  for (let wanted = search.next(); wanted.length > 0; wanted = search.next()) {
    for (const capacity of wanted) search.add(capacity, tried(capacity));
    expect(search.tried.size).toBeLessThan(200);
  }
  return search.tried.size;
}

describe('the search for the least capacity', () => {
  it('finds both edges of any falling blocking, wherever it begins and however little room it is told of', () => {
    fc.assert(fc.property(fc.nat(3000), fc.nat(3000), fc.nat(4000), fc.nat(40), fc.double({ min: 0.02, max: 2, noNaN: true }), fc.boolean(), (edge, start, most, apart, slope, vanishes) => {
      const excess = (distance: number): number => (vanishes && distance > 3 ? 0 : Math.min(1e6, Math.exp(-slope * (distance + 0.5))));
      const tried = (capacity: number): Tried => ({ excess: excess(capacity - edge), surelyExcess: excess(capacity - edge - apart) });
      const search = new LeastCapacity(start, most, { excess: 0, surelyExcess: 0 });
      run(search, tried);
      expect([search.least, search.surelyLeast]).toEqual([edge, edge + apart]);
    }));
  });

  it('takes few tries where the formula is near', () => {
    const tried = (capacity: number): Tried => ({ excess: Math.exp(-0.15 * (capacity - 116.5)), surelyExcess: Math.exp(-0.15 * (capacity - 118.5)) });
    const search = new LeastCapacity(116, 140, { excess: 0, surelyExcess: 0 });
    expect(run(search, tried)).toBeLessThanOrEqual(10);
    expect([search.least, search.surelyLeast]).toEqual([117, 119]);
  });

  it('asks for nothing where not even no limit meets the target', () => {
    const search = new LeastCapacity(10, 20, { excess: 3, surelyExcess: 5 });
    expect([search.next(), search.least, search.surelyLeast]).toEqual([[], null, null]);
  });
});

describe('peakedness', () => {
  it('is variance over mean of all days together', () => {
    // Days of 4 and 6 units, each without variation: mean 5, mean square 26, variance 1.
    expect(peakedness([4, 6], [16, 36], 0.95).estimate).toBeCloseTo(1 / 5, 12);
    expect(peakedness([0, 0], [0, 0], 0.95)).toMatchObject({ estimate: 1, low: 1, high: 1 });
    expect(peakedness([3], [12], 0.95)).toMatchObject({ estimate: 1, low: null, high: null });
  });
});
