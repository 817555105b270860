import { describe, expect, test } from 'vitest';
import type { Alternative, LossNetwork } from '../../models/core/loss-network.ts';
import { meanInterval } from '../../models/core/mean-interval.ts';
import { startRun } from '../../models/simulation/run.ts';
import type { WindowStatistics } from '../../models/simulation/statistics.ts';
import { poissonArrivals, type Holding } from '../simulation/poisson-arrivals.ts';
import targets from '../truth/des_targets.json' with { type: 'json' };
import kaufmanRoberts from '../truth/kaufman_roberts.json' with { type: 'json' };
import networks from '../truth/network.json' with { type: 'json' };
import overflow from '../truth/overflow.json' with { type: 'json' };

// Fixed before the first run: the seeds, the time left out at the start, the length of a run and the width of the intervals.
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
const WARM = 20;
const CALLS = 20_000;
/** Larger groups whose widest class is rare would take minutes to tell anything. */
const MOST_UNITS = 500;
const CONFIDENCE = 0.9999;
/** Standard errors that one run may be off, as the targets' own test rule says. */
const RUN_ERRORS = 4;

interface Vector<I, E> { id: string; fn: string; inputs: I; expected: E }
const of = <I, E>(file: { vectors: unknown[] }, fn: string): Vector<I, E>[] => (file.vectors as Vector<I, E>[]).filter((vector) => vector.fn === fn);
const holdings: Holding[] = ['exponential', 'lognormal', 'constant'];

/** A network of `held` resources in which each flow has ordered routes, a route being [resource, units] pairs. */
function lossNetwork(capacities: number[], routes: [number, number][][][], reserved: number[] = []): LossNetwork {
  return {
    resources: capacities.map((capacity, r) => ({ id: `r${r}`, mode: 'held', capacity })),
    flows: routes.map((alternatives, f) => ({
      phases: [{ alternatives: alternatives.map((route): Alternative => ({ demands: route.map(([resource, units]) => ({ resource, units, until: 0 })) })) }],
      retry: null,
      reservation: reserved[f] ? [{ resource: 0, units: reserved[f] }] : [],
    })),
  };
}

/** Runs so long that about CALLS calls count, in mean holding times. */
function counted(network: LossNetwork, erlangs: number[], holding: Holding, seed: number): WindowStatistics {
  const duration = WARM + CALLS / erlangs.reduce((sum, one) => sum + one, 0);
  const window = { from: WARM, until: duration, resourceBusyHour: new Float64Array(network.resources.length).fill(WARM), stateBusyHour: WARM };
  const run = startRun(network, poissonArrivals(erlangs, duration, holding, seed), [window], { seed, replication: 0 });
  while (!run.step(Infinity));
  return run.statistics()[0]!;
}

/** The interval over the seeds covers the truth and is narrow enough to say something. */
function covers(samples: number[], truth: number, widest: number): void {
  const { low, high } = meanInterval(samples, CONFIDENCE);
  expect(low, `from ${low} to ${high}`).toBeLessThanOrEqual(truth);
  expect(high, `from ${low} to ${high}`).toBeGreaterThanOrEqual(truth);
  expect(high! - low!).toBeLessThan(2 * widest);
}

describe('one group is Erlang B', () => {
  for (const { id, inputs, expected } of of<{ N: number; A: number }, { B: number; sigma2_B: number }>(targets, 'lossSystem')) {
    const network = lossNetwork([inputs.N], [[[[0, 1]]]]);
    const error = Math.sqrt(expected.sigma2_B / (CALLS / inputs.A));
    test.each(holdings)(`${id}: ${inputs.A} erlang on ${inputs.N} channels, %s holding times`, (holding) => {
      const blocking = SEEDS.map((seed) => {
        const { blocked, offered } = counted(network, [inputs.A], holding, seed).flows;
        return blocked[0]! / offered[0]!;
      });
      covers(blocking, expected.B, 4 * error);
      // The variance is known for exponential holding times only.
      if (holding === 'exponential') for (const one of blocking) expect(Math.abs(one - expected.B)).toBeLessThanOrEqual(RUN_ERRORS * error);
    });
  }
});

interface Classes { C: number; classes: { a: number; b: number; t?: number }[] }

/** Blocking of each flow over the seeds against the truth; flows without traffic have none to show. */
function blockingIs(network: LossNetwork, erlangs: number[], truth: number[], holding: Holding): void {
  const runs = SEEDS.map((seed) => counted(network, erlangs, holding, seed).flows);
  erlangs.forEach((offered, f) => {
    if (offered === 0) return;
    if (truth[f] === 1) return runs.forEach(({ blocked, offered: asked }) => expect(blocked[f]).toBe(asked[f]));
    covers(runs.map((flows) => flows.blocked[f]! / flows.offered[f]!), truth[f]!, 0.1 * truth[f]! + 0.004);
  });
}

describe('one group and calls of several widths is Kaufman–Roberts', () => {
  const cheap = of<Classes, { B: number[] }>(kaufmanRoberts, 'kaufmanRoberts').filter(({ inputs }) => inputs.C > 0 && inputs.C <= MOST_UNITS && inputs.classes.every(({ b }) => Number.isInteger(b)) && inputs.classes.some(({ a }) => a > 0));
  test.each(cheap)('$id', ({ id, inputs, expected }) => {
    const network = lossNetwork([inputs.C], inputs.classes.map(({ b }) => [[[0, b]]]));
    blockingIs(network, inputs.classes.map(({ a }) => a), expected.B, holdings[id.charCodeAt(id.length - 1) % 3]!);
  });
});

describe('trunk reservation is the exact chain', () => {
  test.each(of<Classes, { B: number[] }>(kaufmanRoberts, 'reservationExact'))('$id', ({ inputs, expected }) => {
    const network = lossNetwork([inputs.C], inputs.classes.map(({ b }) => [[[0, b]]]), inputs.classes.map(({ t }) => t ?? 0));
    blockingIs(network, inputs.classes.map(({ a }) => a), expected.B, 'exponential');
  });
});

describe('fixed routes over several groups are the product form', () => {
  test.each(of<{ links: number[]; routes: { a: number; links: number[] }[] }, { L: number[] }>(networks, 'lossNetworkExact'))('$id', ({ id, inputs, expected }) => {
    const network = lossNetwork(inputs.links, inputs.routes.map(({ links }) => [links.map((link): [number, number] => [link, 1])]));
    blockingIs(network, inputs.routes.map(({ a }) => a), expected.L, holdings[id.charCodeAt(id.length - 1) % 3]!);
  });
});

describe('groups that overflow to a common one are the exact chain', () => {
  interface Overflow { primaries: { A: number; N: number }[]; n: number }
  test.each(of<Overflow, { lostPerStream: number[]; offeredPerStream: number[] }>(overflow, 'overflowSystemExact'))('$id', ({ inputs, expected }) => {
    const { primaries, n } = inputs;
    const network = lossNetwork([n, ...primaries.map(({ N }) => N)], primaries.map((_, i) => [[[i + 1, 1]], [[0, 1]]]));
    const erlangs = primaries.map(({ A }) => A);
    blockingIs(network, erlangs, expected.lostPerStream.map((lost, i) => lost / erlangs[i]!), 'exponential');
    // What the primary groups turn away is what the common one is asked for.
    const { day } = counted(network, erlangs, 'exponential', 1);
    primaries.forEach((_, i) => expect(day.overflowed[i + 1]).toBe(day.offered[i + 1]! - day.carried[i + 1]!));
    expect(day.offered[0]).toBe(day.overflowed.reduce((sum, count) => sum + count, 0));
  });
});
