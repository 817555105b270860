import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalsOf, callColumns, mergeCalls, type CallColumns } from '../../models/demand/call-columns.ts';
import { CallsBuilder } from '../../models/demand/calls-builder.ts';
import { orderInTime } from '../../models/demand/order-in-time.ts';
import { placesByInstant } from '../../models/demand/places-by-instant.ts';

const noStreams = { low: new Uint32Array(), high: new Uint32Array() };

/** A source of calls at these instants, in order; `flow` tells which source, `call` which of its calls. */
function source(flow: number, times: readonly number[], phasesOf: readonly number[] | null = null): CallColumns {
  const builder = new CallsBuilder(phasesOf !== null);
  times.forEach((time, i) => builder.add(time, i, flow, 0, i, phasesOf?.[i] ?? -1));
  return builder.finish();
}

describe('sources of calls', () => {
  const instants = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 1e9, noNaN: true })), { maxLength: 40 });

  it('are merged in order of time, at equal instants in the order of the sources', () => {
    fc.assert(
      fc.property(fc.array(instants, { maxLength: 7 }), (sources) => {
        const sorted = sources.map((times) => times.sort((a, b) => a - b));
        const expected = sorted
          .flatMap((times, flow) => times.map((time, call) => ({ time, flow, call })))
          .sort((a, b) => a.time - b.time || a.flow - b.flow || a.call - b.call);
        const merged = mergeCalls(sorted.map((times, flow) => source(flow, times)));
        expect(Array.from({ length: merged.count }, (_, i) => ({ time: merged.time[i], flow: merged.flow[i], call: merged.call[i] }))).toEqual(expected);
      }),
    );
  });

  it('carry the phases of recorded calls along, where they have some', () => {
    const merged = mergeCalls([source(0, [10, 20], [0, 1]), source(1, [15])]);
    const phases = { offset: Uint32Array.of(0, 2, 5), seconds: Float64Array.of(1, 2, 3, 3, 3) };
    const arrivals = arrivalsOf(merged, noStreams, phases);
    expect([...arrivals.phases!.offset]).toEqual([0, 2, 2, 5]);
    expect([...arrivals.phases!.seconds]).toEqual([1, 2, 3, 3, 3]);
    expect([...arrivalsOf(callColumns(0, false), noStreams, phases).phases!.offset]).toEqual([0]);
  });
});

describe('the order of instants', () => {
  it('is stable', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 1e9, noNaN: true })), { maxLength: 300 }), (times) => {
        const expected = times.map((time, i) => ({ time, i })).sort((a, b) => a.time - b.time || a.i - b.i).map(({ i }) => i);
        expect([...(orderInTime(Float64Array.from(times)) ?? times.keys())]).toEqual(expected);
      }),
    );
  });

  it('tells apart instants closer than the packed keys can', () => {
    expect([...orderInTime(Float64Array.of(1e9, 0.2, 0.1, 0.1 + 2 ** -50))!]).toEqual([2, 3, 1, 0]);
  });

  it('of whole seconds is stable too, over all that a column can hold', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 7, max: 9 }), fc.integer({ min: 0, max: 0xffffffff })), { maxLength: 200 }), (instants) => {
        const places = instants.map((_, i) => i).filter((i) => i % 5 > 0);
        const expected = [...places].sort((a, b) => instants[a]! - instants[b]! || a - b);
        expect([...placesByInstant(Uint32Array.from(places), Uint32Array.from(instants))]).toEqual(expected);
      }),
    );
  });
});
