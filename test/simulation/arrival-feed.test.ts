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
import { held, routes, smallCase } from './small-case.ts';

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
    }), { numRuns: 60, seed });
  });

  it.each([NaN, 0])('refuses an instant of %s that comes in a later part', (instant) => {
    const one = smallCase({ resources: [held('t1', 2)], flows: [routes([0])], calls: [10, 20, 30, 40, 50].map((at) => ({ at, lasts: 15 })) });
    const time = one.arrivals.time.slice();
    time[time.length - 1] = instant;
    const run = fedByTwo(one.network, { ...one.arrivals, time }, one.windows, { seed: 1, replication: 0 });
    expect(() => {
      while (!run.step(10));
    }).toThrow(RangeError);
  });
});

engineLaws('kernel fed by two', fedByTwo, 12);
