import { describe, expect, test } from 'vitest';
import type { CapacityChange, LossNetwork } from '../../models/core/loss-network.ts';
import { exp } from '../../models/core/exp.ts';
import { callsAt, Gaps, poissonInstants } from './calls.ts';
import { agrees, SEEDS } from './comparison.ts';
import { blockingOf, FROM, HOUR, observe, windowsOf } from './observe.ts';

/** A flow whose calls each take so many tokens of a bucket. */
function bucketOf(tokensPerSecond: number, burst: number, units = 1): LossNetwork {
  return {
    resources: [{ id: 'bucket', mode: 'rate', capacity: tokensPerSecond, burst }],
    flows: [{ phases: [{ alternatives: [{ demands: [{ resource: 0, units, until: 0 }] }] }], retry: null }],
  };
}

/**
 * Loss of M/D/1 with room for so many in all, by the chain embedded at departures. It is that of a bucket of as many tokens: the time until
 * the bucket is full again falls by one second a second and rises by that of one token with each call that enters, as the work in the
 * queue does, and a call finds a token where the queue holds fewer than it has room for.
 * Source: Gross and Harris, Fundamentals of Queueing Theory, M/G/1/K.
 */
function lossOfQueue(load: number, room: number): number {
  const arrive = [exp(-load)];
  for (let k = 1; k <= room; k++) arrive.push((arrive[k - 1]! * load) / k);
  const left = [1];
  for (let j = 0; j + 1 < room; j++) {
    let next = left[j]! - left[0]! * arrive[j]!;
    for (let i = 1; i <= j; i++) next -= left[i]! * arrive[j - i + 1]!;
    left.push(next / arrive[0]!);
  }
  const empty = 1 / left.reduce((sum, weight) => sum + weight, 0);
  return 1 - 1 / (empty + load);
}

describe('Poisson calls at a token bucket are M/D/1 with a limited queue', { meta: { truth: 'chain at departures, solved in the test' } }, () => {
  test.each([
    { callsPerSecond: 4, tokensPerSecond: 5, burst: 1, units: 1 },
    { callsPerSecond: 4, tokensPerSecond: 5, burst: 4, units: 1 },
    { callsPerSecond: 5, tokensPerSecond: 5, burst: 5, units: 1 },
    { callsPerSecond: 6, tokensPerSecond: 4, burst: 10, units: 1 },
    { callsPerSecond: 4, tokensPerSecond: 15, burst: 9, units: 3 },
  ])('$callsPerSecond calls at $tokensPerSecond tokens a second, $burst at most, $units each', ({ callsPerSecond, tokensPerSecond, burst, units }) => {
    const network = bucketOf(tokensPerSecond, burst, units);
    const runs = SEEDS.map((seed) => {
      const instants = poissonInstants(new Gaps(seed), callsPerSecond, FROM - 100, FROM + HOUR);
      return observe(network, callsAt(instants, { weights: [1], shape: 'exponential', holdingSeconds: 1, seed }), windowsOf(1), { seed, replication: 0 })[0]!;
    });
    agrees({ figure: 'refused', truth: lossOfQueue((callsPerSecond * units) / tokensPerSecond, burst / units), within: 0.1 }, runs.map((run) => blockingOf(run, 0)));
    for (const { load, day } of runs) expect(load[0]!.reduce((sum, asked) => sum + asked, 0)).toBe(units * day.offered[0]!);
  });
});

describe('calls four a second at a token bucket, by whole numbers', () => {
  const PER_SECOND = 4;
  const COUNT = PER_SECOND * HOUR;

  function carried(tokensPerSecond: number, burst: number, changes: CapacityChange[] = []): number {
    const arrivals = callsAt(Array.from({ length: COUNT }, (_, i) => FROM + i / PER_SECOND), { weights: [1], shape: 'constant', holdingSeconds: 1, seed: 1 });
    return observe(bucketOf(tokensPerSecond, burst), arrivals, windowsOf(1), { seed: 1, replication: 0, changes })[0]!.flows.carried[0]!;
  }

  test('the burst, then three of four', () => expect(carried(3, 2)).toBe(Math.floor(2 + (3 / PER_SECOND) * (COUNT - 1))));
  test('as many tokens as calls refuse none', () => expect(carried(PER_SECOND, 1)).toBe(COUNT));
  test('one token a second carries one call a second', () => expect(carried(1, 1)).toBe(HOUR));

  test('the rate falls, ceases and comes back empty', () => {
    const at = (seconds: number, capacity: number): CapacityChange => ({ instant: FROM + seconds, resource: 0, capacity, drop: false });
    const changes = [at(1000, 1), at(2000, 0), at(3000, 3)];
    // In quarters of a token: what a quarter of a second brings is the tokens a second.
    let quarters = 8;
    let entered = 0;
    for (let i = 0; i < COUNT; i++) {
      const seconds = i / PER_SECOND;
      const brings = (until: number): number => (until <= 1000 ? 3 : until <= 2000 ? 1 : until <= 3000 ? 0 : 3);
      if (i > 0) quarters = Math.min(8, quarters + brings(seconds));
      if (seconds >= 2000 && seconds <= 3000) quarters = 0;
      if (quarters < 4) continue;
      quarters -= 4;
      entered++;
    }
    expect(carried(3, 2, changes)).toBe(entered);
  });
});
