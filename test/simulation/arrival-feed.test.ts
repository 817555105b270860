import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeScriptMachine } from '../../models/simulation/kernel/machine.ts';
import { engineOn } from '../../models/simulation/kernel/run.ts';
import { startRun } from '../../models/simulation/run.ts';
import { wasmMachine } from '../../src/engines/wasm/wasm-machine.ts';
import { engineLaws } from './engine-laws.ts';
import { played } from './played.ts';
import { allCases } from './random-case.ts';

/** A few arrivals at a time, so that nearly every call reaches over the end of a part. */
const fedByTwo = engineOn(typeScriptMachine, 2);

describe('arrivals that are fed in parts', () => {
  it.each([[1, 11], [2, 22], [5, 55], [40, 66]])('give the bits of all at once, %i at a time', (atOnce, seed) => {
    const fed = engineOn(typeScriptMachine, atOnce);
    const fedInWasm = engineOn(wasmMachine, atOnce);
    fc.assert(fc.property(allCases, fc.integer({ min: 1, max: 400 }), (one, slice) => {
      const expected = played(startRun, one);
      expect(isDeepStrictEqual(played(fed, one, slice), expected)).toBe(true);
      expect(isDeepStrictEqual(played(fedInWasm, one, slice), expected)).toBe(true);
    }), { numRuns: 120, seed });
  });
});

engineLaws('kernel fed by two', fedByTwo, 40);
