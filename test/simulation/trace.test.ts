import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holders } from '../../models/simulation/holders.ts';
import { startPlainRun } from '../../models/simulation/plain/start-plain-run.ts';
import { trace } from '../../models/simulation/trace-run.ts';
import type { AskedDemand, Holder, TraceEvent, Watch } from '../../models/simulation/trace.ts';
import { played, REPLICATION } from './played.ts';
import { allCases } from './random-case.ts';
import { START, type Case } from './case.ts';
import { demand, held, phase, routes, smallCase, type SmallCase } from './small-case.ts';

const optionsOf = ({ seed, changes }: Case): { seed: number; replication: number; changes?: NonNullable<Case['changes']> } => ({ seed, replication: REPLICATION, ...(changes && { changes }) });
const all: Watch = { from: -Infinity, until: Infinity };

function traced(one: SmallCase, watch: Watch, most?: number): TraceEvent[] {
  const made = smallCase(one);
  return trace(made.network, made.arrivals, made.windows, optionsOf(made), watch, most);
}
const holding = (one: SmallCase, resource: number, at: number): Holder[] => {
  const made = smallCase(one);
  return holders(made.network, made.arrivals, made.windows, optionsOf(made), resource, START + at);
};
const kinds = (events: TraceEvent[]): string[] => events.map((event) => (event.kind === 'ask' ? event.outcome.kind : event.kind));
const asked = (change: Partial<AskedDemand>): AskedDemand => ({ resource: 0, units: 1, occupied: 0, capacity: 1, reserved: 0, hasRoom: true, ...change });

describe('trace', () => {
  test('tells each route that a call asked, up to what was full', () => {
    const flow = routes([0, 1, 2], [0, 2]);
    const one = { resources: [held('front', 5), held('small', 1), held('behind', 5)], flows: [flow], calls: [{ at: 0, lasts: 100 }, { at: 10, lasts: 50 }] };
    expect(traced(one, { arrival: 1 })).toEqual([
      {
        kind: 'ask', instant: START + 10, arrival: 1, tries: 0, phase: 0,
        asked: [
          { alternative: 0, rank: 0, demands: [asked({ occupied: 1, capacity: 5 }), asked({ resource: 1, occupied: 1, hasRoom: false })] },
          { alternative: 1, rank: 1, demands: [asked({ occupied: 1, capacity: 5 }), asked({ resource: 2, occupied: 1, capacity: 5 })] },
        ],
        outcome: { kind: 'carried', alternative: 1, ends: START + 60 },
      },
      { kind: 'end', instant: START + 60, arrival: 1, phase: 0, last: true, released: [{ resource: 0, units: 1 }, { resource: 2, units: 1 }] },
    ]);
  });

  test('tells the tries of a blocked caller to the last', () => {
    const flow = { ...routes([0]), retry: { probability: 1, meanSeconds: 30, retries: 2 } };
    const events = traced({ resources: [held('trunk', 0)], flows: [flow], calls: [{ at: 0, lasts: 10 }] }, { arrival: 0 });
    expect(kinds(events)).toEqual(['blocked', 'blocked', 'blocked']);
    const outcomes = events.map((event) => (event.kind === 'ask' && event.outcome.kind === 'blocked' ? event.outcome.retryAt : Number.NaN));
    expect(events.map((event) => event.kind === 'ask' && event.tries)).toEqual([0, 1, 2]);
    expect(events.slice(1).map(({ instant }) => instant)).toEqual(outcomes.slice(0, 2));
    expect(outcomes[2]).toBeNull();
  });

  test('tells phases, what each releases, and where the call is cut short', () => {
    const flow = { phases: [{ alternatives: [{ demands: [demand(0, 0, 2), demand(1, 2)] }] }, phase(1), phase(2, [2])], retry: null };
    const events = traced({ resources: [held('ringing', 9), held('whole', 9), held('full', 0)], flows: [flow], calls: [{ at: 0, lasts: [10, 20, 30] }] }, { arrival: 0 });
    expect(kinds(events)).toEqual(['carried', 'end', 'carried', 'end', 'cut-short']);
    expect(events[1]).toEqual({ kind: 'end', instant: START + 10, arrival: 0, phase: 0, last: false, released: [{ resource: 0, units: 2 }] });
    expect(events[2]).toMatchObject({ instant: START + 10, phase: 1, asked: [], outcome: { kind: 'carried', alternative: null, ends: START + 30 } });
    expect(events[4]).toMatchObject({ instant: START + 30, phase: 2, asked: [{ alternative: 0, rank: 0, demands: [asked({ resource: 2, capacity: 0, hasRoom: false })] }] });
  });

  test('tells what is reserved, what stands twice in a route, tokens, and that a link has no limit', () => {
    const resources = [held('trunk', 5), { id: 'cps', mode: 'rate' as const, capacity: 2, burst: 4 }, { id: 'link', mode: 'carrying' as const, capacity: 9 }];
    const flow = { ...routes([1, 2, 0, 0]), reservation: [{ resource: 0, units: 2 }] };
    const [first, second] = traced({ resources, flows: [flow], calls: [{ at: 0, lasts: 100 }, { at: 0.25, lasts: 100 }] }, { from: START, until: START + 1 });
    expect(first).toMatchObject({ asked: [{ demands: [
      asked({ resource: 1, capacity: 4 }), asked({ resource: 2, capacity: Infinity }), asked({ capacity: 5, reserved: 2 }), asked({ capacity: 5, reserved: 2, occupied: 1 }),
    ] }] });
    // A token is gone, and half a one has come again.
    expect(second).toMatchObject({ asked: [{ demands: [
      asked({ resource: 1, capacity: 4, occupied: 0.5 }), asked({ resource: 2, occupied: 1, capacity: Infinity }), asked({ capacity: 5, reserved: 2, occupied: 2 }), asked({ capacity: 5, reserved: 2, occupied: 3, hasRoom: false }),
    ] }] });
  });

  test('a flow of priority has nothing to leave free', () => {
    const flow = { ...routes([0]), reservation: [{ resource: 0, units: 2 }], priority: true };
    expect(traced({ resources: [held('trunk', 1)], flows: [flow], calls: [{ at: 0, lasts: 1 }] }, all)[0]).toMatchObject({ asked: [{ demands: [asked({})] }] });
  });

  test('tells changes of capacity and the calls that they end, in order', () => {
    const one = { resources: [held('trunk', 3)], flows: [routes([0])], calls: [{ at: 0, lasts: 100 }, { at: 1, lasts: 100 }], changes: [{ at: 50, capacity: 0, drop: true }, { at: 60, capacity: 3 }] };
    expect(traced(one, { from: START + 50, until: START + 61 })).toEqual([
      { kind: 'capacity', instant: START + 50, resource: 0, from: 3, to: 0 },
      { kind: 'dropped', instant: START + 50, arrival: 1, resource: 0 },
      { kind: 'dropped', instant: START + 50, arrival: 0, resource: 0 },
      { kind: 'capacity', instant: START + 60, resource: 0, from: 0, to: 3 },
    ]);
    expect(kinds(traced(one, { arrival: 1 }))).toEqual(['carried', 'dropped']);
  });

  test('tells the call that a busy caller did not make', () => {
    const one = { resources: [held('trunk', 3)], flows: [{ ...routes([0]), sources: 1 }], calls: [{ at: 0, lasts: 100, source: 0 }, { at: 50, lasts: 100, source: 0 }] };
    expect(traced(one, { arrival: 1 })).toEqual([{ kind: 'not-made', instant: START + 50, arrival: 1 }]);
  });

  test('a stretch of time is half-open', () => {
    const one = { resources: [held('trunk', 3)], flows: [routes([0])], calls: [{ at: 10, lasts: 10 }] };
    expect(traced(one, { from: START + 10, until: START + 20 }).length).toBe(1);
    expect(traced(one, { from: START + 11, until: START + 20 }).length).toBe(0);
    expect(traced(one, { from: START + 20, until: START + 20.5 }).length).toBe(1);
  });

  test('stops at the most that is asked for', () => {
    const calls = Array.from({ length: 8000 }, (_, i) => ({ at: i, lasts: 1 }));
    const one = { resources: [held('trunk', 3)], flows: [routes([0])], calls };
    expect(traced(one, all, 5)).toEqual(traced(one, all, 20).slice(0, 5));
    expect(traced(one, all).length).toBe(10_000);
  });

  test('an arrival that is none is refused', () => {
    const one = { resources: [], flows: [], calls: [] };
    expect(() => traced(one, { arrival: 0 })).toThrow(RangeError);
    expect(() => traced(one, { arrival: 0 })).toThrow(/arrival is 0/);
  });

  test('is all that the run counted: attempts, events, and what became of each flow', () => {
    fc.assert(fc.property(allCases, (one) => {
      const { network, arrivals, windows } = one;
      const events = trace(network, arrivals, windows, optionsOf(one), all, Infinity);
      const wanted = played(startPlainRun, one);
      const tries = events.filter((event) => event.kind === 'ask' && event.phase === 0);
      expect(tries.length).toBe(wanted.attempts);
      expect(tries.length + events.filter(({ kind }) => kind === 'end' || kind === 'dropped').length).toBe(wanted.events);
      windows.forEach(({ from, until }, w) => {
        const ofDay = (kind: string, f: number): number => events.filter((event, i) => 'arrival' in event && arrivals.flow[event.arrival] === f
          && arrivals.time[event.arrival]! >= from && arrivals.time[event.arrival]! < until && (event.kind === 'ask' ? event.phase === 0 || kind === 'cut-short' : true) && kinds([events[i]!])[0] === kind).length;
        const { flows } = wanted.statistics[w]!;
        network.flows.forEach((_, f) => {
          expect(['carried', 'blocked', 'cut-short', 'dropped', 'not-made'].map((kind) => ofDay(kind, f))).toEqual([flows.carried[f], flows.blocked[f], flows.cutShort[f], flows.dropped[f], flows.notMade[f]]);
        });
      });
      for (let i = 1; i < events.length; i++) expect(events[i]!.instant).toBeGreaterThanOrEqual(events[i - 1]!.instant);
    }), { numRuns: 100, seed: 20270116 });
  });

  test('of one call is its part of the whole', () => {
    fc.assert(fc.property(allCases, fc.nat(59), (one, pick) => {
      const { network, arrivals, windows } = one;
      if (arrivals.count === 0) return;
      const arrival = pick % arrivals.count;
      const whole = trace(network, arrivals, windows, optionsOf(one), all, Infinity);
      expect(trace(network, arrivals, windows, optionsOf(one), { arrival })).toEqual(whole.filter((event) => 'arrival' in event && event.arrival === arrival));
    }), { numRuns: 100, seed: 20270117 });
  });
});

describe('holders', () => {
  const phases = { phases: [phase(0, [0]), phase(1, [0, 1])], retry: null };
  const one: SmallCase = {
    resources: [held('trunk', 9), held('sbc', 9), { id: 'cps', mode: 'rate', capacity: 9 }],
    flows: [{ ...phases, phases: [phase(1, [0]), phase(1, [0, 1])] }, routes([0, 2])],
    calls: [{ at: 0, lasts: [30, 100] }, { at: 10, lasts: 40, flow: 1 }, { at: 50, lasts: 10, flow: 1 }],
    changes: [{ at: 120, capacity: 0, drop: true }],
  };

  test('are the calls that hold it, earliest first, with what they hold, since when and in which phase', () => {
    expect(holding(one, 0, 20)).toEqual([{ arrival: 0, since: START, units: 1, phase: 0 }, { arrival: 1, since: START + 10, units: 1, phase: 0 }]);
    expect(holding(one, 0, 30)[0]).toEqual({ arrival: 0, since: START, units: 2, phase: 1 });
    expect(holding(one, 1, 29)).toEqual([]);
    expect(holding(one, 1, 40)).toEqual([{ arrival: 0, since: START, units: 1, phase: 1 }]);
  });

  test('include what begins at the instant and leave out what ends at it', () => {
    expect(holding(one, 0, 49.5).map(({ arrival }) => arrival)).toEqual([0, 1]);
    expect(holding(one, 0, 50).map(({ arrival }) => arrival)).toEqual([0, 2]);
    expect(holding(one, 0, 60).map(({ arrival }) => arrival)).toEqual([0]);
    expect(holding(one, 0, 120)).toEqual([]);
    expect(holding(one, 0, -1)).toEqual([]);
  });

  test('what a phase released is held no more', () => {
    expect(holding({ ...one, flows: [phases, routes([0])] }, 0, 30)[0]).toEqual({ arrival: 0, since: START, units: 1, phase: 1 });
  });

  test('nobody holds a rate, and a resource that is none is refused', () => {
    expect(holding(one, 2, 20)).toEqual([]);
    expect(() => holding(one, 3, 20)).toThrow(RangeError);
    expect(() => holding(one, 3, 20)).toThrow(/resource is 3/);
  });

  test('at the worst moment they hold all that was occupied', () => {
    let checked = 0;
    fc.assert(fc.property(allCases, (random) => {
      const { network, arrivals, windows } = random;
      for (const { highest } of played(startPlainRun, random).statistics) {
        network.resources.forEach((_, r) => {
          const found = holders(network, arrivals, windows, optionsOf(random), r, highest.instant[r]!);
          expect(found.reduce((sum, { units }) => sum + units, 0)).toBe(highest.level[r]);
          checked += found.length;
          for (let i = 1; i < found.length; i++) expect(found[i]!.since).toBeGreaterThanOrEqual(found[i - 1]!.since);
        });
      }
    }), { numRuns: 100, seed: 20270118 });
    expect(checked).toBeGreaterThan(100);
  });
});
