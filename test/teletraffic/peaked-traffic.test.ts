import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { dayToDayVariance, nealWilkinson, nealWilkinsonChannels, nealWilkinsonMean, type DayVariation } from '../../models/teletraffic/day-to-day.ts';
import { erlangB, erlangBChannels } from '../../models/teletraffic/erlang-b.ts';
import { haywardBlocking, haywardChannels, haywardMean } from '../../models/teletraffic/hayward.ts';
import { combinedTraffic, maxPeakedness, overflowMoments, overflowTraffic } from '../../models/teletraffic/overflow.ts';
import { equivalentGroup, rappGroup, wilkinsonBlocking, wilkinsonChannels, wilkinsonMean } from '../../models/teletraffic/wilkinson.ts';
import truth from '../truth/overflow.json' with { type: 'json' };
import { near, nearAll, noNumbers, vectorsOf } from './vector.ts';

test.each(vectorsOf(truth, 'overflowMoments'))('$id: overflow of $inputs', ({ inputs, expected, tolerance }) => {
  const { mean, variance, peakedness } = overflowMoments(inputs['A']!, inputs['N']!);
  nearAll({ M: mean, V: variance, z: peakedness }, expected, tolerance);
});

test.each(vectorsOf(truth, 'ert'))('$id: equivalent group of $inputs', ({ inputs, expected, tolerance }) => {
  const { traffic, channels } = equivalentGroup(inputs['M']!, inputs['V']!);
  nearAll({ Astar: traffic, Nstar: channels }, expected, tolerance);
});

test.each(vectorsOf(truth, 'rapp'))('$id: Rapp of $inputs', ({ inputs, expected, tolerance }) => {
  const { traffic, channels } = rappGroup(inputs['M']!, inputs['V']!);
  nearAll({ Astar: traffic, Nstar: channels }, expected, tolerance);
});

test.each(vectorsOf(truth, 'ertLoss'))('$id: Wilkinson for $inputs', ({ inputs, expected, tolerance }) => {
  const blocking = wilkinsonBlocking(inputs['M']!, inputs['V']!, inputs['n']!);
  nearAll({ B: blocking, lost: blocking * inputs['M']! }, expected, tolerance);
});

test.each(vectorsOf(truth, 'rappLoss'))('$id: loss with Rapp’s group for $inputs', ({ inputs, expected, tolerance }) => {
  const { traffic, channels } = rappGroup(inputs['M']!, inputs['V']!);
  const lost = traffic * erlangB(traffic, channels + inputs['n']!);
  nearAll({ lost, B: lost / inputs['M']! }, expected, tolerance);
});

test.each(vectorsOf(truth, 'haywardLoss'))('$id: Hayward for $inputs', ({ inputs, expected, tolerance }) => {
  const blocking = haywardBlocking(inputs['M']!, inputs['M']! * inputs['z']!, inputs['n']!);
  nearAll({ B: blocking, lost: blocking * inputs['M']! }, expected, tolerance);
});

test.each(vectorsOf(truth, 'circuitsPeaked'))('$id: channels for $inputs', ({ inputs, expected }) => {
  expect(haywardChannels(inputs['M']!, inputs['M']! * inputs['z']!, inputs['B']!)).toBe(expected['n']);
});

test.each(vectorsOf(truth, 'maxPeakedness'))('$id: highest peakedness behind $inputs', ({ inputs, expected, tolerance }) => near(maxPeakedness(inputs['N']!), expected['z']!, tolerance));

const levels: Record<string, DayVariation> = { 1.5: 'low', 1.7: 'medium', 1.84: 'high' };
test.each(vectorsOf(truth, 'dayToDayTimeBlocking'))('$id: mean of the days for $inputs', ({ inputs, expected, tolerance }) => {
  near(nealWilkinson(inputs['meanA']!, inputs['N']!, levels[inputs['phi']!]!).blocking, expected['Bbar']!, tolerance);
});
test.each(vectorsOf(truth, 'dayToDayBlocking'))('$id: by calls for $inputs', ({ inputs, expected, tolerance }) => {
  near(nealWilkinson(inputs['meanA']!, inputs['N']!, levels[inputs['phi']!]!).callBlocking, expected['Bbar']!, tolerance);
});

interface Overflowing { primaries: { A: number; N: number }[]; n: number }
test.each(vectorsOf<Overflowing>(truth, 'overflowSystemExact'))('$id: Wilkinson is exact for one stream and near for several, $inputs', ({ inputs, expected }) => {
  const streams = inputs.primaries.map(({ A, N }) => overflowMoments(A, N));
  const { mean, variance } = combinedTraffic(streams);
  near(mean, expected['offeredToOverflow']!, { rel: 1e-10 });
  near(wilkinsonBlocking(mean, variance, inputs.n), expected['B_group']!, { rel: streams.length === 1 ? 1e-9 : 0.05 });
});

const traffics = fc.double({ min: 0.01, max: 5000, noNaN: true });
const peaks = fc.double({ min: 1, max: 20, noNaN: true });
const counts = fc.integer({ min: 1, max: 5000 });

it('has an equivalent group whose overflow it is, wherever it came from', () => {
  fc.assert(fc.property(traffics, peaks, (mean, peakedness) => {
    const { traffic, channels } = equivalentGroup(mean, Math.max(mean, mean * peakedness));
    const back = overflowMoments(traffic, channels);
    near(back.mean, mean, { rel: 1e-9 });
    near(back.peakedness, peakedness, { rel: 1e-8 });
  }));
});

it('loses behind a group what a larger group would have lost: the overflow of one stream', () => {
  fc.assert(fc.property(fc.double({ min: 0.1, max: 1.5, noNaN: true }), counts, counts, (use, first, second) => {
    const { mean, variance } = overflowMoments(use * first, first);
    fc.pre(mean > 1e-9 && second < 3 * first);
    near(wilkinsonBlocking(mean, Math.max(mean, variance), second), erlangB(use * first, first + second) / erlangB(use * first, first), { rel: 1e-6, abs: 1e-12 });
  }));
});

it('is Erlang B for Poisson traffic, by Wilkinson, Hayward and without variation of days', () => {
  fc.assert(fc.property(traffics, counts, (mean, channels) => {
    const expected = erlangB(mean, channels);
    expect(haywardBlocking(mean, mean, channels)).toBe(expected);
    near(wilkinsonBlocking(mean, mean, channels), expected, { rel: 1e-9, abs: 1e-300 });
    expect(nealWilkinson(mean, channels, 'none')).toEqual({ blocking: expected, callBlocking: expected });
    if (expected > 1e-9) expect(haywardChannels(mean, mean, expected)).toBe(erlangBChannels(mean, expected));
  }));
});

it('blocks more the burstier the traffic, by both methods, and less the more channels', () => {
  fc.assert(fc.property(fc.double({ min: 0.5, max: 500, noNaN: true }), peaks, fc.integer({ min: 1, max: 800 }), (mean, peakedness, channels) => {
    for (const blocking of [wilkinsonBlocking, haywardBlocking]) {
      const variance = Math.max(mean, mean * peakedness);
      expect(blocking(mean, variance, channels + 1)).toBeLessThanOrEqual(blocking(mean, variance, channels) * (1 + 1e-9));
      // Where it matters: under flood smooth traffic loses as much.
      if (channels > mean) expect(blocking(mean, variance * 1.2, channels)).toBeGreaterThanOrEqual(blocking(mean, variance, channels) * (1 - 1e-9));
    }
  }));
});

it('is undone by each of its inverses', () => {
  fc.assert(fc.property(fc.double({ min: 0.5, max: 300, noNaN: true }), fc.double({ min: 1, max: 6, noNaN: true }), fc.double({ min: 1e-4, max: 0.3, noNaN: true }), (mean, peakedness, wanted) => {
    const variance = Math.max(mean, mean * peakedness);
    const byWilkinson = wilkinsonChannels(mean, variance, wanted);
    expect(wilkinsonBlocking(mean, variance, byWilkinson)).toBeLessThanOrEqual(wanted * (1 + 1e-12));
    expect(wilkinsonBlocking(mean, variance, byWilkinson - 1)).toBeGreaterThan(wanted * (1 - 1e-12));
    const byHayward = haywardChannels(mean, variance, wanted);
    expect(haywardBlocking(mean, variance, byHayward)).toBeLessThanOrEqual(wanted);
    expect(haywardBlocking(mean, variance, byHayward - 1)).toBeGreaterThan(wanted);
    const back = haywardMean(peakedness, byHayward, wanted);
    near(haywardBlocking(back, back * peakedness, byHayward), wanted, { rel: 1e-9 });
    near(overflowMoments(overflowTraffic(byHayward, mean), byHayward).mean, mean, { rel: 1e-12 });
  }), { numRuns: 40 });
});

it('finds the traffic of a peakedness, and says when even its least is blocked too much', () => {
  for (const [peakedness, channels, blocking] of [[2, 20, 0.02], [1, 100, 0.01], [5, 60, 0.1]] as const) {
    const mean = wilkinsonMean(peakedness, channels, blocking);
    near(wilkinsonBlocking(mean, mean * peakedness, channels), blocking, { rel: 1e-9 });
  }
  expect(() => wilkinsonMean(5, 2, 0.01)).toThrow(/^blocking is 0.01; it must be above that of the least traffic of peakedness 5 on 2 channels/);
});

it('blocks more the more the days differ; the worst days count for more by calls', () => {
  for (const [mean, channels] of [[1, 5], [20, 30], [100, 117], [1000, 1030]] as const) {
    const [none, low, medium, high] = (['none', 'low', 'medium', 'high'] as const).map((level) => nealWilkinson(mean, channels, level));
    const rising = [none!, low!, medium!, high!].map((level) => level.blocking);
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    for (const level of [low!, medium!, high!]) expect(level.callBlocking).toBeGreaterThan(level.blocking);
  }
});

it('averages over the days as plain sums do: E[B] by a fine grid of the gamma law', () => {
  for (const [mean, channels, level] of [[20, 30, 'low'], [5, 11, 'high'], [0.5, 3, 'medium'], [0.01, 1, 'low']] as const) {
    const variance = dayToDayVariance(mean, level);
    const shape = (mean * mean) / variance;
    let [all, blocked] = [0, 0];
    for (let u = -80; u < 6; u += 0.002) {
      const weight = Math.exp(shape * u - Math.exp(u));
      all += weight;
      blocked += weight * erlangB((mean / shape) * Math.exp(u), channels);
    }
    near(nealWilkinson(mean, channels, level).blocking, blocked / all, { rel: 1e-6 });
  }
});

it('keeps its digits where only days that are rarer than blocking itself are blocked', () => {
  // By 40 digits (mpmath), the gamma law and the recurrence as they stand.
  for (const [mean, channels, level, days, calls] of [[20, 120, 'low', 6.40209607676675e-26, 1.81704288059935e-25], [20, 60, 'medium', 1.02209699682216e-6, 2.07749093601352e-6]] as const) {
    const { blocking, callBlocking } = nealWilkinson(mean, channels, level);
    near(blocking, days, { rel: 1e-11 });
    near(callBlocking, calls, { rel: 1e-11 });
  }
});

it('undoes the mean of the days', () => {
  for (const level of ['none', 'low', 'medium', 'high'] as const) {
    for (const [mean, wanted, peakedness] of [[20, 0.01, 1], [150, 0.02, 1.8], [3, 0.001, 1]] as const) {
      const channels = nealWilkinsonChannels(mean, wanted, level, peakedness);
      expect(nealWilkinson(mean, channels, level, peakedness).blocking).toBeLessThanOrEqual(wanted);
      expect(nealWilkinson(mean, channels - 1, level, peakedness).blocking).toBeGreaterThan(wanted);
      near(nealWilkinson(nealWilkinsonMean(channels, wanted, level, peakedness), channels, level, peakedness).blocking, wanted, { rel: 1e-7 });
    }
  }
});

it('takes the edges of its domain', () => {
  expect(overflowMoments(0, 5)).toEqual({ mean: 0, variance: 0, peakedness: 1 });
  expect(overflowMoments(5, 0)).toEqual({ mean: 5, variance: 5, peakedness: 1 });
  expect(combinedTraffic([])).toEqual({ mean: 0, variance: 0, peakedness: 1 });
  // Flooded: all but the channels overflow, nearly as Poisson traffic.
  near(overflowMoments(1e12, 5).peakedness, 1, { rel: 1e-9 });
  // Riordan's formula with 60 digits (mpmath).
  near(overflowMoments(1e6, 1e5).peakedness, 1.1111105624175515, { rel: 1e-10 });
  near(overflowMoments(1e12, 5).peakedness, 1.000000000005, { rel: 1e-12 });
  for (const [traffic, channels] of [[1e-300, 5], [1e5, 1e5], [1e300, 1e300], [1e9, 0.5], [1e-3, 0.5], [1e12, 1e12 + 1e6]] as const) {
    const { mean, variance, peakedness } = overflowMoments(traffic, channels);
    expect([mean, variance, peakedness].every(Number.isFinite)).toBe(true);
    expect(peakedness).toBeGreaterThanOrEqual(1 - 1e-9);
  }
  expect([wilkinsonBlocking(0, 0, 3), wilkinsonBlocking(0, 0, 0), haywardBlocking(0, 0, 3), haywardBlocking(0, 0, 0), haywardBlocking(5, 5, 0), wilkinsonBlocking(5, 10, 0)]).toEqual([0, 1, 0, 1, 1, 1]);
  expect([wilkinsonChannels(0, 0, 0.1), haywardChannels(0, 0, 0.1), nealWilkinsonChannels(0, 0.1, 'low'), overflowTraffic(5, 0), overflowTraffic(0, 5), maxPeakedness(0)]).toEqual([0, 0, 0, 0, 5, 1]);
  // Traffic that does not vary at all is lost where it does not fit.
  expect([haywardBlocking(10, 1e-308, 5), haywardBlocking(10, 1e-308, 20)]).toEqual([0.5, 0]);
  near(haywardBlocking(10, 1e300, 5), 1, { abs: 1e-9 });
  expect(wilkinsonBlocking(1, 1e6, 10)).toBeGreaterThan(0.9);
  for (const [mean, channels] of [[1e-9, 1], [1e6, 1e6], [1e-3, 0.5], [1e12, 1e12]] as const) {
    const { blocking, callBlocking } = nealWilkinson(mean, channels, 'high');
    expect(blocking >= 0 && blocking <= 1 && callBlocking >= 0 && callBlocking <= 1).toBe(true);
  }
});

it('says why there is no answer', () => {
  expect(() => equivalentGroup(5, 4)).toThrow("variance is 4; it must be a finite number of at least the mean, 5: smooth traffic is no overflow, Hayward's method takes it");
  expect(() => haywardBlocking(5, 0, 4)).toThrow('variance is 0; it must be a finite number above 0');
  expect(() => haywardBlocking(0, 1, 4)).toThrow('variance is 1; it must be 0 where the mean is 0');
  expect(() => nealWilkinson(5, 4, 'low', 0)).toThrow('peakedness is 0; it must be a finite number above 0');
});

it.each(noNumbers)('%o is not turned into a number', (wrong) => {
  for (const call of [
    () => overflowMoments(wrong, 5), () => overflowMoments(5, wrong), () => combinedTraffic([{ mean: wrong, variance: 1 }]), () => combinedTraffic([{ mean: 1, variance: wrong }]), () => maxPeakedness(wrong),
    () => overflowTraffic(wrong, 5), () => overflowTraffic(5, wrong), () => equivalentGroup(wrong, 5), () => equivalentGroup(5, wrong), () => rappGroup(wrong, 5), () => wilkinsonBlocking(wrong, 5, 5),
    () => wilkinsonBlocking(5, wrong, 5), () => wilkinsonBlocking(5, 6, wrong), () => wilkinsonChannels(5, 6, wrong), () => wilkinsonMean(wrong, 5, 0.1), () => wilkinsonMean(2, wrong, 0.1), () => wilkinsonMean(2, 5, wrong),
    () => haywardBlocking(wrong, 5, 5), () => haywardBlocking(5, wrong, 5), () => haywardBlocking(5, 5, wrong), () => haywardChannels(5, 5, wrong), () => haywardMean(wrong, 5, 0.1), () => haywardMean(2, wrong, 0.1),
    () => haywardMean(2, 5, wrong), () => dayToDayVariance(wrong, 'low'), () => nealWilkinson(wrong, 5, 'low'), () => nealWilkinson(5, wrong, 'low'), () => nealWilkinsonChannels(wrong, 0.1, 'low'),
    () => nealWilkinsonChannels(5, wrong, 'low'), () => nealWilkinsonMean(wrong, 0.1, 'low'), () => nealWilkinsonMean(5, wrong, 'low'),
  ]) expect(call).toThrow(RangeError);
});
