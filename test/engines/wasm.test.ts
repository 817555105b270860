import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ln } from '../../models/core/ln.ts';
import { Draws } from '../../models/core/random.ts';
import { startRun } from '../../models/simulation/run.ts';
import { kernelInstance } from '../../src/engines/wasm/wasm-machine.ts';
import { fastestKernel, startWasmRun } from '../../src/engines/wasm/wasm-run.ts';
import { played } from '../simulation/played.ts';
import { allCases } from '../simulation/random-case.ts';

describe('the kernel as WebAssembly', () => {
  test('is what runs here', () => {
    expect(fastestKernel()).toBe(startWasmRun);
  });

  test('gives the bits of the TypeScript kernel on random networks of every feature', () => {
    fc.assert(fc.property(allCases, (one) => {
      expect(isDeepStrictEqual(played(startWasmRun, one, 7), played(startRun, one))).toBe(true);
    }), { numRuns: 600, seed: 20270115 });
  });

  test('draws the same uniforms', () => {
    const { drawPair, firstUniform, secondUniform } = kernelInstance();
    const word = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(fc.property(word, fc.integer({ min: 0, max: 2 ** 24 - 1 }), word, word, word, word, (seed, k, call, replication, low, high) => {
      const draws = new Draws(seed);
      draws.pair(3, k, call, replication, low, high);
      drawPair(seed, 3, k, call, replication, low, high);
      expect([firstUniform(), secondUniform()]).toEqual([draws.first, draws.second]);
    }), { numRuns: 2000, seed: 20270116 });
  });

  test('takes the same logarithms', () => {
    const { naturalLogarithm } = kernelInstance();
    fc.assert(fc.property(fc.double({ min: 0, max: 1, minExcluded: true, noNaN: true }).filter((x) => x >= 2 ** -1022), (x) => {
      expect(naturalLogarithm(x)).toBe(ln(x));
    }), { numRuns: 20_000, seed: 20270117 });
    for (let bits = 1; bits <= 53; bits++) for (const x of [2 ** -bits, 1 - 2 ** -bits]) expect(naturalLogarithm(x)).toBe(ln(x));
  });
});
