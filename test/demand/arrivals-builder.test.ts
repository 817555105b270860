import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArrivalsBuilder } from '../../models/demand/arrivals-builder.ts';

const noStreams = { low: new Uint32Array(), high: new Uint32Array() };

describe('ArrivalsBuilder', () => {
  it('gives the attempts in order of time, equal instants as they were added', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 1e9, noNaN: true })), { maxLength: 300 }), (times) => {
        const builder = new ArrivalsBuilder(1);
        times.forEach((time, i) => builder.add(time, i, i, 0, i, -1));
        const expected = times.map((time, i) => ({ time, i })).sort((a, b) => a.time - b.time || a.i - b.i);
        const arrivals = builder.sorted(noStreams, null);
        expect([...arrivals.time]).toEqual(expected.map(({ time }) => time));
        expect([...arrivals.flow]).toEqual(expected.map(({ i }) => i));
      }),
    );
  });

  it('tells apart instants closer than the packed keys can', () => {
    const builder = new ArrivalsBuilder(4);
    builder.add(1e9, 0, 0, 0, 0, -1);
    builder.add(0.2, 0, 1, 0, 0, -1);
    builder.add(0.1, 0, 2, 0, 0, -1);
    builder.add(0.1 + 2 ** -50, 0, 3, 0, 0, -1);
    expect([...builder.sorted(noStreams, null).flow]).toEqual([2, 3, 1, 0]);
  });

  it('carries the phases of recorded calls along', () => {
    const builder = new ArrivalsBuilder(4);
    builder.add(20, 9, 0, 0, 0, 1);
    builder.add(15, 5, 0, 0, 0, -1);
    builder.add(10, 3, 0, 0, 0, 0);
    const phases = { offset: Uint32Array.of(0, 2, 5), seconds: Float64Array.of(1, 2, 3, 3, 3) };
    const sorted = builder.sorted(noStreams, phases).phases!;
    expect([...sorted.offset]).toEqual([0, 2, 2, 5]);
    expect([...sorted.seconds]).toEqual([1, 2, 3, 3, 3]);
  });
});
