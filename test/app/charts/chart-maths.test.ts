import { scaleBand } from 'd3-scale';
import { describe, expect, it } from 'vitest';
import { columnSpan, envelopePaths, meanOf, panSpan, peakColumn, zoomSpan } from '../../../src/app/charts/curve-paths.ts';
import { moveInGrid } from '../../../src/app/charts/grid-keys.ts';
import { stackEdges } from '../../../src/app/charts/layers.ts';
import { lastPresent } from '../../../src/app/charts/last-present.ts';
import { niceEnd, rampStep } from '../../../src/app/charts/ramp.ts';
import { spreadLabels } from '../../../src/app/charts/spread-labels.ts';
import { stepArea, stepLine } from '../../../src/app/charts/state-steps.ts';
import { localMoment, timeTicks } from '../../../src/app/charts/time-ticks.ts';
import { wavePicture } from '../../../models/report/wave-picture.ts';
import type { Envelope } from '../../../models/traffic/views.ts';
import { fixtureResult } from './fixture-result.ts';

describe('grid keys', () => {
  it.each([
    ['ArrowLeft', { row: 2, column: 2 }], ['ArrowRight', { row: 2, column: 4 }], ['ArrowUp', { row: 1, column: 3 }], ['ArrowDown', { row: 3, column: 3 }],
    ['Home', { row: 2, column: 0 }], ['End', { row: 2, column: 23 }], ['PageUp', { row: 0, column: 3 }], ['PageDown', { row: 6, column: 3 }],
  ])('%s', (key, place) => expect(moveInGrid(key, { row: 2, column: 3 }, 7, 24)).toEqual(place));
  it('stops at the edges and leaves other keys alone', () => {
    expect(moveInGrid('ArrowLeft', { row: 0, column: 0 }, 7, 24)).toEqual({ row: 0, column: 0 });
    expect(moveInGrid('ArrowDown', { row: 6, column: 23 }, 7, 24)).toEqual({ row: 6, column: 23 });
    expect(moveInGrid('Tab', { row: 0, column: 0 }, 7, 24)).toBeNull();
  });
});

describe('labels', () => {
  it('leaves labels alone that have room', () => expect(spreadLabels([10, 60, 30], 15, 0, 100)).toEqual([10, 60, 30]));
  it('moves close ones apart in their order and keeps them inside', () => {
    const placed = spreadLabels([98, 95, 97], 15, 0, 100);
    expect(placed).toEqual([100, 70, 85]);
  });
});

describe('heat ramp', () => {
  it('puts zero and nothing on the lowest step, the end on the highest', () => {
    expect([rampStep(0, 10), rampStep(NaN, 10), rampStep(0.99, 10), rampStep(1, 10), rampStep(9.99, 10), rampStep(10, 10), rampStep(5, 0)]).toEqual([0, 0, 0, 1, 9, 9, 0]);
  });
  it.each([[0, 1], [1, 1], [43, 50], [51, 60], [100, 100], [101, 120], [121, 150], [0.7, 0.8]])('ends the scale of %d at %d', (highest, end) => expect(niceEnd(highest)).toBeCloseTo(end, 9));
});

describe('concurrency curve', () => {
  const envelope: Envelope = { trunk: null, from: 1000, until: 1400, lowest: Float64Array.of(0, 1, 2, 0), mean: Float64Array.of(1, 2, 3, 0), highest: Float64Array.of(2, 5, 5, 1) };
  const scales = { x: (instant: number): number => (instant - 1000) / 10, y: (value: number): number => 10 - value };

  it('draws steps over the whole span, the last column to its end', () => {
    expect(envelopePaths(envelope, scales).mean).toBe('M0,9L10,9L10,8L20,8L20,7L30,7L30,10L40,10L40,10');
    expect(envelopePaths(envelope, scales).band.startsWith('M0,8L10,8L10,5')).toBe(true);
  });
  it('draws nothing of an empty envelope', () => {
    const none = new Float64Array(0);
    expect(envelopePaths({ ...envelope, lowest: none, mean: none, highest: none }, scales)).toEqual({ band: '', mean: '' });
    expect(peakColumn({ ...envelope, highest: none })).toBe(-1);
  });
  it('finds the earliest peak, the mean and the span of a column', () => {
    expect([peakColumn(envelope), meanOf(envelope)]).toEqual([1, 1.5]);
    expect(columnSpan(envelope, 3)).toEqual({ from: 1300, until: 1400 });
  });
  it('zooms around a place and stays inside the period', () => {
    const bounds: [number, number] = [0, 10_000];
    expect(zoomSpan([0, 10_000], bounds, 0.5, 0.25)).toEqual([1250, 6250]);
    expect(zoomSpan([9_000, 10_000], bounds, 4)).toEqual([6_000, 10_000]);
    expect(zoomSpan([1_000, 9_000], bounds, 2)).toEqual([0, 10_000]);
    expect(zoomSpan([500, 520], bounds, 0.5)).toEqual([480, 540]);
    expect(panSpan([0, 1_000], bounds, -0.5)).toEqual([0, 1_000]);
    expect(panSpan([0, 1_000], bounds, 0.5)).toEqual([500, 1_500]);
  });
});

describe('time axis', () => {
  it('puts day ticks on local midnight, also across a clock change', () => {
    // London goes from summer to winter time on 2026-10-25 at 01:00 UTC.
    const from = Date.UTC(2026, 9, 23, 23) / 1000;
    const ticks = timeTicks(from, from + 4.01 * 86_400, 'Europe/London', 4);
    expect(ticks.map((tick) => [new Date(tick.instant * 1000).toISOString(), tick.label])).toEqual([
      ['2026-10-23T23:00:00.000Z', '24 Oct'], ['2026-10-24T23:00:00.000Z', '25 Oct'], ['2026-10-26T00:00:00.000Z', '26 Oct'], ['2026-10-27T00:00:00.000Z', '27 Oct'],
    ]);
  });
  it('writes a moment in its zone', () => expect(localMoment(Date.UTC(2027, 0, 11, 9, 15) / 1000, 'Europe/Berlin')).toBe('Mon 2027-01-11 10:15'));
});

describe('states', () => {
  const x = scaleBand<string>().domain(['a', 'b', 'c']).range([0, 30]);
  const y = (value: number): number => value;
  it('keeps a line level through a state and breaks it where nothing is', () => {
    expect(stepLine(['a', 'b', 'c'], [1, 2, 2], x, y)).toBe('M0,1L10,1L10,2L20,2L20,2L30,2');
    expect(stepLine(['a', 'b', 'c'], [1, null, 2], x, y)).toBe('M0,1L10,1M20,2L30,2');
    expect(stepArea(['a'], [0], [1], scaleBand<string>().domain(['a']).range([0, 10]), y)).toBe('M0,1L10,1L10,0L0,0Z');
  });
  it('stacks each layer on the one below', () => {
    const edges = stackEdges(wavePicture(fixtureResult));
    expect(edges.map((edge) => edge.low[2])).toEqual([0, 21.4, 21.4 + 15.8]);
    expect(edges[2]!.high[2]).toBeCloseTo(21.4 + 15.8 + 8.9, 9);
  });
  it('finds the last value that is there', () => expect([lastPresent([1, 2, null]), lastPresent([null]), lastPresent([])]).toEqual([2, null, null]));
});
