import type { Difference } from '../../models/core/difference.ts';
import type { CompareResult, FlowComparison, Pairing, StateComparison } from '../../models/study/compare-result.ts';

/** Hand-made comparisons; the numbers are invented, not simulated. */

/** A figure that is the same in all replications. */
export function equal(value: number): Difference {
  return { a: value, b: value, estimate: 0, low: 0, high: 0, confidence: 0.95, replications: 30, varianceRatio: null };
}

/** A figure that differs, known to so much on either side. */
export function differs(a: number, b: number, half: number): Difference {
  return { a, b, estimate: b - a, low: b - a - half, high: b - a + half, confidence: 0.95, replications: 30, varianceRatio: 5 };
}

export function flow(from: string): FlowComparison {
  return { from, to: 'pstn', class: 'national', calls: equal(100), blocked: equal(2), blocking: equal(0.02) };
}

/** A state in which nothing differs: a flow, a trunk and a link. */
export function stateComparison(id: string): StateComparison {
  const same = <T>(value: T): { a: T; b: T } => ({ a: value, b: value });
  return {
    id, date: same('2027-02-01'), busyHour: same('10:00/11:00'),
    total: { calls: equal(100), blocked: equal(2), blocking: equal(0.02) },
    flows: [flow('g1')],
    resources: [{
      id: 't1', kind: 'trunk', unit: 'channels', capacity: same(60),
      busyHour: { start: same('10:15'), offeredErlangs: equal(40), carriedErlangs: equal(39), blocking: equal(0.02), mean: equal(39), p95: equal(50), p99: equal(55), max: equal(57) },
      needed: equal(53),
    }],
    links: [{ id: 'net', direction: 'up', capacity: same(1e7), busyHour: { start: same('10:15'), voice: equal(4e6), p99: equal(5e6), use: equal(0.4) } }],
    targets: [], only: { a: { flows: [], resources: [], links: [] }, b: { flows: [], resources: [], links: [] } },
  };
}

export function comparison(states: StateComparison[], pairing: Pairing = { differences: 0, varianceRatio: null }): CompareResult {
  return {
    scenarios: { a: 'Before', b: 'After' }, seed: 1, engine: 'busyhour', stopped: 'replications', replications: 30, confidence: 0.95,
    attempts: { a: 1000, b: 1000 }, events: { a: 2000, b: 2000 }, seconds: 1.23, workers: 2, states, only: { a: [], b: [] }, pairing, warnings: { a: [], b: [] },
  };
}
