import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startPlainRun } from '../../models/simulation/plain/start-plain-run.ts';
import { startRun } from '../../models/simulation/run.ts';
import { loadLibrary } from '../../src/engines/simjs/library.ts';
import { loadSimjs } from '../../src/engines/simjs/load-simjs.ts';
import { SimjsAgenda } from '../../src/engines/simjs/simjs-agenda.ts';
import { agendaLaws } from '../simulation/agenda-laws.ts';
import { differences } from '../simulation/differences.ts';
import { countsDigest } from '../simulation/digest.ts';
import { featureOutcomes } from '../simulation/feature-outcomes.ts';
import { fixedCase } from '../simulation/fixed-case.ts';
import { orderOutcomes } from '../simulation/order-outcomes.ts';
import { played } from '../simulation/played.ts';
import { poissonArrivals } from '../simulation/poisson-arrivals.ts';
import { allCases } from '../simulation/random-case.ts';
import { routes } from '../simulation/small-case.ts';

const startSimjsRun = await loadSimjs();

const library = await loadLibrary();
agendaLaws('simjs agenda', () => new SimjsAgenda(library));
featureOutcomes('simjs', startSimjsRun);
orderOutcomes('simjs', startSimjsRun);

describe('simjs engine', () => {
  test('leaves no global behind', () => {
    expect('window' in globalThis).toBe(false);
  });

  test('moves the time by the clock and the queue of simjs', () => {
    const moments: number[] = [];
    class Watched extends library.Sim {
      constructor() {
        super();
        made.push(this);
      }
    }
    const made: Watched[] = [];
    const agenda = new SimjsAgenda({ ...library, Sim: Watched });
    for (const instant of [30, 10, 20]) agenda.schedule(instant, 0, () => moments.push(made[0]!.time()));
    agenda.run(Infinity);
    expect(moments).toEqual([10, 20, 30]);
    expect(made.length).toBe(1);
  });

  test('gives the same bits as the plain engine', () => {
    fc.assert(fc.property(allCases, (one) => {
      const found = played(startSimjsRun, one);
      const wanted = played(startPlainRun, one);
      expect(differences(found, wanted)).toEqual([]);
      expect(isDeepStrictEqual(found, wanted)).toBe(true);
    }), { numRuns: 200, seed: 20270115 });
  });

  test('counts what the kernel counts of the fixed network', () => {
    expect(countsDigest(played(startSimjsRun, fixedCase))).toBe(countsDigest(played(startRun, fixedCase)));
  });

  test('blocks the same calls of one group as the kernel', () => {
    // From instant 0 on, where an instant plus a delay is mostly rounded.
    const arrivals = poissonArrivals([90], 100, 'lognormal', 7);
    const network = { resources: [{ id: 'group', mode: 'held' as const, capacity: 90 }], flows: [routes([0])] };
    const blocked = (start: typeof startRun): number => {
      const run = start(network, arrivals, [{ from: 0, until: 86_400, resourceBusyHour: Float64Array.of(0), stateBusyHour: 0 }], { seed: 1, replication: 0 });
      while (!run.step(4096));
      return run.statistics()[0]!.flows.blocked[0]!;
    };
    const found = blocked(startSimjsRun);
    expect(found).toBeGreaterThan(100);
    expect(found).toBe(blocked(startRun));
  });
});
