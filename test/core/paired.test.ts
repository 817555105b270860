import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { batchesOf, batchMeans, batchSize } from '../../models/core/batch-means.ts';
import type { Difference } from '../../models/core/difference.ts';
import { meanInterval } from '../../models/core/mean-interval.ts';
import { pairedMean, sectionedDifference } from '../../models/core/paired-difference.ts';
import { pairedRatio, type RatioSamples } from '../../models/core/paired-ratio.ts';
import { equalLevels, pooled, weightedQuantile } from '../../models/core/quantile.ts';
import { Draws, Purpose } from '../../models/core/random.ts';
import truth from '../truth/paired.json' with { type: 'json' };

const half = ({ low, high }: { low: number | null; high: number | null }): number => (high! - low!) / 2;
const close = (found: number, expected: number): void => expect(Math.abs(found - expected), `${found} for ${expected}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
/** Uniforms of a run of a stream, one after the other. */
function uniforms(stream: number, run: number): () => number {
  const draws = new Draws(20270118);
  let call = 0;
  return () => {
    draws.pair(Purpose.bootstrap, 0, call++, run, stream, 0);
    return draws.first;
  };
}
const none: Pick<Difference, 'estimate' | 'low' | 'high' | 'varianceRatio'> = { estimate: 0, low: 0, high: 0, varianceRatio: null };

describe('against exact fractions', () => {
  test.each(truth.means)('mean, confidence $confidence', ({ a, b, confidence, expected }) => {
    const found = pairedMean({ a, b }, confidence, 'independent');
    close(found.estimate, expected.estimate);
    close(half(found), expected.half);
    close(found.varianceRatio!, expected.varianceRatio);
  });

  test.each(truth.ratios)('ratio, confidence $confidence', ({ a, b, confidence, expected }) => {
    const found = pairedRatio({ a, b }, confidence, 'independent');
    close(found.estimate, expected.estimate);
    // Two replications: the interval reaches beyond what a difference of shares can be.
    if (a.numerators.length > 2) close(half(found), expected.half);
    close(found.varianceRatio!, expected.varianceRatio);
  });

  test.each(truth.quantiles)('pooled quantile $p, confidence $confidence', ({ a, b, p, confidence, expected }) => {
    const all = (samples: number[][]): number => weightedQuantile(pooled(samples.map(equalLevels)), p);
    const own = (samples: number[][]): number[] => samples.map((each) => weightedQuantile(equalLevels(each), p));
    const found = sectionedDifference({ a: all(a), b: all(b) }, { a: own(a), b: own(b) }, confidence, 'independent');
    expect([found.a, found.b, found.estimate]).toEqual([expected.a, expected.b, expected.b - expected.a]);
    close(half(found), expected.half);
  });

  test.each(truth.batchMeans)('batch means: $expected.batches batches of $expected.size', ({ samples, confidence, expected }) => {
    const found = batchMeans(samples, confidence);
    expect(found).toMatchObject({ batches: expected.batches, size: expected.size, correlated: expected.correlated, replications: samples.length });
    close(found.estimate, expected.estimate);
    close(half(found), expected.half);
  });
});

const counts = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 2, maxLength: 30 });
const samplesOf = (pairs: [number, number][]): RatioSamples => ({ numerators: pairs.map(([blocked]) => blocked), denominators: pairs.map(([blocked, carried]) => blocked + carried) });

describe('laws', () => {
  it('what is equal in every replication differs by exactly nothing', () => {
    fc.assert(fc.property(counts, fc.constantFrom('independent' as const, 'consecutive' as const), (pairs, order) => {
      const ratio = samplesOf(pairs);
      const trials = ratio.denominators.reduce((a, b) => a + b, 0);
      const found = pairedRatio({ a: ratio, b: ratio }, 0.95, order);
      expect(found).toMatchObject(trials > 0 ? none : { estimate: 0, low: null, high: null });
      const shares = ratio.numerators.map((count) => count / 7);
      expect(pairedMean({ a: shares, b: shares }, 0.95, order)).toMatchObject(none);
      expect(sectionedDifference({ a: 3.3, b: 3.3 }, { a: shares, b: shares }, 0.95, order)).toMatchObject(none);
    }));
  });

  it('the other way round it has the other sign', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50)), { minLength: 2, maxLength: 30 }), (rows) => {
      const [a, b] = [samplesOf(rows.map(([x, y]) => [x, y])), samplesOf(rows.map(([, , x, y]) => [x, y]))];
      const [there, back] = [pairedRatio({ a, b }, 0.9, 'independent'), pairedRatio({ a: b, b: a }, 0.9, 'independent')];
      expect(there.estimate).toBe(0 - back.estimate);
      if (there.low === null) return expect(back.low).toBeNull();
      close(there.low, -back.high!);
      close(there.high!, -back.low!);
    }));
  });

  it('of equal denominators the jackknife is the interval of the paired mean', () => {
    const [a, b] = [[40, 55, 61, 38, 47], [20, 51, 60, 12, 33]];
    const trials = a.map(() => 100);
    const ratio = pairedRatio({ a: { numerators: a, denominators: trials }, b: { numerators: b, denominators: trials } }, 0.95, 'independent');
    const mean = pairedMean({ a: a.map((x) => x / 100), b: b.map((x) => x / 100) }, 0.95, 'independent');
    close(ratio.estimate, mean.estimate);
    close(ratio.low!, mean.low!);
    close(ratio.varianceRatio!, mean.varianceRatio!);
  });

  it('against a run that never varies it is the interval of the mean', () => {
    const b = [4, 9, 3, 7, 7];
    const found = pairedMean({ a: b.map(() => 2), b }, 0.95, 'independent');
    const mean = meanInterval(b, 0.95);
    close(found.low!, mean.low! - 2);
    close(found.varianceRatio!, 1);
  });

  it('a shift that is the same in all pairs is known exactly, and tells no variance ratio', () => {
    const found = pairedMean({ a: [0.1, 0.2, 0.7], b: [1.1, 1.2, 1.7] }, 0.95, 'independent');
    close(found.low!, 1);
    close(found.high!, 1);
    expect(found.varianceRatio).toBeNull();
  });

  it('one pair has no interval', () => {
    expect(pairedMean({ a: [1], b: [3] }, 0.95, 'independent')).toEqual({ a: 1, b: 3, estimate: 2, low: null, high: null, confidence: 0.95, replications: 1, varianceRatio: null });
    expect(pairedRatio({ a: samplesOf([[1, 3]]), b: samplesOf([[2, 2]]) }, 0.95, 'independent')).toMatchObject({ estimate: 0.25, low: null, high: null });
  });

  it('pairs must be whole and the confidence a probability', () => {
    expect(() => pairedMean({ a: [1, 2], b: [1] }, 0.95, 'independent')).toThrow('b has 1 samples; it must have as many as a, 2');
    expect(() => pairedRatio({ a: samplesOf([[1, 1], [1, 1]]), b: samplesOf([[1, 1]]) }, 0.95, 'independent')).toThrow(RangeError);
    expect(() => pairedMean({ a: [1, 2], b: [1, 3] }, 1, 'independent')).toThrow(RangeError);
    expect(() => batchMeans([1, 2], 0)).toThrow(RangeError);
  });
});

describe('rare events', () => {
  const trials = [1000, 900, 1100, 1000];

  it('two replications that happen to agree do not make a difference sure', () => {
    const found = pairedRatio({ a: { numerators: [0, 0], denominators: [100, 100] }, b: { numerators: [1, 1], denominators: [100, 100] } }, 0.95, 'independent');
    expect(found.estimate).toBe(0.01);
    expect(found.low).toBeLessThan(0);
    // Two calls that changed their fate among 200, taken as independent; t of one degree of freedom.
    close(half(found), 12.706204736432095 * Math.sqrt(2 / 200 / 200));
  });

  it('no event on other trials is no certainty', () => {
    const found = pairedRatio({ a: { numerators: [0, 0, 0, 0], denominators: trials }, b: { numerators: [0, 0, 0, 0], denominators: trials.map((n) => n + 5) } }, 0.95, 'independent');
    expect(found.estimate).toBe(0);
    expect(found.low).toBeLessThan(0);
    expect(found.high).toBeGreaterThan(0);
    expect(found.high).toBeLessThan(0.02);
  });

  it('events in one replication alone are not sure to be more', () => {
    const found = pairedRatio({ a: { numerators: [0, 0, 0, 0], denominators: trials }, b: { numerators: [0, 0, 7, 0], denominators: trials } }, 0.95, 'independent');
    expect(found.low).toBeLessThan(0);
  });

  it('the interval of shares ends where shares do', () => {
    const found = pairedRatio({ a: samplesOf([[1, 9], [9, 1]]), b: samplesOf([[9, 1], [1, 9]]) }, 0.95, 'independent');
    expect([found.low, found.high]).toEqual([-1, 1]);
  });
});

describe('consecutive samples', () => {
  const walk = Array.from({ length: 64 }, (_, i) => Math.sin(i / 8) + ((i * 37) % 11) / 40);

  it('are taken as they are while neighbours are not alike', () => {
    const alternating = walk.map((_, i) => (i % 2) + ((i * 7) % 5) / 50);
    const zeros = alternating.map(() => 0);
    expect(batchSize(alternating)).toBe(1);
    expect(pairedMean({ a: zeros, b: alternating }, 0.95, 'consecutive')).toEqual(pairedMean({ a: zeros, b: alternating }, 0.95, 'independent'));
  });

  it('are merged where they are, as batch means merge them', () => {
    const found = pairedMean({ a: walk.map(() => 5), b: walk }, 0.95, 'consecutive');
    const merged = batchMeans(walk, 0.95);
    expect(merged.size).toBeGreaterThan(1);
    close(found.high!, merged.high! - 5);
    expect(half(found)).toBeGreaterThan(half(pairedMean({ a: walk.map(() => 5), b: walk }, 0.95, 'independent')));
  });

  it('what both runs share is not what they differ by', () => {
    const b = walk.map((x, i) => x + (i % 2) / 10);
    expect(batchSize(walk)).toBeGreaterThan(1);
    close(half(pairedMean({ a: walk, b }, 0.95, 'consecutive')), half(pairedMean({ a: walk, b }, 0.95, 'independent')));
  });

  it('fill whole batches, the rest standing before the first', () => {
    expect(batchesOf(7, 2)).toEqual([[1, 3], [3, 5], [5, 7]]);
    expect(batchMeans([], 0.95)).toMatchObject({ estimate: 0, low: null, batches: 0, size: 1, correlated: false });
  });
});

describe('coverage, by 2,000 runs', () => {
  // Of 2,000 intervals at 95 % as many hold the truth as a binomial count says: 1,900 ± 3.9 standard deviations (one in 10,000 on each side).
  const RUNS = 2000;
  const [least, most] = [1900 - 38, 1900 + 38];

  it('of a paired difference of shares', () => {
    let held = 0;
    for (let run = 0; run < RUNS; run++) {
      const draw = uniforms(0, run);
      const a: [number, number][] = [];
      const b: [number, number][] = [];
      for (let replication = 0; replication < 30; replication++) {
        const count = { a: 0, b: 0 };
        for (let call = 0; call < 60; call++) {
          const u = draw();
          if (u < 0.3) count.a++;
          if (u < 0.25) count.b++;
        }
        a.push([count.a, 60 - count.a]);
        b.push([count.b, 60 - count.b]);
      }
      const { low, high } = pairedRatio({ a: samplesOf(a), b: samplesOf(b) }, 0.95, 'independent');
      if (low! <= -0.05 && high! >= -0.05) held++;
    }
    expect(held).toBeGreaterThanOrEqual(least);
    expect(held).toBeLessThanOrEqual(most);
  });

  it('of batch means of independent samples, and far more than of days taken as independent where they are not', () => {
    const coverage = (stream: number, share: number): { merged: number; single: number } => {
      const held = { merged: 0, single: 0 };
      for (let run = 0; run < RUNS; run++) {
        const draw = uniforms(stream, run);
        let level = (draw() - 0.5) / Math.sqrt(1 - share * share);
        const samples = Array.from({ length: 40 }, () => (level = share * level + draw() - 0.5));
        const [merged, single] = [batchMeans(samples, 0.95), meanInterval(samples, 0.95)];
        if (merged.low! <= 0 && merged.high! >= 0) held.merged++;
        if (single.low! <= 0 && single.high! >= 0) held.single++;
      }
      return held;
    };
    const independent = coverage(1, 0);
    expect(independent.merged).toBeGreaterThanOrEqual(least);
    expect(independent.merged).toBeLessThanOrEqual(most);
    const alike = coverage(2, 0.4);
    expect(alike.merged).toBeGreaterThan(alike.single + 38);
  });
});
