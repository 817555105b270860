import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { erlangB } from '../../models/teletraffic/erlang-b.ts';
import { extendedErlangB, extendedErlangBChannels, extendedErlangBRetry, extendedErlangBTraffic } from '../../models/teletraffic/extended-erlang-b.ts';
import truth from '../truth/extended_erlang_b.json' with { type: 'json' };
import { near, nearAll, noNumbers, vectorsOf } from './vector.ts';

test.each(vectorsOf(truth, 'extendedErlangB'))('$id: $inputs', ({ inputs, expected, tolerance }) => {
  const result = (): Record<string, number> => {
    const { blocking, offered, carried, lost } = extendedErlangB(inputs['A0']!, inputs['N']!, inputs['r']!);
    return { B: blocking, A: offered, carried, lost, firstAttemptLoss: lost / inputs['A0']! };
  };
  if (expected['error']) expect(result).toThrow(RangeError);
  else nearAll(result(), expected, tolerance);
});

test.each(vectorsOf(truth, 'extendedErlangBCircuits'))('$id: channels for $inputs', ({ inputs, expected }) => {
  expect(extendedErlangBChannels(inputs['A0']!, inputs['B']!, inputs['r']!)).toBe(expected['N']);
});

test.each(vectorsOf(truth, 'extendedErlangBOffered'))('$id: traffic for $inputs', ({ inputs, expected, tolerance }) => {
  near(extendedErlangBTraffic(inputs['N']!, inputs['B']!, inputs['r']!), expected['A0']!, tolerance);
});

const traffics = fc.double({ min: 1e-3, max: 3000, noNaN: true });
const counts = fc.integer({ min: 1, max: 3000 });
const retries = fc.double({ min: 0, max: 0.999, noNaN: true });

it('is Erlang B when nobody tries again, and its own fixed point else; what is not carried is lost', () => {
  fc.assert(fc.property(traffics, counts, retries, (traffic, channels, retry) => {
    near(extendedErlangB(traffic, channels, 0).blocking, erlangB(traffic, channels), { rel: 1e-15 });
    const { blocking, offered, carried, lost } = extendedErlangB(traffic, channels, retry);
    near(blocking, erlangB(offered, channels), { rel: 1e-12 });
    near(offered, traffic + retry * offered * blocking, { rel: 1e-12 });
    near(carried + lost, traffic, { rel: 1e-12 });
    expect(blocking).toBeGreaterThanOrEqual(erlangB(traffic, channels) * (1 - 1e-12));
  }), { numRuns: 50 });
});

it('is undone by each of its inverses', () => {
  fc.assert(fc.property(traffics, fc.double({ min: 1e-6, max: 0.9, noNaN: true }), retries, (traffic, blocking, retry) => {
    const channels = extendedErlangBChannels(traffic, blocking, retry);
    if (channels === 0) return;
    expect(extendedErlangB(traffic, channels, retry).blocking).toBeLessThanOrEqual(blocking * (1 + 1e-9));
    if (channels > 1) expect(extendedErlangB(traffic, channels - 1, retry).blocking).toBeGreaterThan(blocking * (1 - 1e-9));
    near(extendedErlangB(extendedErlangBTraffic(channels, blocking, retry), channels, retry).blocking, blocking, { rel: 1e-8 });
    const found = extendedErlangB(traffic, channels, retry).blocking;
    if (found > 1e-4) near(extendedErlangBRetry(traffic, channels, found), retry, { abs: 1e-8 / found });
  }), { numRuns: 50 });
});

it('takes the edges of its domain', () => {
  expect(extendedErlangB(0, 5, 1)).toEqual({ blocking: 0, offered: 0, carried: 0, lost: 0 });
  expect(extendedErlangB(1e-300, 5, 0.5).blocking).toBe(0);
  // Nobody gives up: all is carried, however little room is left.
  const tight = extendedErlangB(99.999, 100, 1);
  near(tight.carried, 99.999, { rel: 1e-12 });
  expect(tight.offered).toBeGreaterThan(99_000);
  near(extendedErlangB(1e5, 1e5, 0.9).carried + extendedErlangB(1e5, 1e5, 0.9).lost, 1e5, { rel: 1e-12 });
  expect([extendedErlangBChannels(0, 0.1, 0.5), extendedErlangBChannels(5, 1, 0.5), extendedErlangBTraffic(5, 0, 0.5), extendedErlangBRetry(1, 1, 0.5)]).toEqual([0, 0, 0, 0]);
});

it('says why there is no answer', () => {
  expect(() => extendedErlangB(20, 20, 1)).toThrow('traffic is 20; it must be below channels, 20, where retry is 1: else the retries grow without end');
  expect(() => extendedErlangB(20, 20, 1.2)).toThrow('retry is 1.2; it must be a number from 0 to 1');
  expect(() => extendedErlangBChannels(5, 1, 1)).toThrow('blocking is 1; it must be a number above 0 and below 1 where retry is 1');
  expect(() => extendedErlangBRetry(10, 10, 0.1)).toThrow(/^blocking is 0.1; it must be from 0.2145.* \(nobody tries again\) to 1 /);
});

it.each(noNumbers)('%o is not turned into a number', (wrong) => {
  for (const call of [
    () => extendedErlangB(wrong, 5, 0.5), () => extendedErlangB(5, wrong, 0.5), () => extendedErlangB(5, 5, wrong), () => extendedErlangBChannels(wrong, 0.1, 0.5),
    () => extendedErlangBChannels(5, wrong, 0.5), () => extendedErlangBChannels(5, 0.1, wrong), () => extendedErlangBTraffic(wrong, 0.1, 0.5), () => extendedErlangBTraffic(5, wrong, 0.5),
    () => extendedErlangBTraffic(5, 0.1, wrong), () => extendedErlangBRetry(wrong, 5, 0.1), () => extendedErlangBRetry(5, wrong, 0.1), () => extendedErlangBRetry(5, 5, wrong),
  ]) expect(call).toThrow(RangeError);
});
