import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlowRoutes } from '../../models/core/loss-network.ts';
import { HeapAgenda } from '../../models/simulation/plain/heap-agenda.ts';
import { startPlainRun } from '../../models/simulation/plain/start-plain-run.ts';
import { startRun } from '../../models/simulation/run.ts';
import { agendaLaws } from './agenda-laws.ts';
import { differences } from './differences.ts';
import { engineLaws } from './engine-laws.ts';
import { featureOutcomes } from './feature-outcomes.ts';
import { orderOutcomes } from './order-outcomes.ts';
import { played } from './played.ts';
import { allCases } from './random-case.ts';
import { startReference } from './reference.ts';
import { demand, held, phase, routes, smallCase, type SmallCase } from './small-case.ts';

agendaLaws('heap agenda', () => new HeapAgenda());
featureOutcomes('plain', startPlainRun);
orderOutcomes('plain', startPlainRun);
engineLaws('plain', startPlainRun, 40);

describe('plain engine', () => {
  test('counts as the reference does', () => {
    fc.assert(fc.property(allCases, (one) => {
      expect(differences(played(startPlainRun, one), played(startReference, one))).toEqual([]);
    }), { numRuns: 200, seed: 20270112 });
  });

  test('counts as the kernel does, call by call', () => {
    fc.assert(fc.property(allCases, (one) => {
      expect(differences(played(startPlainRun, one), played(startRun, one))).toEqual([]);
    }), { numRuns: 400, seed: 20270113 });
  });

  test('one slice and many give the same bits', () => {
    fc.assert(fc.property(allCases, (one) => {
      expect(isDeepStrictEqual(played(startPlainRun, one, 1), played(startPlainRun, one, Infinity))).toBe(true);
    }), { numRuns: 100, seed: 20270114 });
  });

  test('a step of any size is short', () => {
    const { network, arrivals, windows, seed } = smallCase({ resources: [held('trunk', 9)], flows: [routes([0])], calls: Array.from({ length: 5000 }, (_, i) => ({ at: i, lasts: 1 })) });
    const run = startPlainRun(network, arrivals, windows, { seed, replication: 0 });
    expect(run.step(65_536)).toBe(false);
    expect(run.events).toBeGreaterThan(500);
    expect(run.events).toBeLessThan(5000);
    while (!run.step(0));
    expect([run.attempts, run.events]).toEqual([5000, 10_000]);
  });

  test('has no statistics before the last call has ended', () => {
    const { network, arrivals, windows, seed } = smallCase({ resources: [], flows: [{ phases: [phase(0)], retry: null }], calls: [{ at: 0, lasts: 1 }] });
    const run = startPlainRun(network, arrivals, windows, { seed, replication: 0 });
    expect(run.step(1)).toBe(false);
    expect(() => run.statistics()).toThrow(/not ended/);
  });
});

describe('plain engine: what cannot be run is refused by name', () => {
  const start = (one: Partial<SmallCase>, seed = 1): (() => unknown) => () => {
    const { network, arrivals, windows, changes } = smallCase({ resources: [held('trunk', 1)], flows: [routes([0])], calls: [], ...one });
    return startPlainRun(network, arrivals, windows, { seed, replication: 0, ...(changes && { changes }) });
  };
  const flow = (change: Partial<FlowRoutes>): (() => unknown) => start({ flows: [{ ...routes([0]), ...change }] });
  const retry = { probability: 1, meanSeconds: 1, retries: 1 };

  test.each<[string, () => unknown, RegExp]>([
    ['a capacity below 0', start({ resources: [held('trunk', -1)] }), /capacity of resource trunk is -1/],
    ['a capacity that is no number', start({ resources: [held('trunk', Number.NaN)] }), /capacity of resource trunk is NaN/],
    ['a burst below 0', start({ resources: [{ id: 'cps', mode: 'rate', capacity: 1, burst: -1 }] }), /burst of resource cps is -1/],
    ['no phases', flow({ phases: [] }), /number of phases of flow 0 is 0/],
    ['nine phases', flow({ phases: Array.from({ length: 9 }, () => phase(8)) }), /number of phases of flow 0 is 9/],
    ['a resource that is none', flow(routes([1])), /resource demanded in phase 0 of flow 0 is 1/],
    ['half a unit', flow({ phases: [{ alternatives: [{ demands: [demand(0, 0, 0.5)] }] }] }), /units demanded in phase 0 of flow 0 is 0.5/],
    ['a demand until before its phase', flow({ phases: [phase(0), phase(0, [0])] }), /last phase of a demand in phase 1 of flow 0 is 0/],
    ['runs of equals that do not sum up', flow({ phases: [{ ...phase(0, [0], [0]), equals: [1] }] }), /sum of the runs of equals in phase 0 of flow 0 is 1/],
    ['an empty run of equals', flow({ phases: [{ ...phase(0, [0]), equals: [0, 1] }] }), /size of a run of equals in phase 0 of flow 0 is 0/],
    ['a retry probability above 1', flow({ retry: { ...retry, probability: 2 } }), /retry probability of flow 0 is 2/],
    ['a retry delay without end', flow({ retry: { ...retry, meanSeconds: Infinity } }), /mean retry delay of flow 0 is Infinity/],
    ['one and a half retries', flow({ retry: { ...retry, retries: 1.5 } }), /retries of flow 0 is 1.5/],
    ['a reservation of a resource that is none', flow({ reservation: [{ resource: 3, units: 1 }] }), /resource that flow 0 reserves is 3/],
    ['a reservation below 0', flow({ reservation: [{ resource: 0, units: -1 }] }), /units that flow 0 leaves free is -1/],
    ['half a source', flow({ sources: 0.5 }), /sources of flow 0 is 0.5/],
    ['a source that is not told', start({ flows: [{ ...routes([0]), sources: 1 }], calls: [{ at: 0, lasts: 1 }] }), /source of arrival 0 is undefined/],
    ['a source that the flow does not have', start({ flows: [{ ...routes([0]), sources: 1 }], calls: [{ at: 0, lasts: 1, source: 1 }] }), /source of arrival 0 is 1/],
    ['arrivals out of order', start({ calls: [{ at: 1, lasts: 1 }, { at: 0, lasts: 1 }] }), /time of arrival 1/],
    ['windows that overlap', start({ windows: [[0, 7200], [3600, 7200]] }), /window 1 begins/],
    ['changes out of order', start({ changes: [{ at: 5, capacity: 1 }, { at: 4, capacity: 1 }] }), /instant of change 1/],
    ['a change of a resource that is none', start({ changes: [{ at: 5, resource: 1, capacity: 1 }] }), /resource of change 0 is 1/],
    ['a change to a capacity below 0', start({ changes: [{ at: 5, capacity: -1 }] }), /capacity of change 0 is -1/],
    ['a seed below 0', start({}, -1), /seed is -1/],
  ])('%s', (_, attempt, message) => {
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
  });
});
