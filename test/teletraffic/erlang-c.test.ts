import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { erlangB } from '../../models/teletraffic/erlang-b.ts';
import {
  erlangCServersForLevel, erlangCServersForMean, erlangCServiceLevel, erlangCTrafficForLevel, erlangCTrafficForMean, erlangCWaitQuantile, erlangCWaits, longerWaits,
} from '../../models/teletraffic/erlang-c-wait.ts';
import { erlangC, erlangCServers, erlangCTraffic } from '../../models/teletraffic/erlang-c.ts';
import truth from '../truth/erlang_c.json' with { type: 'json' };
import { near, nearAll, noNumbers, vectorsOf } from './vector.ts';

test.each(vectorsOf(truth, 'erlangC'))('$id: waiting of $inputs', ({ inputs, expected, tolerance }) => near(erlangC(inputs['A']!, inputs['N']!), expected['C']!, tolerance));

test.each(vectorsOf<Record<string, number>, Record<string, number | string>>(truth, 'waitMean'))('$id: waits of $inputs', ({ inputs, expected, tolerance }) => {
  const { mean, meanOfWaiting, queue } = erlangCWaits(inputs['A']!, inputs['N']!, inputs['h']!);
  if (expected['W'] === 'Infinity') expect([mean, meanOfWaiting, queue]).toEqual([Infinity, Infinity, Infinity]);
  else nearAll({ W: mean, Wd: meanOfWaiting, Lq: queue }, expected as Record<string, number>, tolerance);
});

test.each(vectorsOf(truth, 'waitTail'))('$id: longer waits of $inputs', ({ inputs, expected, tolerance }) => {
  const { A, N, h, t } = inputs as { A: number; N: number; h: number; t: number };
  nearAll({ P: longerWaits(A, N, h, t), serviceLevel: erlangCServiceLevel(A, N, h, t) }, expected, tolerance);
});

test.each(vectorsOf(truth, 'waitQuantile'))('$id: wait of $inputs', ({ inputs, expected, tolerance }) => {
  near(erlangCWaitQuantile(inputs['A']!, inputs['N']!, inputs['h']!, inputs['p']!), expected['t']!, tolerance);
});

test.each(vectorsOf(truth, 'erlangCServers'))('$id: servers for $inputs', ({ inputs, expected }) => {
  expect(erlangCServersForLevel(inputs['A']!, inputs['h']!, inputs['t']!, inputs['sl']!)).toBe(expected['N']);
});

test.each(vectorsOf(truth, 'erlangCOffered'))('$id: traffic for $inputs', ({ inputs, expected, tolerance }) => near(erlangCTraffic(inputs['N']!, inputs['C']!), expected['A']!, tolerance));

/** As published: P(all servers busy) of the delay system, by its own sum. */
function byDefinition(traffic: number, servers: number): number {
  let [term, sum] = [1, 0];
  for (let i = 1; i <= servers; i++) {
    sum += term;
    term *= traffic / i;
  }
  const last = (term * servers) / (servers - traffic);
  return last / (sum + last);
}

const use = fc.double({ min: 0.01, max: 0.999, noNaN: true });

it('is the sum that defines it, and Erlang B ÷ (1 − use · (1 − B))', () => {
  fc.assert(fc.property(use, fc.integer({ min: 1, max: 150 }), (share, servers) => {
    const traffic = share * servers;
    near(erlangC(traffic, servers), byDefinition(traffic, servers), { rel: 1e-11, abs: 1e-280 });
    const blocking = erlangB(traffic, servers);
    near(erlangC(traffic, servers), blocking / (1 - share * (1 - blocking)), { rel: 1e-11, abs: 1e-300 });
  }));
});

it('rises with traffic, falls with servers, and is at least Erlang B', () => {
  fc.assert(fc.property(use, fc.double({ min: 0.1, max: 2e4, noNaN: true }), (share, servers) => {
    const traffic = share * servers;
    expect(erlangC(traffic * 1.0005, servers)).toBeGreaterThanOrEqual(erlangC(traffic, servers) * (1 - 1e-11));
    expect(erlangC(traffic, servers + 1)).toBeLessThanOrEqual(erlangC(traffic, servers) * (1 + 1e-11));
    expect(erlangC(traffic, servers)).toBeGreaterThanOrEqual(erlangB(traffic, servers) * (1 - 1e-11));
  }));
});

it('is undone by each of its inverses', () => {
  fc.assert(fc.property(fc.double({ min: 0.01, max: 2e4, noNaN: true }), fc.double({ min: 1e-6, max: 0.99, noNaN: true }), (traffic, wanted) => {
    const servers = erlangCServers(traffic, wanted);
    expect(erlangC(traffic, servers)).toBeLessThanOrEqual(wanted);
    if (servers - 1 > traffic) expect(erlangC(traffic, servers - 1)).toBeGreaterThan(wanted);
    near(erlangC(erlangCTraffic(servers, wanted), servers), wanted, { rel: 1e-8 });
    const staff = erlangCServersForLevel(traffic, 180, 20, wanted);
    expect(erlangCServiceLevel(traffic, staff, 180, 20)).toBeGreaterThanOrEqual(wanted - 1e-15);
    if (staff - 1 > traffic) expect(erlangCServiceLevel(traffic, staff - 1, 180, 20)).toBeLessThan(wanted);
    near(erlangCServiceLevel(erlangCTrafficForLevel(staff, 180, 20, wanted), staff, 180, 20), wanted, { rel: 1e-6 });
    near(erlangCWaits(erlangCTrafficForMean(staff, 180, 15), staff, 180).mean, 15, { rel: 1e-6 });
    const quick = erlangCServersForMean(traffic, 180, 15);
    expect(erlangCWaits(traffic, quick, 180).mean).toBeLessThanOrEqual(15);
    if (quick - 1 > traffic) expect(erlangCWaits(traffic, quick - 1, 180).mean).toBeGreaterThan(15);
  }), { numRuns: 40 });
});

it('has the quantile that its service level undoes, and the mean that its tail sums to', () => {
  fc.assert(fc.property(use, fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.01, max: 0.999, noNaN: true }), (share, servers, level) => {
    const wait = erlangCWaitQuantile(share * servers, servers, 240, level);
    if (wait > 0) near(erlangCServiceLevel(share * servers, servers, 240, wait), level, { rel: 1e-9 });
    else expect(erlangCServiceLevel(share * servers, servers, 240, 0)).toBeGreaterThanOrEqual(level - 1e-12);
  }));
});

it('never gives a finite wait for a queue that grows without end', () => {
  for (const [traffic, servers] of [[5, 5], [6, 5], [0, 0], [3, 0], [1e300, 1e5]] as const) {
    expect([erlangC(traffic, servers), erlangCServiceLevel(traffic, servers, 180, 1e6), erlangCWaitQuantile(traffic, servers, 180, 0.1)]).toEqual([1, 0, Infinity]);
    expect(erlangCWaits(traffic, servers, 180)).toEqual({ mean: Infinity, meanOfWaiting: Infinity, queue: Infinity });
  }
});

it('takes the edges of its domain', () => {
  expect([erlangC(0, 5), erlangCServers(0, 0.1), erlangCTraffic(5, 0), erlangC(1e-300, 3), erlangCServersForLevel(0, 180, 20, 0.8), erlangCServersForMean(0, 180, 20)]).toEqual([0, 0, 0, 0, 0, 0]);
  expect(erlangC(100_000 - 1e-6, 100_000)).toBeGreaterThan(0.999999);
  near(erlangC(0.9, 1), 0.9, { rel: 1e-14 });
  expect(erlangCServers(1e12, 0.2)).toBeGreaterThan(1e12);
  expect(erlangCServersForLevel(5, 180, 20, 0)).toBe(6);
  expect(() => erlangCServers(5, 0)).toThrow('waiting is 0; it must be a number above 0 and at most 1');
  expect(() => erlangCServersForLevel(5, 180, 20, 1)).toThrow('serviceLevel is 1; it must be a number of at least 0 and below 1');
  expect(() => erlangCWaits(5, 6, 0)).toThrow('holdingSeconds is 0; it must be a finite number above 0 seconds');
});

it.each(noNumbers)('%o is not turned into a number', (wrong) => {
  for (const call of [
    () => erlangC(wrong, 5), () => erlangC(5, wrong), () => erlangCServers(wrong, 0.1), () => erlangCServers(5, wrong), () => erlangCTraffic(wrong, 0.1), () => erlangCTraffic(5, wrong),
    () => erlangCWaits(wrong, 5, 1), () => erlangCWaits(5, wrong, 1), () => erlangCWaits(5, 6, wrong), () => longerWaits(5, 6, 1, wrong), () => erlangCWaitQuantile(5, 6, 1, wrong),
    () => erlangCServersForLevel(wrong, 1, 1, 0.8), () => erlangCServersForLevel(5, wrong, 1, 0.8), () => erlangCServersForLevel(5, 1, wrong, 0.8), () => erlangCServersForLevel(5, 1, 1, wrong),
    () => erlangCTrafficForLevel(wrong, 1, 1, 0.8), () => erlangCTrafficForMean(5, 1, wrong), () => erlangCServersForMean(5, 1, wrong),
  ]) expect(call).toThrow(RangeError);
});
