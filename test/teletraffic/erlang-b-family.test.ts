import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { carriedTraffic, idleChannels } from '../../models/teletraffic/carried-traffic.ts';
import { channelImprovement, erlangBSlope, orderedChannelLoad, palmJacobaeus } from '../../models/teletraffic/channel-load.ts';
import { largeGroupIdle, largeGroupLnInverse } from '../../models/teletraffic/erlang-b-integral.ts';
import { erlangBLog } from '../../models/teletraffic/erlang-b-log.ts';
import { erlangB, erlangBChannels, erlangBRealChannels, erlangBTraffic } from '../../models/teletraffic/erlang-b.ts';
import truth from '../truth/erlang_b.json' with { type: 'json' };
import { near, noNumbers, vectorsOf } from './vector.ts';

const traffics = fc.double({ min: 1e-3, max: 2e4, noNaN: true });
const blockings = fc.double({ min: 1e-9, max: 0.999, noNaN: true });
const realChannels = fc.double({ min: 0, max: 2e4, noNaN: true });

/** The recurrence in its plainest form, as far as one pleases. */
function byRecurrence(traffic: number, channels: number): { blocking: number; idle: number } {
  let [blocking, idle] = [1, 0];
  for (let n = 1; n <= channels; n++) {
    idle = (n * (1 + idle)) / (n + traffic * blocking);
    blocking = (traffic * blocking) / (n + traffic * blocking);
  }
  return { blocking, idle };
}

/** (traffic^n ÷ n!) ÷ Σ traffic^i ÷ i!, as it is defined. */
function byDefinition(traffic: number, channels: number): number {
  let [term, sum] = [1, 1];
  for (let i = 1; i <= channels; i++) {
    term *= traffic / i;
    sum += term;
  }
  return term / sum;
}

describe('vectors', () => {
  test.each(vectorsOf(truth, 'erlangBLog'))('$id: logarithm of $inputs', ({ inputs, expected, tolerance }) => near(erlangBLog(inputs['A']!, inputs['N']!), expected['lnB']!, tolerance));
  test.each(vectorsOf(truth, 'erlangBCircuitsReal'))('$id: real channels for $inputs', ({ inputs, expected, tolerance }) => near(erlangBRealChannels(inputs['A']!, inputs['B']!), expected['N']!, tolerance));
  test.each(vectorsOf(truth, 'improvement'))('$id: improvement of $inputs', ({ inputs, expected, tolerance }) => near(channelImprovement(inputs['A']!, inputs['N']!), expected['F']!, tolerance));
  test.each(vectorsOf(truth, 'carriedOnTrunk'))('$id: load of one channel, $inputs', ({ inputs, expected, tolerance }) => near(orderedChannelLoad(inputs['A']!, inputs['k']!), expected['a']!, tolerance));
  test.each(vectorsOf(truth, 'dBdA'))('$id: slope of $inputs', ({ inputs, expected, tolerance }) => near(erlangBSlope(inputs['A']!, inputs['N']!), expected['dBdA']!, tolerance));
  test.each(vectorsOf(truth, 'palmJacobaeus'))('$id: Palm–Jacobaeus of $inputs', ({ inputs, expected, tolerance }) => near(palmJacobaeus(inputs['A']!, inputs['N']!, inputs['x']!), expected['H']!, tolerance));
});

describe('identities', () => {
  it('is the sum that defines it', () => {
    fc.assert(fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.integer({ min: 0, max: 120 }), (traffic, channels) => {
      near(erlangB(traffic, channels), byDefinition(traffic, channels), { rel: 1e-13, abs: 1e-290 });
    }));
  });

  it('obeys its recurrence between any real numbers of channels, across the size where the integral takes over', () => {
    fc.assert(fc.property(fc.double({ min: 0.2, max: 3, noNaN: true }), fc.double({ min: 0.001, max: 5100, noNaN: true }), (use, channels) => {
      const traffic = use * (channels + 1);
      const less = erlangB(traffic, channels);
      near(erlangB(traffic, channels + 1), (traffic * less) / (channels + 1 + traffic * less), { rel: 2e-11, abs: 1e-300 });
    }));
  });

  it.each([1000, 5000, 5001, 20_000, 100_000, 1_000_000])('by the integral agrees with the recurrence on %i channels', (channels) => {
    for (const use of [0.5, 0.9, 0.99, 1, 1.001, 1.2, 10, 1e5]) {
      const { blocking, idle } = byRecurrence(use * channels, channels);
      if (blocking > 1e-290) near(Math.exp(-largeGroupLnInverse(use * channels, channels)), blocking, { rel: 2e-13 });
      near(largeGroupIdle(use * channels, channels), idle, { rel: 1e-12 });
      near(idleChannels(use * channels, channels), idle, { rel: 1e-12 });
    }
  });

  it('is undone by each of its inverses', () => {
    fc.assert(fc.property(traffics, blockings, (traffic, blocking) => {
      const channels = erlangBChannels(traffic, blocking);
      expect(erlangB(traffic, channels)).toBeLessThanOrEqual(blocking * (1 + 1e-12));
      if (channels > 0) expect(erlangB(traffic, channels - 1)).toBeGreaterThan(blocking * (1 - 1e-12));
      near(erlangB(traffic, erlangBRealChannels(traffic, blocking)), blocking, { rel: 1e-9 });
      if (channels > 0) near(erlangB(erlangBTraffic(channels, blocking), channels), blocking, { rel: 1e-10 });
    }), { numRuns: 40 });
  });

  it('falls with channels and rises with traffic', () => {
    fc.assert(fc.property(traffics, realChannels, fc.double({ min: 0.01, max: 50, noNaN: true }), (traffic, channels, more) => {
      expect(erlangB(traffic, channels + more)).toBeLessThanOrEqual(erlangB(traffic, channels) * (1 + 1e-12));
      expect(erlangB(traffic + more, channels)).toBeGreaterThanOrEqual(erlangB(traffic, channels) * (1 - 1e-12));
    }));
  });

  it('carries what it does not block, and idles what it does not carry', () => {
    fc.assert(fc.property(traffics, realChannels, (traffic, channels) => {
      const carried = carriedTraffic(traffic, channels);
      near(carried, traffic * (1 - erlangB(traffic, channels)), { rel: 1e-11, abs: 1e-15 + 1e-12 * traffic });
      near(channels - carried, idleChannels(traffic, channels), { abs: 1e-13 + 1e-11 * channels });
      expect(carried).toBeLessThanOrEqual(Math.min(traffic, channels) * (1 + 1e-14) + 1e-15);
    }));
  });

  it('splits the carried traffic among channels that are hunted in order', () => {
    fc.assert(fc.property(fc.double({ min: 0.01, max: 300, noNaN: true }), fc.integer({ min: 1, max: 200 }), (traffic, channels) => {
      let sum = 0;
      for (let k = 1; k <= channels; k++) sum += orderedChannelLoad(traffic, k);
      near(sum, carriedTraffic(traffic, channels), { rel: 1e-11 });
    }));
  });

  it('has the slope of its difference', () => {
    for (const [traffic, channels] of [[5, 10], [90, 100], [9000, 9100], [3, 0.5]] as const) {
      const step = traffic * 1e-5;
      near(erlangBSlope(traffic, channels), (erlangB(traffic + step, channels) - erlangB(traffic - step, channels)) / (2 * step), { rel: 1e-6 });
    }
  });

  it('keeps its logarithm where the blocking is below every double', () => {
    fc.assert(fc.property(fc.double({ min: 1e-6, max: 2e4, noNaN: true }), realChannels, (traffic, channels) => {
      const blocking = erlangB(traffic, channels);
      if (blocking > 1e-300) near(erlangBLog(traffic, channels), Math.log(blocking), { rel: 1e-11, abs: 1e-11 });
      else expect(erlangBLog(traffic, channels)).toBeLessThan(-690);
    }));
    // ln of 10^−320 ÷ (1 + 10^−320).
    near(erlangBLog(1e-320, 1), Math.log(1e-320), { rel: 1e-12 });
    near(erlangBLog(1e-320, 0.5), 0.5 * Math.log(1e-320) - Math.log(Math.sqrt(Math.PI) / 2), { rel: 1e-12 });
    near(erlangBLog(1e-320, 3), 3 * Math.log(1e-320) - Math.log(6), { rel: 1e-12 });
  });
});

describe('the ends of the domain', () => {
  it.each([
    [0, 0, 1], [0, 3, 0], [0, 1e300, 0], [5, 0, 1], [1e-307, 1, 1e-307], [5e-324, 1, 0], [1e308, 1, 1], [1e308, 0.5, 1], [1, 1e300, 0], [1e-300, 1e5, 0], [Number.MAX_VALUE, 1e5, 1],
  ])('%f erlang on %f channels', (traffic, channels, blocking) => expect(erlangB(traffic, channels)).toBe(blocking));

  it('is finite and quick for huge groups', () => {
    // As much traffic as channels: √(2 ÷ (π channels)) in the limit.
    for (const channels of [1e9, 1e12, 1e15, 1e100, 1e300]) near(erlangB(channels, channels), Math.sqrt(2 / Math.PI / channels), { rel: 1e-4 });
    expect(erlangBChannels(1e15, 0.01)).toBeCloseTo(9.9e14, -10);
    expect(erlangBTraffic(1e300, 0.01)).toBeCloseTo(1e300 / 0.99, -299);
  });

  it('tells what it cannot solve', () => {
    expect(() => erlangBTraffic(1e308, 0.5)).toThrow(RangeError);
    expect(() => orderedChannelLoad(5, 0)).toThrow('position is 0; it must be a finite number of at least 1');
    expect(() => palmJacobaeus(5, 10, 11)).toThrow('chosen is 11; it must be a number from 0 to channels, 10');
    expect(() => erlangBSlope(0, 5)).toThrow('traffic is 0; it must be a finite number above 0 erlang');
    expect([palmJacobaeus(5, 10, 0), palmJacobaeus(0, 10, 3), channelImprovement(0, 5), carriedTraffic(0, 3), idleChannels(0, 3), carriedTraffic(3, 0)]).toEqual([1, 0, 0, 0, 3, 0]);
  });

  it.each(noNumbers)('%o is not turned into a number', (wrong) => {
    for (const call of [
      () => erlangBLog(wrong, 5), () => erlangBLog(5, wrong), () => erlangBRealChannels(wrong, 0.1), () => erlangBRealChannels(5, wrong), () => carriedTraffic(wrong, 5),
      () => carriedTraffic(5, wrong), () => idleChannels(wrong, 5), () => idleChannels(5, wrong), () => channelImprovement(wrong, 5), () => channelImprovement(5, wrong),
      () => orderedChannelLoad(wrong, 5), () => orderedChannelLoad(5, wrong), () => erlangBSlope(wrong, 5), () => erlangBSlope(5, wrong),
      () => palmJacobaeus(wrong, 5, 1), () => palmJacobaeus(5, wrong, 1), () => palmJacobaeus(5, 5, wrong),
    ]) expect(call).toThrow(RangeError);
  });
});
