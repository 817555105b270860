import { describe, expect, test } from 'vitest';
import type { Resource } from '../../models/core/loss-network.ts';
import { Draws, Purpose } from '../../models/core/random.ts';
import type { StartRun } from '../../models/simulation/engine.ts';
import type { AttemptCounts, WindowStatistics } from '../../models/simulation/statistics.ts';
import { played, REPLICATION } from './played.ts';
import { START } from './case.ts';
import { demand, held, phase, routes, smallCase, type Call, type SmallCase } from './small-case.ts';

const rate = (capacity: number, burst?: number): Resource => ({ id: 'cps', mode: 'rate', capacity, ...(burst !== undefined && { burst }) });
const at = (counts: AttemptCounts, r: number): Record<string, number> => Object.fromEntries(Object.entries(counts).map(([key, column]) => [key, (column as Float64Array)[r]!]));
const levels = ({ occupancy: { offset, seconds } }: WindowStatistics, r: number): number[] => [...seconds.slice(offset[r], offset[r + 1])];
/** Calls of one second at the given seconds. */
const short = (...seconds: number[]): Call[] => seconds.map((second) => ({ at: second, lasts: 1 }));

/** What an engine must count in cases that were worked out by hand. */
export function featureOutcomes(name: string, start: StartRun): void {
  const play = (one: SmallCase): WindowStatistics => played(start, smallCase(one)).statistics[0]!;
  /** By call, 1 where it was carried: each is a flow of its own. */
  const carried = ({ flows, calls, ...rest }: SmallCase): number[] =>
    [...play({ ...rest, flows: calls.map(({ flow }) => flows[flow ?? 0]!), calls: calls.map((call, i) => ({ ...call, flow: i })) }).flows.carried];

  describe(`${name}: rates`, () => {
    test('begin full, are emptied call by call and fill again up to the burst', () => {
      // Two at once; half a token a second brings the third call's at 2 and the fifth's at 4; at 100 no more than two are there again.
      expect(carried({ resources: [rate(0.5, 2)], flows: [routes([0])], calls: short(0, 0, 0, 2, 3, 4, 100, 100, 100) })).toEqual([1, 1, 0, 1, 0, 1, 1, 1, 0]);
    });

    test('hold what one second brings when no burst is given, and at least one token', () => {
      expect(carried({ resources: [rate(3)], flows: [routes([0])], calls: short(0, 0, 0, 0) })).toEqual([1, 1, 1, 0]);
      expect(carried({ resources: [rate(0.25)], flows: [routes([0])], calls: short(0, 0, 3, 4) })).toEqual([1, 0, 0, 1]);
    });

    test('are not given back when a call ends, nor taken by a route that a resource behind refuses', () => {
      const resources = [rate(0.125, 2), held('trunk', 1)];
      // The second call passes the rate and is blocked by the trunk; its token serves the third.
      const found = play({ resources, flows: [routes([0, 1])], calls: [{ at: 0, lasts: 2 }, { at: 1, lasts: 1 }, { at: 2, lasts: 1 }, { at: 5, lasts: 1 }] });
      expect(at(found.hour, 0)).toEqual({ offered: 4, carried: 2, overflowed: 0, blocked: 1, passed: 1 });
      expect(at(found.hour, 1)).toEqual({ offered: 3, carried: 2, overflowed: 0, blocked: 1, passed: 0 });
    });

    test('serve those without priority only above what is reserved', () => {
      const reserved = { ...routes([0]), reservation: [{ resource: 0, units: 1 }] };
      const flows = [reserved, { ...reserved, priority: true }];
      expect(carried({ resources: [rate(0.125, 3)], flows, calls: [...short(0, 0, 0), { at: 0, lasts: 1, flow: 1 }] })).toEqual([1, 1, 0, 1]);
    });

    test('a rate of nothing lets nobody through, an unlimited one everybody', () => {
      expect(carried({ resources: [rate(0, 5)], flows: [routes([0])], calls: short(0, 1000) })).toEqual([0, 0]);
      expect(carried({ resources: [rate(Infinity)], flows: [routes([0])], calls: short(0, 0, 0, 0) })).toEqual([1, 1, 1, 1]);
    });

    test('tell the units asked in each second, refused or not, and have no level', () => {
      const two = { phases: [{ alternatives: [{ demands: [demand(0, 0, 2)] }] }], retry: null };
      const found = play({ resources: [rate(1)], flows: [routes([0]), two], calls: [...short(0, 0.5), { at: 0.75, lasts: 1, flow: 1 }, { at: 3599.5, lasts: 1 }, { at: 3600, lasts: 1 }] });
      expect([found.load[0]![0], found.load[0]![1], found.load[0]![3599]]).toEqual([4, 0, 1]);
      expect(at(found.hour, 0)).toEqual({ offered: 4, carried: 2, overflowed: 0, blocked: 2, passed: 0 });
      expect(at(found.day, 0)['offered']).toBe(5);
      expect(levels(found, 0)).toEqual([]);
      expect([found.highest.level[0], found.highest.instant[0]]).toEqual([0, START]);
      expect([...found.quarters.highest].every((level) => level === 0)).toBe(true);
    });

    test('refill at their new rate after a change, and lose what they can hold no longer', () => {
      const flows = [routes([0])];
      // Four tokens of 4 a second become the one of 1 a second.
      expect(carried({ resources: [rate(4)], flows, calls: short(10, 10), changes: [{ at: 5, capacity: 1 }] })).toEqual([1, 0]);
      // Shut at 5 and opened at 20 the bucket begins empty: one token at 21, three at 24.
      const changes = [{ at: 5, capacity: 0 }, { at: 20, capacity: 1 }];
      expect(carried({ resources: [rate(1, 3)], flows, calls: short(6, 20, 21, 24, 24, 24, 24), changes })).toEqual([0, 0, 1, 1, 1, 1, 0]);
      // Up to the change the old rate brought a quarter.
      expect(carried({ resources: [rate(0.0625, 1)], flows, calls: short(0, 5, 6), changes: [{ at: 4, capacity: 0.5 }] })).toEqual([1, 0, 1]);
    });
  });

  describe(`${name}: finite sources`, () => {
    const flow = { ...routes([0]), sources: 2 };

    test('a caller with a call in progress makes no other, and may at the very second at which it ends', () => {
      const calls = [{ at: 0, lasts: 100, source: 0 }, { at: 50, lasts: 100, source: 0 }, { at: 60, lasts: 100, source: 1 }, { at: 100, lasts: 1, source: 0 }];
      const one = played(start, smallCase({ resources: [held('trunk', 9)], flows: [flow], calls }));
      const { flows, attempts, events, hour } = one.statistics[0]!;
      expect([flows.calls[0], flows.offered[0], flows.carried[0], flows.notMade[0], flows.hourCalls[0], hour.offered[0]]).toEqual([3, 3, 3, 1, 3, 3]);
      expect([attempts, events, one.attempts, one.events]).toEqual([3, 6, 3, 6]);
    });

    test('callers of other flows are others', () => {
      const { flows } = play({ resources: [held('trunk', 9)], flows: [flow, flow], calls: [{ at: 0, lasts: 100, source: 0, flow: 0 }, { at: 50, lasts: 100, source: 0, flow: 1 }] });
      expect([...flows.notMade]).toEqual([0, 0]);
    });

    test('a try to come keeps the caller busy; giving up frees him', () => {
      const retrying = { ...flow, retry: { probability: 1, meanSeconds: 1, retries: 1 } };
      const calls = [{ at: 0, lasts: 1000, source: 0 }, { at: 10, lasts: 1, source: 1 }, { at: 10, lasts: 1, source: 1 }, { at: 900, lasts: 1, source: 1 }];
      const { flows } = play({ resources: [held('trunk', 1)], flows: [retrying], calls });
      expect([flows.calls[0], flows.offered[0], flows.blocked[0], flows.abandoned[0], flows.notMade[0]]).toEqual([3, 5, 4, 2, 1]);
    });

    test('a call that needs nothing, or is cut short or dropped, keeps its caller busy until it ends', () => {
      const nothing = { phases: [phase(0)], retry: null, sources: 1 };
      const busy = (one: Partial<SmallCase>): number[] => {
        const { flows } = play({ resources: [held('a', 1), held('b', 0)], flows: [nothing], calls: [], ...one });
        return [flows.calls[0]!, flows.notMade[0]!];
      };
      const seconds = (...all: number[]): Call[] => all.map((second) => ({ at: second, lasts: 100, source: 0 }));
      expect(busy({ calls: seconds(0, 99, 100) })).toEqual([2, 1]);
      const cut = { phases: [phase(1, [0]), phase(1, [1])], retry: null, sources: 1 };
      expect(busy({ flows: [cut], calls: [0, 49, 50].map((second) => ({ at: second, lasts: [50, 50], source: 0 })) })).toEqual([2, 1]);
      expect(busy({ flows: [{ ...routes([0]), sources: 1 }], calls: seconds(0, 49, 50), changes: [{ at: 50, capacity: 0, drop: true }] })).toEqual([2, 1]);
    });
  });

  describe(`${name}: runs of equals`, () => {
    test('each run is tried in an order drawn for the attempt before the next run', () => {
      const calls = Array.from({ length: 60 }, (_, i) => ({ at: i, lasts: 0 }));
      const flows = [{ phases: [{ ...phase(0, [0], [1], [2], [3], [4]), equals: [3, 2] }], retry: null }];
      // The first three always have room.
      const first = play({ resources: [1, 1, 1, 1, 1].map((c, r) => held(`r${r}`, c)), flows, calls });
      const draws = new Draws(1);
      const wanted = [0, 0, 0, 0, 0];
      for (const call of calls.keys()) {
        draws.pair(Purpose.loadSharing, 0, call, REPLICATION, 1, 2);
        wanted[Math.floor(3 * draws.first)]!++;
      }
      expect([...first.hour.offered]).toEqual(wanted);
      expect(first.flows.overflowed[0]).toBe(0);
      // The first three are shut: each is asked by every attempt, then one of the last two by what the first choices left of the uniform.
      const second = play({ resources: [0, 0, 0, 1, 1].map((c, r) => held(`r${r}`, c)), flows, calls });
      let fourth = 0;
      for (const call of calls.keys()) {
        draws.pair(Purpose.loadSharing, 0, call, REPLICATION, 1, 2);
        fourth += Math.floor(12 * draws.first) % 2 === 0 ? 1 : 0;
      }
      expect([...second.hour.overflowed]).toEqual([60, 60, 60, 0, 0]);
      expect([...second.hour.carried]).toEqual([0, 0, 0, fourth, 60 - fourth]);
    });

    test('runs of one are as written', () => {
      const flows = [{ phases: [{ ...phase(0, [0], [1]), equals: [1, 1] }], retry: null }];
      const found = play({ resources: [held('a', 1), held('b', 9)], flows, calls: Array.from({ length: 9 }, () => ({ at: 0, lasts: 1 })) });
      expect([...found.hour.carried]).toEqual([1, 8]);
    });
  });

  describe(`${name}: changes of capacity`, () => {
    test('a drain lets calls go on and none in before there is room', () => {
      const calls = [{ at: 0, lasts: 100 }, { at: 0, lasts: 200 }, { at: 60, lasts: 10 }, { at: 150, lasts: 10 }, { at: 200, lasts: 10 }];
      const one = { resources: [held('trunk', 2)], flows: [routes([0])], calls, changes: [{ at: 50, capacity: 1 }] };
      expect(carried(one)).toEqual([1, 1, 0, 0, 1]);
      expect(levels(play(one), 0)).toEqual([3600 - 210, 110, 100]);
    });

    test('an outage ends the latest to have seized first, until the rest fits', () => {
      const flows = [routes([0])];
      const calls = [{ at: 0, lasts: 100 }, { at: 10, lasts: 100 }, { at: 20, lasts: 100 }, { at: 60, lasts: 10 }];
      const one = played(start, smallCase({ resources: [held('trunk', 3)], flows, calls, changes: [{ at: 50, capacity: 1, drop: true }] }));
      const found = one.statistics[0]!;
      expect([found.flows.carried[0], found.flows.dropped[0], found.flows.blocked[0], found.flows.abandoned[0]]).toEqual([3, 2, 1, 1]);
      // Only the first call is left after 50.
      expect(levels(found, 0)).toEqual([3500, 10 + 50, 10, 30]);
      expect([one.attempts, one.events]).toEqual([4, 7]);
      // Would-be seconds are those of the call as it was meant.
      expect(found.hourCarriedSeconds[0]).toBe(300);
    });

    test('all that a dropped call holds is released, and it does not try again', () => {
      const flow = { ...routes([0, 1]), retry: { probability: 1, meanSeconds: 1, retries: 3 } };
      const found = play({ resources: [held('trunk', 5), held('sbc', 5)], flows: [flow], calls: [{ at: 0, lasts: 100 }], changes: [{ at: 40, capacity: 0, drop: true }] });
      expect(levels(found, 1)).toEqual([3560, 40]);
      expect(found.flows.offered[0]).toBe(1);
    });

    test('the latest seizure that a call still holds is what counts', () => {
      // The first call seizes the trunk again at 30, after the second call did; what it seized before has been released or not.
      const again = (until: number): SmallCase['flows'] => [{ phases: [phase(until, [0]), phase(1, [0])], retry: null }, routes([0])];
      const calls = [{ at: 0, lasts: [30, 100], flow: 0 }, { at: 10, lasts: 100, flow: 1 }];
      const outage = (flows: SmallCase['flows'], capacity: number): number[] => [...play({ resources: [held('trunk', 3)], flows, calls, changes: [{ at: 50, capacity, drop: true }] }).flows.dropped];
      expect(outage(again(0), 1)).toEqual([1, 0]);
      expect(outage(again(1), 2)).toEqual([1, 0]);
      // It held two units: with it gone the other fits.
      expect(outage(again(1), 1)).toEqual([1, 0]);
      // Seized for its first phase alone, it holds nothing at 50.
      const gone = [{ phases: [phase(0, [0]), phase(1)], retry: null }, routes([0])];
      expect(outage(gone, 1)).toEqual([0, 0]);
      expect(outage(gone, 0)).toEqual([0, 1]);
    });

    test('a link and a gauge can be shut and opened again', () => {
      const resources: Resource[] = [{ id: 'link', mode: 'carrying', capacity: 100 }, { id: 'calls', mode: 'gauge', capacity: Infinity }];
      const calls = [{ at: 0, lasts: 100 }, { at: 20, lasts: 100 }, { at: 40, lasts: 100 }];
      const shut = (r: number, drop: boolean): WindowStatistics =>
        play({ resources, flows: [routes([1 - r, r])], calls, changes: [{ at: 10, resource: r, capacity: 0, drop }, { at: 30, resource: r, capacity: 1 }] });
      for (const r of [0, 1]) {
        const found = shut(r, false);
        expect(at(found.hour, r)).toEqual({ offered: 3, carried: 2, overflowed: 0, blocked: 1, passed: 0 });
        // The open one in front counts what it carries, as ever.
        expect(at(found.hour, 1 - r)).toEqual({ offered: 2, carried: 2, overflowed: 0, blocked: 0, passed: 0 });
        expect(found.flows.dropped[0]).toBe(0);
        expect(shut(r, true).flows.dropped[0]).toBe(1);
      }
      // A new capacity above 0 is no limit.
      expect(play({ resources, flows: [routes([0, 1])], calls, changes: [{ at: 10, resource: 1, capacity: 1, drop: true }] }).flows.carried[0]).toBe(3);
    });

    test('changes before the first call and after the last count', () => {
      const flows = [routes([0])];
      expect(carried({ resources: [held('trunk', 0)], flows, calls: [{ at: 0, lasts: 1 }], changes: [{ at: -9, capacity: 1 }, { at: 9, capacity: 0 }] })).toEqual([1]);
    });
  });

  describe(`${name}: the course of a day`, () => {
    test('quarters tell the mean and the highest, the last being shorter', () => {
      const calls = [{ at: -100, lasts: 200 }, { at: 800, lasts: 400 }, { at: 850, lasts: 10 }, { at: 1900, lasts: 500 }];
      const { quarters, highest } = play({ resources: [held('trunk', 5)], flows: [routes([0])], calls, windows: [[0, 2000]] });
      expect(quarters.count).toBe(3);
      // 100 + 100 + 10 seconds of 900; 300 of 900; 100 of 200.
      expect([...quarters.mean]).toEqual([210 / 900, 300 / 900, 0.5]);
      expect([...quarters.highest]).toEqual([2, 1, 1]);
      expect([highest.level[0], highest.instant[0]]).toEqual([2, START + 850]);
    });

    test('the highest is what lasted, first, not before the window', () => {
      const highest = (...calls: Call[]): number[] => {
        const found = play({ resources: [held('trunk', 9)], flows: [routes([0])], calls, windows: [[0, 3600]] });
        return [found.highest.level[0]!, found.highest.instant[0]! - START];
      };
      expect(highest()).toEqual([0, 0]);
      expect(highest({ at: -100, lasts: 200 })).toEqual([1, 0]);
      expect(highest({ at: 10, lasts: 0 }, { at: 20, lasts: 5 }, { at: 40, lasts: 5 })).toEqual([1, 20]);
      // At 30 one ends and another begins: the level stays.
      expect(highest({ at: 20, lasts: 10 }, { at: 30, lasts: 5 })).toEqual([1, 20]);
      expect(highest({ at: 3600, lasts: 10 })).toEqual([0, 0]);
    });

    test('links have quarters too', () => {
      const flow = { phases: [{ alternatives: [{ demands: [demand(0, 0, 80_000)] }] }], retry: null };
      const { quarters, highest } = play({ resources: [{ id: 'link', mode: 'carrying', capacity: 1e6 }], flows: [flow], calls: [{ at: 0, lasts: 450 }], windows: [[0, 900]] });
      expect([quarters.mean[0], quarters.highest[0], highest.level[0]]).toEqual([40_000, 80_000, 80_000]);
    });

    test('large units make few levels, each the common divisor apart', () => {
      const takes = (units: number): SmallCase['flows'][number] => ({ phases: [{ alternatives: [{ demands: [demand(0, 0, units)] }] }], retry: null });
      const calls = [{ at: 0, lasts: 100, flow: 0 }, { at: 50, lasts: 100, flow: 1 }];
      const found = play({ resources: [held('admission', 800_000)], flows: [takes(80_000), takes(60_000)], calls });
      expect(found.occupancy.step[0]).toBe(20_000);
      expect(levels(found, 0)).toEqual([3450, 0, 0, 50, 50, 0, 0, 50]);
      // 3,000,001 units are more than 2^20 levels can tell apart: four to a level.
      const coarse = play({ resources: [held('admission', 3_000_001)], flows: [takes(1_000_001), takes(6)], calls });
      expect(coarse.occupancy.step[0]).toBe(4);
      expect([levels(coarse, 0).length, levels(coarse, 0)[1], levels(coarse, 0)[250_000], levels(coarse, 0)[250_001]]).toEqual([250_002, 50, 50, 50]);
      expect(coarse.highest.level[0]).toBe(1_000_007);
    });
  });

  describe(`${name}: attempts and events`, () => {
    test('are counted in all, and for the day in which the call was first tried', () => {
      const calls = [{ at: -50, lasts: 10 }, { at: 90, lasts: [5, 5, 5] }, { at: 150, lasts: 10 }, { at: 250, lasts: 10 }];
      const flows = [{ phases: [phase(2, [0]), phase(2), phase(2)], retry: null }];
      const one = played(start, smallCase({ resources: [held('trunk', 9)], flows, calls, windows: [[0, 100], [3600, 3700]] }));
      expect([one.attempts, one.events]).toEqual([4, 4 + 6]);
      expect(one.statistics.map(({ attempts, events }) => [attempts, events])).toEqual([[1, 4], [0, 0]]);
    });

    test('a call cut short has ended with the phase before; a call that needs nothing ends', () => {
      const cut = { phases: [phase(1, [0]), phase(1, [1])], retry: null };
      const nothing = { phases: [phase(0)], retry: null };
      const one = played(start, smallCase({ resources: [held('a', 1), held('b', 0)], flows: [cut, nothing], calls: [{ at: 0, lasts: [5, 5] }, { at: 0, lasts: 5, flow: 1 }] }));
      expect([one.attempts, one.events]).toEqual([2, 4]);
    });
  });
}
