import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startRun } from '../../models/simulation/run.ts';
import { differences } from './differences.ts';
import { engineLaws } from './engine-laws.ts';
import { featureOutcomes } from './feature-outcomes.ts';
import { orderOutcomes } from './order-outcomes.ts';
import { played } from './played.ts';
import { allCases } from './random-case.ts';
import { startReference } from './reference.ts';

featureOutcomes('kernel', startRun);
orderOutcomes('kernel', startRun);
engineLaws('kernel', startRun);

test('kernel: all that is counted is as the plain reference counts it', () => {
  fc.assert(fc.property(allCases, (one) => {
    expect(differences(played(startRun, one), played(startReference, one))).toEqual([]);
  }), { numRuns: 400, seed: 20270111 });
});

test('the random networks reach every kind of count', () => {
  const seen: Record<string, number> = {};
  for (const one of fc.sample(allCases, { numRuns: 300, seed: 20270111 })) {
    for (const { flows, day, hour, hourRefusals } of played(startRun, one).statistics) {
      for (const [of, counts] of Object.entries({ flows, day, hour, hourRefusals: { count: hourRefusals.count } })) {
        for (const [key, column] of Object.entries(counts)) seen[`${of} ${key}`] = (seen[`${of} ${key}`] ?? 0) + (column as Float64Array).filter((count) => count > 0).length;
      }
    }
  }
  for (const [key, times] of Object.entries(seen)) expect(times, key).toBeGreaterThan(20);
});
