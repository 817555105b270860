import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startPlainRun } from '../../models/simulation/plain/start-plain-run.ts';
import { differences } from './differences.ts';
import { played } from './played.ts';
import { allCases } from './random-case.ts';
import { startReference } from './reference.ts';

test('counts are those of the reference', () => {
  fc.assert(fc.property(allCases, (one) => {
    expect(differences(played(startPlainRun, one), played(startReference, one))).toEqual([]);
  }), { numRuns: 1500, seed: 20270111 });
});
