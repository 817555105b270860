import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startRun } from '../../models/simulation/run.ts';
import { differences, type Played } from './differences.ts';
import { played } from './played.ts';
import { cases, type Case } from './random-network.ts';
import { startReference } from './reference.ts';

const runs = { numRuns: 1500, seed: 20270111 };

const finished = (one: Case, slice?: number): Played['statistics'] => played(startRun, one, slice).statistics;

/** What the kernel keeps of these networks; the histogram where every level is a unit. */
const kept = ({ statistics, attempts }: Played, steps: Played): object => ({
  attempts,
  statistics: statistics.map(({ day, hour, hourOfferedSeconds, hourCarriedSeconds, load, flows, hourRefusals, attempts: own, occupancy }, w) => ({
    day, hour, hourOfferedSeconds, hourCarriedSeconds, load, flows, hourRefusals, own,
    ...(steps.statistics[w]!.occupancy.step.every((step) => step === 1) && { occupancy }),
  })),
});

test('counts and occupancy are those of the plain reference', () => {
  fc.assert(fc.property(cases, (one) => {
    const wanted = played(startReference, one);
    expect(differences(kept(played(startRun, one), wanted), kept(wanted, wanted))).toEqual([]);
  }), runs);
});

test('the laws of the words hold and no capacity is exceeded', () => {
  fc.assert(fc.property(cases, (one) => {
    for (const found of finished(one)) {
      for (const counts of [found.day, found.hour]) {
        counts.offered.forEach((offered, r) => expect(offered).toBe(counts.carried[r]! + counts.overflowed[r]! + counts.blocked[r]! + counts.passed[r]!));
      }
      one.network.resources.forEach(({ mode, capacity }, r) => {
        if (mode !== 'held') return expect(found.day.offered[r]).toBe(found.day.carried[r]);
        expect(found.occupancy.offset[r + 1]! - found.occupancy.offset[r]! - 1).toBeLessThanOrEqual(capacity);
      });
      const { calls, offered, carried, overflowed, blocked, abandoned } = found.flows;
      offered.forEach((attempts, f) => {
        expect(attempts).toBe(carried[f]! + blocked[f]!);
        expect(calls[f]).toBe(carried[f]! + abandoned[f]!);
        expect(overflowed[f]).toBeLessThanOrEqual(carried[f]!);
      });
    }
  }), { ...runs, numRuns: 300 });
});

test('one slice and many give the same', () => {
  fc.assert(fc.property(cases, (one) => {
    expect(finished(one, 1)).toEqual(finished(one));
  }), { ...runs, numRuns: 200 });
});

test('the random networks reach every kind of count', () => {
  const seen: Record<string, number> = {};
  for (const one of fc.sample(cases, { numRuns: 300, seed: 20270111 })) {
    for (const { flows, hour } of finished(one)) {
      for (const counts of [flows, hour]) for (const [key, column] of Object.entries(counts)) seen[key] = (seen[key] ?? 0) + (column as Float64Array).filter((count) => count > 0).length;
    }
  }
  for (const key of ['overflowed', 'blocked', 'abandoned', 'cutShort', 'hourBlocked', 'passed', 'carried']) expect(seen[key], key).toBeGreaterThan(20);
});
