import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TripleIndex } from '../../models/core/triple-index.ts';

it('numbers triples in the order in which they are first seen, also beyond its first room', () => {
  const whole = fc.oneof(fc.integer({ min: -3, max: 12 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(whole, whole, whole), { maxLength: 1500 }), (triples) => {
      const index = new TripleIndex();
      const known = new Map<string, number>();
      for (const triple of triples) {
        const key = triple.join();
        if (!known.has(key)) known.set(key, known.size);
        expect(index.numberOf(...triple)).toBe(known.get(key));
      }
      expect(index.size).toBe(known.size);
    }),
    { numRuns: 30 },
  );
});
