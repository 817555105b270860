import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startRun } from '../../models/simulation/run.ts';
import type { WindowStatistics } from '../../models/simulation/statistics.ts';
import { cases, type Case } from './random-network.ts';
import { histogram, reference } from './reference.ts';

const runs = { numRuns: 1500, seed: 20270111 };

function finished({ network, arrivals, windows, seed }: Case, slice = Infinity): WindowStatistics[] {
  const run = startRun(network, arrivals, windows, { seed, replication: 3 });
  while (!run.step(slice));
  return run.statistics();
}

test('counts and occupancy are those of the plain reference', () => {
  fc.assert(fc.property(cases, (one) => {
    const { network, arrivals, windows, seed } = one;
    const expected = reference(network, arrivals, windows, { seed, replication: 3 });
    finished(one).forEach((found, w) => {
      const { day, hour, hourOfferedSeconds, hourCarriedSeconds, levels, flows, hourRefusals } = expected[w]!;
      network.resources.forEach(({ mode }, r) => {
        for (const key of ['offered', 'carried', 'overflowed', 'blocked', 'passed'] as const) {
          expect(found.day[key][r], `day ${key} of ${r}`).toBe(day[r]![key]);
          expect(found.hour[key][r], `hour ${key} of ${r}`).toBe(hour[r]![key]);
        }
        expect(found.hourOfferedSeconds[r]).toBeCloseTo(hourOfferedSeconds[r]!, 6);
        expect(found.hourCarriedSeconds[r]).toBeCloseTo(hourCarriedSeconds[r]!, 6);
        const wanted = histogram(levels[r]!, windows[w]!.resourceBusyHour[r]!);
        const { offset, seconds } = found.occupancy;
        if (mode === 'carrying') {
          expect(offset[r + 1]).toBe(offset[r]);
          const load = found.load[r]!;
          expect(load.length).toBe(3600);
          expect(load.reduce((sum, units) => sum + units, 0)).toBeCloseTo(wanted.reduce((sum, part, level) => sum + part * level, 0), 6);
        } else {
          expect(found.load[r]).toBeNull();
          expect([...seconds.slice(offset[r], offset[r + 1])]).toEqual(wanted);
        }
      });
      network.flows.forEach((_, f) => {
        for (const [key, count] of Object.entries(flows[f]!)) expect(found.flows[key as 'calls'][f], `${key} of flow ${f}`).toBe(count);
        found.hourRefusals.flow.forEach((flow, i) => {
          if (flow === f) expect(found.hourRefusals.count[i], `refusals of flow ${f}`).toBe(hourRefusals[`${f}/${found.hourRefusals.resource[i]}`]);
        });
      });
    });
  }), runs);
});

test('each second of a carrying resource is the mean of its level', () => {
  fc.assert(fc.property(cases, (one) => {
    const { network, arrivals, windows, seed } = one;
    const expected = reference(network, arrivals, windows, { seed, replication: 3 });
    finished(one).forEach((found, w) => {
      found.load.forEach((load, r) => {
        if (!load) return;
        const from = windows[w]!.resourceBusyHour[r]!;
        const wanted = new Float64Array(3600);
        expected[w]!.levels[r]!.forEach(({ time, level }, i, all) => {
          const start = Math.max(time, from);
          const end = Math.min(all[i + 1]?.time ?? Infinity, from + 3600);
          for (let s = Math.max(0, Math.floor(start - from)); s < 3600 && from + s < end; s++) {
            wanted[s]! += level * Math.max(0, Math.min(end, from + s + 1) - Math.max(start, from + s));
          }
        });
        wanted.forEach((level, s) => { if (Math.abs(load[s]! - level) > 1e-6) expect(load[s], `second ${s}`).toBeCloseTo(level, 6); });
      });
    });
  }), { ...runs, numRuns: 200 });
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
