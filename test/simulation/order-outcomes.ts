import { describe, expect, test } from 'vitest';
import { ln } from '../../models/core/ln.ts';
import type { FlowRoutes } from '../../models/core/loss-network.ts';
import { Draws, Purpose } from '../../models/core/random.ts';
import type { StartRun } from '../../models/simulation/engine.ts';
import type { FlowCounts } from '../../models/simulation/statistics.ts';
import { played, REPLICATION } from './played.ts';
import { START } from './case.ts';
import { held, phase, routes, smallCase, type Call } from './small-case.ts';

const MEAN_DELAY = 1000;

/** Seconds after START at which a caller blocked at `at` tries again: an instant of its own, on which the others are made to fall. */
function retryAt(at: number, call: number): number {
  const draws = new Draws(1);
  draws.pair(Purpose.retry, 0, call, REPLICATION, 1, 2);
  return START + at - MEAN_DELAY * ln(1 - draws.second) - START;
}

const T = 100;
const oneChannel = [held('trunk', 1)];
const twoTrunks = [held('a', 1), held('b', 1)];
/** Holds the first resource, then the second, each for a phase. */
const handedOver: FlowRoutes = { phases: [phase(0, [0]), phase(1, [1])], retry: null };
const intoTrunk: FlowRoutes = { phases: [phase(0), phase(1, [0])], retry: null };
const retrying: FlowRoutes = { ...routes([0]), retry: { probability: 1, meanSeconds: MEAN_DELAY, retries: 1 } };

/** That an engine lets things happen in the agreed order at one instant: one test for each pair of kinds. */
export function orderOutcomes(name: string, start: StartRun): void {
  const flows = (one: Parameters<typeof smallCase>[0]): FlowCounts => played(start, smallCase(one)).statistics[0]!.flows;

  describe(`${name}: at equal instants`, () => {
    test('an end comes before a next phase', () => {
      // The call in phases was first, and was scheduled first; the other call's end at T makes room for it.
      const found = flows({ resources: oneChannel, flows: [intoTrunk, routes([0])], calls: [{ at: 0, lasts: [T, 50] }, { at: 10, lasts: T - 10, flow: 1 }] });
      expect(found.cutShort[0]).toBe(0);
    });

    test('of two calls each finds what the other released', () => {
      const back = { phases: [phase(0, [1]), phase(1, [0])], retry: null };
      const found = flows({ resources: twoTrunks, flows: [handedOver, back], calls: [{ at: 0, lasts: [T, 50] }, { at: 0, lasts: [T, 50], flow: 1 }] });
      expect([...found.cutShort]).toEqual([0, 0]);
    });

    test('a phase of no length ends before another call enters its next phase', () => {
      const found = flows({ resources: oneChannel, flows: [intoTrunk], calls: [{ at: 0, lasts: [T, 0] }, { at: 0, lasts: [T, 0] }, { at: 0, lasts: [T, 50] }] });
      expect(found.cutShort[0]).toBe(0);
    });

    test('an end comes before a change of capacity', () => {
      const found = flows({ resources: oneChannel, flows: [routes([0])], calls: [{ at: 0, lasts: T }], changes: [{ at: T, capacity: 0, drop: true }] });
      expect(found.dropped[0]).toBe(0);
    });

    test('an end comes before a retry', () => {
      const at = retryAt(10, 1);
      const found = flows({ resources: oneChannel, flows: [routes([0]), retrying], calls: [{ at: 0, lasts: at }, { at: 10, lasts: 5, flow: 1 }] });
      expect([found.blocked[1], found.carried[1]]).toEqual([1, 1]);
    });

    test('an end comes before an arrival', () => {
      expect(flows({ resources: oneChannel, flows: [routes([0])], calls: [{ at: 0, lasts: T }, { at: T, lasts: 5 }] }).blocked[0]).toBe(0);
      expect(flows({ resources: oneChannel, flows: [routes([0])], calls: [{ at: T, lasts: 0 }, { at: T, lasts: 0 }, { at: T, lasts: 5 }] }).blocked[0]).toBe(0);
    });

    test('a next phase comes before a change of capacity', () => {
      const found = flows({ resources: twoTrunks, flows: [handedOver], calls: [{ at: 0, lasts: [T, 50] }], changes: [{ at: T, resource: 1, capacity: 0, drop: true }] });
      expect([found.cutShort[0], found.dropped[0]]).toEqual([0, 1]);
      const opened = flows({ resources: [held('a', 1), held('b', 0)], flows: [handedOver], calls: [{ at: 0, lasts: [T, 50] }], changes: [{ at: T, resource: 1, capacity: 1 }] });
      expect(opened.cutShort[0]).toBe(1);
    });

    test('a next phase comes before a retry', () => {
      // The channel is held until the retry's instant, when the call in phases comes for it too.
      const at = retryAt(10, 2);
      const calls = [{ at: 0, lasts: at }, { at: 0, lasts: [at, 5000], flow: 1 }, { at: 10, lasts: 5, flow: 2 }];
      const found = flows({ resources: oneChannel, flows: [routes([0]), intoTrunk, retrying], calls });
      expect([found.cutShort[1], found.blocked[2], found.carried[2]]).toEqual([0, 2, 0]);
    });

    test('a next phase comes before an arrival', () => {
      const found = flows({ resources: oneChannel, flows: [intoTrunk, routes([0])], calls: [{ at: 0, lasts: [T, 50] }, { at: T, lasts: 5, flow: 1 }] });
      expect([found.cutShort[0], found.blocked[1]]).toEqual([0, 1]);
    });

    test('a change of capacity comes before a retry', () => {
      const at = retryAt(10, 0);
      expect(flows({ resources: [held('trunk', 0)], flows: [retrying], calls: [{ at: 10, lasts: 5 }], changes: [{ at, capacity: 1 }] }).carried[0]).toBe(1);
      // The channel is held from 9 to 11, and gone when the second caller tries again.
      const calls = [{ at: 9, lasts: 2, flow: 1 }, { at: 10, lasts: 5 }];
      expect(flows({ resources: oneChannel, flows: [retrying, routes([0])], calls, changes: [{ at: retryAt(10, 1), capacity: 0 }] }).carried[0]).toBe(0);
    });

    test('a change of capacity comes before an arrival', () => {
      const found = (from: number, to: number): number => flows({ resources: [held('trunk', from)], flows: [routes([0])], calls: [{ at: T, lasts: 5 }], changes: [{ at: T, capacity: to }] }).carried[0]!;
      expect([found(0, 1), found(1, 0)]).toEqual([1, 0]);
    });

    test('a retry comes before an arrival', () => {
      const at = retryAt(10, 1);
      const calls = [{ at: 0, lasts: at }, { at: 10, lasts: 5, flow: 1 }, { at, lasts: 5, flow: 2 }];
      const found = flows({ resources: oneChannel, flows: [routes([0]), retrying, routes([0])], calls });
      expect([found.carried[1], found.carried[2]]).toEqual([1, 0]);
    });

    test('a retry without delay comes before the next arrival', () => {
      // So the caller has given up when the next row has him call, and makes that call.
      const again = { ...routes([0]), sources: 1, retry: { probability: 1, meanSeconds: 0, retries: 2 } };
      const found = flows({ resources: [held('trunk', 0)], flows: [again], calls: [{ at: T, lasts: 5, source: 0 }, { at: T, lasts: 5, source: 0 }] });
      expect([found.calls[0], found.offered[0], found.abandoned[0], found.notMade[0]]).toEqual([2, 6, 2, 0]);
    });

    test('changes of capacity act in the order of their list', () => {
      const calls = [{ at: 0, lasts: 500 }, { at: T, lasts: 5 }];
      const found = (...capacities: number[]): number[] => {
        const { carried, dropped } = flows({ resources: [held('trunk', 2)], flows: [routes([0])], calls, changes: capacities.map((capacity) => ({ at: T, capacity, drop: true })) });
        return [carried[0]!, dropped[0]!];
      };
      expect(found(0, 2)).toEqual([2, 1]);
      expect(found(2, 0)).toEqual([1, 1]);
      expect(found(2, 1)).toEqual([1, 0]);
    });

    test('next phases come in the order in which the ends before them were scheduled', () => {
      const flow = { phases: [phase(0), phase(1), phase(2, [0])], retry: null };
      const two = { phases: [phase(0), phase(1, [0])], retry: null };
      // The first call's second phase was begun at 60, the second call's first at 10: the second call goes on first.
      const calls: Call[] = [{ at: 0, lasts: [60, 40, 50] }, { at: 10, lasts: [90, 50], flow: 1 }];
      expect([...flows({ resources: oneChannel, flows: [flow, two], calls }).cutShort]).toEqual([1, 0]);
      expect([...flows({ resources: oneChannel, flows: [flow, two], calls: [calls[0]!, { at: 70, lasts: [30, 50], flow: 1 }] }).cutShort]).toEqual([0, 1]);
    });

    test('retries come in the order of the attempts before them', () => {
      const at = retryAt(10, 1);
      // Calls of one number in one stream draw alike, so both try again at the same instant; only one finds the channel.
      const one = smallCase({ resources: oneChannel, flows: [routes([0]), retrying, retrying], calls: [{ at: 0, lasts: at }, { at: 10, lasts: 5, flow: 2 }, { at: 10, lasts: 5, flow: 1 }] });
      one.arrivals.call.set([0, 1, 1]);
      const { carried } = played(start, one).statistics[0]!.flows;
      expect([carried[1], carried[2]]).toEqual([0, 1]);
    });

    test('arrivals come in the order of their rows', () => {
      const found = flows({ resources: oneChannel, flows: [routes([0]), routes([0])], calls: [{ at: T, lasts: 5, flow: 1 }, { at: T, lasts: 5, flow: 0 }] });
      expect([...found.carried]).toEqual([0, 1]);
    });

    test('of calls that seized at one instant the one that did so later is dropped first', () => {
      const found = flows({ resources: [held('trunk', 2)], flows: [routes([0]), routes([0])], calls: [{ at: 0, lasts: 50, flow: 1 }, { at: 0, lasts: 50, flow: 0 }], changes: [{ at: 10, capacity: 1, drop: true }] });
      expect([...found.dropped]).toEqual([1, 0]);
    });
  });
}
