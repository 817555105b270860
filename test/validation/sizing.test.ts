import { describe, expect, it } from 'vitest';
import { erlangB, erlangBChannels } from '../../models/teletraffic/erlang-b.ts';
import { size } from '../../models/study/sizing/size.ts';
import type { SizedResource, SizeResult } from '../../models/study/sizing/size-result.ts';
import type { Sizing } from '../../models/study/sizing/size-input.ts';
import { fastestKernel } from '../../src/engines/wasm/wasm-run.ts';

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
    const replications = Math.min(1500, Math.max(40, Math.ceil(400 / (erlangs * 20 * target))));
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
    if (process.env['SHOW']) console.log(erlangs, target, replications, wanted, simulation.capacity, simulation.sure, formula.capacity, formula.peakedness.estimate, result.attempts);
  });
});
