import { describe, test } from 'vitest';
import type { WindowStatistics } from '../../models/simulation/statistics.ts';
import targets from '../truth/des_targets.json' with { type: 'json' };
import { callsAt, Gaps, interruptedInstants, poissonInstants } from './calls.ts';
import { agrees, SEEDS } from './comparison.ts';
import { blockingOf, FROM, heldNetwork, HOUR, meanUnits, observe, shareFrom, windowsOf } from './observe.ts';
import { vectorsOf } from './vectors.ts';

describe('traffic that changes over the day is the exact transient', { meta: { truth: 'des_targets.json profileLoss' } }, () => {
  interface Inputs { N: number; h: number; edges: number[]; rates: number[] }
  interface Expected { blocked: number[]; carriedMean: number[]; lossRatio: number }
  const CALLS = 40_000;
  /** Intervals that lose fewer calls a day have too few in all to compare. */
  const LEAST_BLOCKED = 1;

  /** The days of one seed, each from an empty group; an interval of the profile lasts an hour, all times being stretched alike. */
  function days({ N, h, edges, rates }: Inputs, seed: number): WindowStatistics[][] {
    const stretch = HOUR / (edges[1]! - edges[0]!);
    const network = heldNetwork([N], [[[[0, 1]]]]);
    const perDay = rates.reduce((sum, rate, i) => sum + rate * (edges[i + 1]! - edges[i]!), 0);
    return Array.from({ length: Math.ceil(CALLS / perDay) }, (_, replication) => {
      const gaps = new Gaps(seed, replication);
      const instants: number[] = [];
      rates.forEach((rate, i) => poissonInstants(gaps, rate / stretch, FROM + i * HOUR, FROM + (i + 1) * HOUR, instants));
      const arrivals = callsAt(instants, { weights: [1], shape: 'exponential', holdingSeconds: h * stretch, seed, replication });
      return observe(network, arrivals, windowsOf(1, rates.length), { seed, replication });
    });
  }

  const meanOfDays = (runs: WindowStatistics[][], figure: (day: WindowStatistics[]) => number): number => runs.reduce((sum, day) => sum + figure(day), 0) / runs.length;
  const sumOf = (day: WindowStatistics[], figure: (hour: WindowStatistics) => number): number => day.reduce((sum, hour) => sum + figure(hour), 0);

  test.each(vectorsOf<Inputs, Expected>(targets, 'profileLoss'))('$id', ({ inputs, expected }) => {
    const runs = SEEDS.map((seed) => days(inputs, seed));
    expected.blocked.forEach((blocked, i) => {
      if (blocked < LEAST_BLOCKED) return;
      agrees({ figure: `blocked in interval ${i + 1}`, truth: blocked, within: 0.7 }, runs.map((run) => meanOfDays(run, (day) => day[i]!.flows.blocked[0]!)));
      agrees({ figure: `mean occupied in interval ${i + 1}`, truth: expected.carriedMean[i]!, within: 0.03 }, runs.map((run) => meanOfDays(run, (day) => meanUnits(day[i]!, 0))));
    });
    const lost = runs.map((run) => meanOfDays(run, (day) => sumOf(day, ({ flows }) => flows.blocked[0]!)) / meanOfDays(run, (day) => sumOf(day, ({ flows }) => flows.offered[0]!)));
    agrees({ figure: 'loss of the day', truth: expected.lossRatio, within: 0.3 }, lost);
  });
});

describe('arrivals that are switched on and off are the exact chain', { meta: { truth: 'des_targets.json ippLoss' } }, () => {
  interface Inputs { N: number; lam: number; w: number; g: number }
  interface Expected { call: number; time: number; traffic: number; offered: number }
  const CALLS = 20_000;

  test.each(vectorsOf<Inputs, Expected>(targets, 'ippLoss'))('$id', ({ inputs: { N, lam, w, g }, expected }) => {
    const holdingSeconds = (HOUR * expected.offered) / CALLS;
    const network = heldNetwork([N], [[[[0, 1]]]]);
    const runs = SEEDS.map((seed) => {
      const instants = interruptedInstants(new Gaps(seed), lam / holdingSeconds, holdingSeconds / w, holdingSeconds / g, FROM - 50 * holdingSeconds, FROM + HOUR);
      return observe(network, callsAt(instants, { weights: [1], shape: 'exponential', holdingSeconds, seed }), windowsOf(1), { seed, replication: 0 })[0]!;
    });
    agrees({ figure: 'call congestion', truth: expected.call, within: 0.15 }, runs.map((run) => blockingOf(run, 0)));
    agrees({ figure: 'time congestion', truth: expected.time, within: 0.15 }, runs.map((run) => shareFrom(run, 0, N)));
    agrees({ figure: 'mean occupied', truth: expected.offered * (1 - expected.traffic), within: 0.05 }, runs.map((run) => meanUnits(run, 0)));
  });
});
