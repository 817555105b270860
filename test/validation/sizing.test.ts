import { describe, expect, it } from 'vitest';
import { LeastCapacity } from '../../models/study/sizing/least-capacity.ts';
import { engset, engsetOffered } from '../../models/teletraffic/engset.ts';
import { erlangB, erlangBChannels } from '../../models/teletraffic/erlang-b.ts';
import { size } from '../../models/study/sizing/size.ts';
import type { SizedResource, SizeResult } from '../../models/study/sizing/size-result.ts';
import type { Sizing } from '../../models/study/sizing/size-input.ts';
import { fastestKernel } from '../../src/engines/wasm/wasm-run.ts';
import { callsAt, Gaps, poissonInstants } from './calls.ts';
import { FROM, heldNetwork, HOUR, observe, windowsOf } from './observe.ts';

/**
 * Sizing by simulation against theory, end to end: scenario, demand, compile, kernel, search. Loads, targets, replications and seeds are fixed
 * beforehand.
 */
const startRun = fastestKernel();
/** Calls only around the busy hour: the rest of the day would cost time and tell nothing. */
const profile = Array.from({ length: 24 }, (_, hour) => (hour >= 9 && hour < 13 ? 1 : 0));

function input(parts: object, run: object, sizing: Sizing): Parameters<typeof size>[0] {
  const document = { busyhour: 1, name: 'Sizing', sites: [{ id: 'hq', timeZone: 'UTC' }], run, ...parts };
  return { document, table: null, directory: null, overrides: {}, sizing: { curve: false, ...sizing } };
}

function resourceOf(result: SizeResult, id: string): SizedResource {
  return result.states[0]!.resources.find((resource) => resource.id === id)!;
}

const pairs = [2, 5, 10, 20, 40, 80].flatMap((erlangs) => [0.005, 0.01, 0.02, 0.05, 0.1].map((target) => ({ erlangs, target })));

describe('sizing by simulation is Erlang B for Poisson demand', () => {
  it('has 30 pairs of load and target', () => {
    expect(pairs).toHaveLength(30);
    // The published table: 10 erlang at 1 % need 18 channels.
    expect(erlangBChannels(10, 0.01)).toBe(18);
  });

  it.each(pairs)('$erlangs erlang at $target', async ({ erlangs, target }) => {
    const wanted = erlangBChannels(erlangs, target);
    // As many days as make 400 blocked calls or so expected at the edge.
    const replications = Math.min(800, Math.max(40, Math.ceil(400 / (erlangs * 20 * target))));
    const demand = { synthetic: [{ from: 'hq', to: 'pstn', erlangs, holding: { mean: '180 s' }, profile }] };
    const result = await size(input({ demand, trunks: [{ id: 't1', channels: 1 }] }, { seed: 7, replications }, { target }), { startRun });
    const { simulation, formula } = resourceOf(result, 't1');
    expect(Math.abs(simulation.capacity! - wanted)).toBeLessThanOrEqual(1);
    expect(Math.abs(formula.capacity - wanted)).toBeLessThanOrEqual(1);
    expect(formula.peakedness.estimate).toBeCloseTo(1, 0);
    expect(simulation.sure).not.toBeNull();
    expect(simulation.sure!).toBeGreaterThanOrEqual(simulation.capacity!);
    // The interval at the edge holds what Erlang B says of that capacity.
    const { low, high } = simulation.blocking!;
    const truth = erlangB(erlangs, simulation.capacity!);
    expect(truth).toBeGreaterThan(low! / 2);
    expect(truth).toBeLessThan(high! * 2);
  });
});

describe('what varies more than Poisson traffic needs more than Erlang B, what varies less needs fewer', () => {
  it.each([{ first: 15, target: 0.01 }, { first: 18, target: 0.05 }])('overflow of $first channels at $target', async ({ first, target }) => {
    const erlangs = 20;
    const parts = {
      pbxs: [{ id: 'pbx', site: 'hq' }], trunks: [{ id: 't1', channels: first }, { id: 't2', channels: 30 }],
      routing: { pbx: [{ pbx: 'pbx', pstn: [{ pattern: '.', trunks: ['t1', 't2'] }] }] },
      demand: { synthetic: [{ from: 'hq', to: 'pstn', erlangs, holding: { mean: '180 s' }, profile }] },
    };
    const { simulation, formula, reasons } = resourceOf(await size(input(parts, { seed: 11, replications: 250 }, { target, measure: 'resource', resources: ['t2'] }), { startRun }), 't2');
    // Both groups in order are one group of Erlang B, so the exact answer is known.
    let exact = 0;
    while (erlangB(erlangs, first + exact) / erlangB(erlangs, first) > target) exact++;
    expect(exact).toBeGreaterThan(erlangBChannels(erlangs * erlangB(erlangs, first), target));
    expect(Math.abs(simulation.capacity! - exact)).toBeLessThanOrEqual(1);
    expect(simulation.capacity!).toBeGreaterThan(formula.capacity);
    expect(formula.peakedness.low!).toBeGreaterThan(1);
    expect(Math.abs(formula.hayward! - exact)).toBeLessThanOrEqual(2);
    expect(reasons.map(({ code }) => code)).toEqual(['overflow', 'bursty']);
  });

  /** Least capacity of a group of so many channels for given calls, by the same search. */
  function leastFor(target: number, start: number, sources: number | undefined, instantsOf: (replication: number) => number[], holdingSeconds: number): number {
    const days = Array.from({ length: 60 }, (_, replication) =>
      callsAt(instantsOf(replication), { weights: [1], shape: 'exponential', holdingSeconds, ...(sources !== undefined && { sources: [sources] }), seed: 5, replication }));
    const excess = (channels: number): number => {
      let [calls, blocked] = [0, 0];
      days.forEach((arrivals, replication) => {
        const network = heldNetwork([channels], [[[[0, 1]]]], sources === undefined ? [] : [{ sources }]);
        const { flows } = observe(network, arrivals, windowsOf(1), { seed: 5, replication })[0]!;
        calls += flows.hourCalls[0]!;
        blocked += flows.hourBlocked[0]!;
      });
      return blocked / calls / target;
    };
    const search = new LeastCapacity(start, 200, { excess: 0, surelyExcess: 0 }, false);
    for (let wanted = search.next(); wanted.length > 0; wanted = search.next()) for (const channels of wanted) search.add(channels, { excess: excess(channels), surelyExcess: 0 });
    return search.least!;
  }

  const HOLDING = 120;
  const instants = (perSecond: number) => (replication: number): number[] => poissonInstants(new Gaps(5, replication), perSecond, FROM - 10 * HOLDING, FROM + HOUR);

  it('Poisson calls by the same search are Erlang B', () => {
    expect(Math.abs(leastFor(0.02, 10, undefined, instants(12 / HOLDING), HOLDING) - erlangBChannels(12, 0.02))).toBeLessThanOrEqual(1);
  });

  it('calls in batches of three', () => {
    const batches = (replication: number): number[] => instants(4 / HOLDING)(replication).flatMap((instant) => [instant, instant, instant]);
    expect(leastFor(0.02, erlangBChannels(12, 0.02), undefined, batches, HOLDING)).toBeGreaterThan(erlangBChannels(12, 0.02) + 1);
  });

  it('twenty callers are Engset', () => {
    const [callers, idleTraffic, target] = [20, 1.2, 0.02];
    let exact = 0;
    while (engset(callers, idleTraffic, exact).call > target) exact++;
    const least = leastFor(target, exact, callers, instants((callers * idleTraffic) / HOLDING), HOLDING);
    expect(Math.abs(least - exact)).toBeLessThanOrEqual(1);
    expect(least).toBeLessThan(erlangBChannels(engsetOffered(callers, idleTraffic), target) - 1);
  });
});
