import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { engset, engsetChannels, engsetIdleTraffic, engsetOffered, engsetSources, engsetSourceTraffic, type Congestion } from '../../models/teletraffic/engset.ts';
import { erlangB } from '../../models/teletraffic/erlang-b.ts';
import truth from '../truth/engset.json' with { type: 'json' };
import { near, nearAll, noNumbers, vectorsOf } from './vector.ts';

const kinds: readonly Congestion[] = ['time', 'call', 'traffic'];
const named = { E: 'time', B: 'call', C: 'traffic' } as const;

function all(sources: number, idleSourceTraffic: number, channels: number): Record<string, number> {
  const { time, call, traffic } = engset(sources, idleSourceTraffic, channels);
  const offered = engsetOffered(sources, idleSourceTraffic);
  return { E: time, B: call, C: traffic, A: offered, Y: offered * (1 - traffic) };
}

test.each(vectorsOf(truth, 'engset'))('$id: $inputs', ({ inputs, expected, tolerance }) => {
  const result = (): Record<string, number> => all(inputs['S']!, inputs['beta']!, inputs['N']!);
  if (expected['error']) expect(result).toThrow(RangeError);
  else nearAll(result(), expected, tolerance);
});

test.each(vectorsOf(truth, 'engsetFromA'))('$id: by offered traffic, $inputs', ({ inputs, expected, tolerance }) => {
  const result = (): Record<string, number> => all(inputs['S']!, engsetIdleTraffic(inputs['S']!, inputs['A']!), inputs['N']!);
  if (expected['error']) expect(result).toThrow(RangeError);
  else nearAll(result(), expected, tolerance);
});

test.each(vectorsOf<{ S: number; A: number; target: number; kind: keyof typeof named }>(truth, 'engsetCircuits'))('$id: channels for $inputs', ({ inputs, expected }) => {
  expect(engsetChannels(inputs.S, engsetIdleTraffic(inputs.S, inputs.A), inputs.target, named[inputs.kind])).toBe(expected['N']);
});

/** The truncated binomial law, summed as it is written. */
function byDefinition(sources: number, idleSourceTraffic: number, channels: number): { time: number; call: number; traffic: number } {
  const law = [1];
  for (let i = 1; i <= Math.min(channels, sources); i++) law.push((law[i - 1]! * (sources - i + 1) * idleSourceTraffic) / i);
  const sum = law.reduce((a, b) => a + b, 0);
  const rates = law.map((weight, i) => weight * (sources - i));
  const carried = law.reduce((total, weight, i) => total + i * weight, 0) / sum;
  const offered = (sources * idleSourceTraffic) / (1 + idleSourceTraffic);
  return { time: law.at(-1)! / sum, call: channels >= sources ? 0 : rates.at(-1)! / rates.reduce((a, b) => a + b, 0), traffic: (offered - carried) / offered };
}

const groups = [fc.integer({ min: 1, max: 120 }), fc.double({ min: 1e-3, max: 5, noNaN: true }), fc.integer({ min: 0, max: 130 })] as const;

it('is the law that defines it: time by its last state, call by arrivals, traffic by what is carried', () => {
  fc.assert(fc.property(...groups, (sources, beta, channels) => {
    const expected = byDefinition(sources, beta, channels);
    const found = engset(sources, beta, channels);
    near(found.time, expected.time, { rel: 1e-11, abs: 1e-290 });
    near(found.call, expected.call, { rel: 1e-11, abs: 1e-290 });
    near(found.traffic, expected.traffic, { abs: 1e-12 });
  }));
});

it('orders its congestions, and call congestion follows from traffic congestion', () => {
  fc.assert(fc.property(...groups, (sources, beta, channels) => {
    const { time, call, traffic } = engset(sources, beta, channels);
    expect(traffic).toBeLessThanOrEqual(call * (1 + 1e-12));
    expect(call).toBeLessThanOrEqual(time * (1 + 1e-12));
    near(call, ((1 + beta) * traffic) / (1 + beta * traffic), { rel: 1e-10, abs: 1e-300 });
  }));
});

it('becomes Erlang B as sources grow at the same offered traffic', () => {
  for (const [traffic, channels] of [[5, 8], [20, 30], [90, 100]] as const) {
    let before = Infinity;
    for (const sources of [1e3, 1e5, 1e7, 1e9]) {
      const beta = engsetIdleTraffic(sources, traffic);
      const gaps = kinds.map((kind) => Math.abs(engset(sources, beta, channels)[kind] / erlangB(traffic, channels) - 1));
      const gap = Math.max(...gaps);
      expect(gap).toBeLessThan(before);
      before = gap;
    }
    expect(before).toBeLessThan(1e-5);
  }
});

it('is undone by each of its inverses', () => {
  fc.assert(fc.property(fc.integer({ min: 2, max: 400 }), fc.double({ min: 0.01, max: 3, noNaN: true }), fc.double({ min: 1e-5, max: 0.3, noNaN: true }), fc.constantFrom(...kinds), (sources, beta, wanted, kind) => {
    fc.pre(kind !== 'time' || engset(sources, beta, sources).time <= wanted);
    const channels = engsetChannels(sources, beta, wanted, kind);
    expect(engset(sources, beta, channels)[kind]).toBeLessThanOrEqual(wanted);
    if (channels > 0) expect(engset(sources, beta, channels - 1)[kind]).toBeGreaterThan(wanted);
    if (channels > 0 && channels < sources && (kind !== 'traffic' || wanted < (sources - channels) / sources)) {
      near(engset(sources, engsetSourceTraffic(sources, channels, wanted, kind), channels)[kind], wanted, { rel: 1e-9 });
    }
    if (channels > 0) {
      const most = engsetSources(beta, channels, wanted, kind);
      if (most >= channels) expect(engset(most, beta, channels)[kind]).toBeLessThanOrEqual(wanted);
      expect(engset(most + 1, beta, channels)[kind]).toBeGreaterThan(wanted);
    }
    near(engsetIdleTraffic(sources, engsetOffered(sources, beta)), beta, { rel: 1e-12 });
  }), { numRuns: 60 });
});

it('rises with the calls of a source and falls with channels', () => {
  fc.assert(fc.property(...groups, (sources, beta, channels) => {
    for (const kind of kinds) {
      expect(engset(sources, beta * 1.1, channels)[kind]).toBeGreaterThanOrEqual(engset(sources, beta, channels)[kind] * (1 - 1e-12));
      expect(engset(sources, beta, channels + 1)[kind]).toBeLessThanOrEqual(engset(sources, beta, channels)[kind] * (1 + 1e-12));
    }
  }));
});

it('takes the edges of its domain, huge groups too', () => {
  expect(engset(5, 0, 3)).toEqual({ time: 0, call: 0, traffic: 0 });
  expect(engset(5, 0, 0)).toEqual({ time: 1, call: 1, traffic: 1 });
  expect(engset(1, 1e308, 1)).toEqual({ time: 1, call: 0, traffic: 0 });
  // No more than the sources can be busy.
  expect(engset(5, 1, 6)).toEqual({ time: 1 / 32, call: 0, traffic: 0 });
  expect(engsetOffered(5, 0)).toBe(0);
  expect(engsetChannels(40, 0.2, 0, 'call')).toBe(40);
  const huge = engset(1e10, 1, 5e9);
  // Half of a symmetric binomial law: its middle over the half below it, √(2 ÷ π) · 2 ÷ √sources.
  near(huge.time, Math.sqrt(2 / Math.PI) * 2 / 1e5, { rel: 1e-4 });
});

it('says why there is no answer', () => {
  expect(() => engset(2.5, 0.1, 2)).toThrow('sources is 2.5; it must be a whole number from 1 to 1000000000000');
  expect(() => engset(0, 0.1, 2)).toThrow(RangeError);
  expect(() => engset(5, 0.1, 2.5)).toThrow(/^channels is 2.5; it must be a whole number/);
  expect(() => engsetIdleTraffic(10, 10)).toThrow('offered is 10; it must be a number of at least 0 and below the number of sources, 10: each source offers less than 1 erlang');
  expect(() => engsetSourceTraffic(10, 5, 0.5, 'traffic')).toThrow('congestion is 0.5; it must be a number of at least 0 and below 0.5, what endless calls would make it');
  expect(() => engsetChannels(5, 1, 0, 'time')).toThrow('congestion is 0; it must be at least 0.03125, the share of time in which all sources are busy');
  expect(() => engsetSources(1e-11, 50, 0.5, 'call')).toThrow(/fewer than 10\^12 sources/);
});

it.each(noNumbers)('%o is not turned into a number', (wrong) => {
  for (const call of [
    () => engset(wrong, 0.1, 2), () => engset(5, wrong, 2), () => engset(5, 0.1, wrong), () => engsetOffered(wrong, 1), () => engsetOffered(5, wrong), () => engsetIdleTraffic(wrong, 1),
    () => engsetIdleTraffic(5, wrong), () => engsetChannels(5, 0.1, wrong, 'call'), () => engsetSourceTraffic(5, 2, wrong, 'call'), () => engsetSources(wrong, 2, 0.1, 'call'), () => engsetSources(0.1, 2, wrong, 'call'),
  ]) expect(call).toThrow(RangeError);
});
