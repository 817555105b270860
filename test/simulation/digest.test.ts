import { expect, test } from 'vitest';
import type { StartRun } from '../../models/simulation/engine.ts';
import { startPlainRun } from '../../models/simulation/plain/start-plain-run.ts';
import { startRun } from '../../models/simulation/run.ts';
import { bitsDigest, countsDigest } from './digest.ts';
import { fixedCase } from './fixed-case.ts';
import { played } from './played.ts';
import { startReference } from './reference.ts';

// A change of these changes everybody's results: it belongs into CHANGELOG.md, with what changed in them and why.
const COUNTS = 'e1bd890633925ff6';
const BITS = 'dcfe16df146a37ac';

test.each<[string, StartRun]>([['kernel', startRun], ['plain engine', startPlainRun], ['reference', startReference]])('%s: all that is counted of a fixed network is as recorded', (_, start) => {
  expect(countsDigest(played(start, fixedCase))).toBe(COUNTS);
});

test('kernel: every bit is as recorded, in slices of any size', () => {
  expect(bitsDigest(played(startRun, fixedCase))).toBe(BITS);
  expect(bitsDigest(played(startRun, fixedCase, 1000))).toBe(BITS);
});

test('the fixed network sees everything happen', () => {
  const { statistics } = played(startRun, fixedCase);
  for (const { day, hour, flows, hourRefusals } of statistics) {
    for (const counts of [day, hour, flows]) for (const [key, column] of Object.entries(counts)) expect((column as Float64Array).some((count) => count > 0), key).toBe(true);
    expect(hourRefusals.count.length).toBeGreaterThan(2);
  }
});
