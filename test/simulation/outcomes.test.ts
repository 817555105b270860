import { describe, expect, test } from 'vitest';
import type { Arrivals } from '../../models/core/arrivals.ts';
import type { FlowRoutes, LossNetwork, Resource } from '../../models/core/loss-network.ts';
import { startRun } from '../../models/simulation/run.ts';
import type { WindowStatistics } from '../../models/simulation/statistics.ts';

// Cases small enough to follow with a pencil.
const START = 1_800_000_000;
const held = (id: string, capacity: number): Resource => ({ id, mode: 'held', capacity });
const routes = (...alternatives: number[][]): FlowRoutes => ({
  phases: [{ alternatives: alternatives.map((resources) => ({ demands: resources.map((resource) => ({ resource, units: 1, until: 0 })) })) }],
  retry: null,
});

interface Call { at: number; lasts: number | number[]; flow?: number }

function arrivals(calls: Call[]): Arrivals {
  const offset = new Uint32Array(calls.length + 1);
  const seconds = calls.flatMap(({ lasts }, i) => {
    const own = Array.isArray(lasts) ? lasts : [];
    offset[i + 1] = offset[i]! + own.length;
    return own;
  });
  return {
    count: calls.length,
    time: Float64Array.from(calls, ({ at }) => START + at),
    holding: Float64Array.from(calls, ({ lasts }) => (Array.isArray(lasts) ? lasts.reduce((sum, one) => sum + one, 0) : lasts)),
    flow: Int32Array.from(calls, ({ flow }) => flow ?? 0),
    stream: new Int32Array(calls.length), call: Uint32Array.from(calls, (_, i) => i),
    streams: { low: Uint32Array.of(1), high: Uint32Array.of(2) },
    phases: seconds.length > 0 ? { offset, seconds: Float64Array.from(seconds) } : null,
  };
}

function played(network: LossNetwork, calls: Call[]): WindowStatistics {
  const window = { from: START, until: START + 86_400, resourceBusyHour: new Float64Array(network.resources.length).fill(START), stateBusyHour: START };
  const run = startRun(network, arrivals(calls), [window], { seed: 1, replication: 0 });
  while (!run.step(100));
  return run.statistics()[0]!;
}

const at = (found: WindowStatistics, r: number): Record<string, number> =>
  Object.fromEntries(Object.entries(found.hour).map(([key, column]) => [key, (column as Float64Array)[r]!]));
const levels = (found: WindowStatistics, r: number): number[] => [...found.occupancy.seconds.slice(found.occupancy.offset[r], found.occupancy.offset[r + 1])];

describe('what is counted', () => {
  test('the first without room refuses; those in front passed, those behind were not asked', () => {
    const network = { resources: [held('front', 5), held('full', 1), held('behind', 5)], flows: [routes([0, 1, 2])] };
    const found = played(network, [{ at: 0, lasts: 100 }, { at: 10, lasts: 100 }]);
    expect(at(found, 0)).toEqual({ offered: 2, carried: 1, overflowed: 0, blocked: 0, passed: 1 });
    expect(at(found, 1)).toEqual({ offered: 2, carried: 1, overflowed: 0, blocked: 1, passed: 0 });
    expect(at(found, 2)).toEqual({ offered: 1, carried: 1, overflowed: 0, blocked: 0, passed: 0 });
    expect(found.hourRefusals).toEqual({ flow: Int32Array.of(0), resource: Int32Array.of(1), count: Float64Array.of(1) });
    expect(found.hourOfferedSeconds[1]).toBe(200);
    expect(found.hourCarriedSeconds[1]).toBe(100);
  });

  test('refused with another alternative left is overflow; asked again, a resource counts once by its last outcome', () => {
    const network = { resources: [held('common', 9), held('first', 1), held('second', 1)], flows: [routes([0, 1], [0, 2])] };
    const found = played(network, [{ at: 0, lasts: 100 }, { at: 10, lasts: 100 }, { at: 20, lasts: 100 }]);
    expect(at(found, 0)).toEqual({ offered: 3, carried: 2, overflowed: 0, blocked: 0, passed: 1 });
    expect(at(found, 1)).toEqual({ offered: 3, carried: 1, overflowed: 2, blocked: 0, passed: 0 });
    expect(at(found, 2)).toEqual({ offered: 2, carried: 1, overflowed: 0, blocked: 1, passed: 0 });
    expect([found.flows.offered[0], found.flows.carried[0], found.flows.overflowed[0], found.flows.blocked[0]]).toEqual([3, 2, 1, 1]);
  });

  test('a resource that stands twice must have room for both and counts once', () => {
    const network = { resources: [held('trunk', 3)], flows: [routes([0, 0])] };
    const found = played(network, [{ at: 0, lasts: 60 }, { at: 10, lasts: 60 }]);
    expect(at(found, 0)).toEqual({ offered: 2, carried: 1, overflowed: 0, blocked: 1, passed: 0 });
    expect(levels(found, 0)).toEqual([3540, 0, 60]);
    expect(found.hourCarriedSeconds[0]).toBe(120);
  });

  test('a release at the very second makes room for the arrival', () => {
    const found = played({ resources: [held('trunk', 1)], flows: [routes([0])] }, [{ at: 0, lasts: 60 }, { at: 60, lasts: 60 }, { at: 119, lasts: 1 }]);
    expect(at(found, 0)).toEqual({ offered: 3, carried: 2, overflowed: 0, blocked: 1, passed: 0 });
    expect(levels(found, 0)).toEqual([3480, 120]);
  });

  test('unlimited means unlimited, and a trunk of no channels carries nothing', () => {
    const calls = Array.from({ length: 50 }, () => ({ at: 5, lasts: 10 }));
    expect(levels(played({ resources: [held('trunk', Infinity)], flows: [routes([0])] }, calls), 0)[50]).toBe(10);
    expect(played({ resources: [held('trunk', 0)], flows: [routes([0])] }, calls).flows.blocked[0]).toBe(50);
  });

  test('calls before the first window fill the trunk and are not counted', () => {
    const found = played({ resources: [held('trunk', 1)], flows: [routes([0])] }, [{ at: -100, lasts: 500 }, { at: 10, lasts: 10 }]);
    expect(found.flows.calls[0]).toBe(1);
    expect(found.flows.blocked[0]).toBe(1);
    expect(levels(found, 0)).toEqual([3200, 400]);
    expect(found.attempts).toBe(1);
  });

  test('a retry keeps its holding time, counts as an attempt and not as a call', () => {
    const flow = { ...routes([0]), retry: { probability: 1, meanSeconds: 1, retries: 3 } };
    const found = played({ resources: [held('trunk', 1)], flows: [flow] }, [{ at: 0, lasts: 3000 }, { at: 10, lasts: 100 }]);
    expect([found.flows.calls[0], found.flows.offered[0], found.flows.blocked[0], found.flows.abandoned[0]]).toEqual([2, 5, 4, 1]);
    expect([found.flows.hourCalls[0], found.flows.hourBlocked[0]]).toEqual([2, 1]);
    expect(found.hourOfferedSeconds[0]).toBe(3000 + 4 * 100);
    expect(found.attempts).toBe(5);
  });

  test('a link keeps the mean load of each second', () => {
    const network: LossNetwork = {
      resources: [{ id: 'link', mode: 'carrying', capacity: 100 }],
      flows: [{ phases: [{ alternatives: [{ demands: [{ resource: 0, units: 80, until: 0 }] }] }], retry: null }],
    };
    const found = played(network, [{ at: 0.25, lasts: 2 }, { at: 1.5, lasts: 0.25 }]);
    expect([...found.load[0]!.slice(0, 4)]).toEqual([60, 100, 20, 0]);
    expect(at(found, 0)['offered']).toBe(2);
  });
});

describe('phases', () => {
  const demand = (resource: number, until: number): { resource: number; units: number; until: number } => ({ resource, units: 1, until });

  test('each demand is held from its phase through its last, and would-be time counts so', () => {
    const flow: FlowRoutes = {
      retry: null,
      phases: [
        { alternatives: [{ demands: [demand(0, 0), demand(1, 2)] }] },
        { alternatives: [] },
        { alternatives: [{ demands: [demand(0, 2)] }] },
      ],
    };
    const found = played({ resources: [held('ringing', 2), held('whole call', 2)], flows: [flow] }, [{ at: 0, lasts: [10, 20, 30] }]);
    expect(levels(found, 0)).toEqual([3560, 40]);
    expect(levels(found, 1)).toEqual([3540, 60]);
    expect([...found.hourCarriedSeconds]).toEqual([40, 60]);
    expect(at(found, 0)['carried']).toBe(2);
  });

  test('a later phase that finds no room takes the next alternative, or the call is cut short and frees everything', () => {
    const talk = { alternatives: [{ demands: [demand(1, 1)] }, { demands: [demand(2, 1)] }] };
    const flow: FlowRoutes = { retry: null, phases: [{ alternatives: [{ demands: [demand(0, 1)] }] }, talk] };
    const network = { resources: [held('caller', 9), held('talk', 1), held('spare', 1)], flows: [flow] };
    const found = played(network, [{ at: 0, lasts: [10, 100] }, { at: 1, lasts: [10, 100] }, { at: 2, lasts: [10, 100] }]);
    expect(found.flows.cutShort[0]).toBe(1);
    expect(found.flows.carried[0]).toBe(3);
    expect(found.flows.overflowed[0]).toBe(0);
    expect(at(found, 1)).toEqual({ offered: 3, carried: 1, overflowed: 2, blocked: 0, passed: 0 });
    expect(at(found, 2)).toEqual({ offered: 2, carried: 1, overflowed: 0, blocked: 1, passed: 0 });
    // 0–1: one, 1–2: two, 2–12: three, 12–110: two, 110–111: one.
    expect(levels(found, 0)).toEqual([3600 - 111, 2, 99, 10]);
  });

  test('what one call releases at an instant another can take at that instant, whichever was scheduled first', () => {
    const flow: FlowRoutes = { retry: null, phases: [{ alternatives: [{ demands: [demand(0, 0)] }] }, { alternatives: [{ demands: [demand(1, 1)] }] }] };
    const back: FlowRoutes = { retry: null, phases: [{ alternatives: [{ demands: [demand(1, 0)] }] }, { alternatives: [{ demands: [demand(0, 1)] }] }] };
    const found = played({ resources: [held('a', 1), held('b', 1)], flows: [flow, back] }, [{ at: 0, lasts: [10, 10], flow: 0 }, { at: 0, lasts: [10, 10], flow: 1 }]);
    expect([...found.flows.cutShort]).toEqual([0, 0]);
    expect(levels(found, 0)).toEqual([3580, 20]);
  });
});

describe('what cannot be run is refused by name', () => {
  const start = (network: LossNetwork, calls: Call[] = []): (() => unknown) => () => played(network, calls);
  const one = (change: Partial<FlowRoutes>): LossNetwork => ({ resources: [held('trunk', 1)], flows: [{ ...routes([0]), ...change }] });

  test('networks', () => {
    expect(start({ resources: [{ id: 'cps', mode: 'rate', capacity: 5, burst: -1 }], flows: [] })).toThrow(/burst of resource cps/);
    expect(start(one({ sources: 10 }), [{ at: 0, lasts: 1 }])).toThrow(/10 sources/);
    expect(start(one({ sources: -1 }))).toThrow(/-1 sources/);
    expect(start(one({ phases: [] }))).toThrow(/0 phases/);
    expect(start({ resources: [held('trunk', -1)], flows: [] })).toThrow(/capacity of resource trunk/);
    expect(start(one(routes([1])))).toThrow(/resource 1/);
    expect(start(one({ retry: { probability: 2, meanSeconds: 1, retries: 1 } }))).toThrow(/probability/);
  });

  test('arrivals and windows', () => {
    expect(start(one({}), [{ at: 5, lasts: 1 }, { at: 4, lasts: 1 }])).toThrow(/time of arrival 1/);
    expect(start(one({}), [{ at: 5, lasts: -1 }])).toThrow(/holding of arrival 0/);
    expect(start(one({}), [{ at: 5, lasts: 1, flow: 3 }])).toThrow(/flow of arrival 0/);
    expect(start(one({}), [{ at: 5, lasts: [1, 2] }])).toThrow(/2 phases/);
    const window = { from: START, until: START + 10, resourceBusyHour: Float64Array.of(START), stateBusyHour: START };
    expect(() => startRun(one({}), arrivals([]), [window, window], { seed: 1, replication: 0 })).toThrow(/window 1 begins/);
    expect(() => startRun(one({}), arrivals([]), [], { seed: -1, replication: 0 })).toThrow(/seed/);
  });

  test('statistics before the end', () => {
    const run = startRun(one({}), arrivals([{ at: 0, lasts: 1 }]), [], { seed: 1, replication: 0 });
    expect(run.step(1)).toBe(false);
    expect(() => run.statistics()).toThrow(/not ended/);
  });
});
