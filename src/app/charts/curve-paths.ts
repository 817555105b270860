import { area, curveStepAfter, line } from 'd3-shape';
import type { Envelope } from '../../../models/traffic/views.ts';

/** Scales of a curve: instant to x, units to y. */
export interface CurveScales {
  x: (instant: number) => number;
  y: (value: number) => number;
}

/** SVG paths of an envelope: the band from lowest to highest, and the mean; steps, for a column says nothing about its inside. */
export function envelopePaths(envelope: Envelope, { x, y }: CurveScales): { band: string; mean: string } {
  const columns = envelope.mean.length;
  const places = Array.from({ length: columns + 1 }, (_, index) => index);
  const at = (index: number): number => x(envelope.from + ((envelope.until - envelope.from) * index) / columns);
  // The last column is drawn to its end by repeating its value there.
  const of = (values: Float64Array, index: number): number => y(values[Math.min(index, columns - 1)] ?? 0);
  const band = area<number>().x(at).y0((index) => of(envelope.lowest, index)).y1((index) => of(envelope.highest, index)).curve(curveStepAfter);
  const mean = line<number>().x(at).y((index) => of(envelope.mean, index)).curve(curveStepAfter);
  return columns === 0 ? { band: '', mean: '' } : { band: band(places) ?? '', mean: mean(places) ?? '' };
}

/** Index of the column that holds the first of the highest values; -1 of an empty envelope. */
export function peakColumn(envelope: Envelope): number {
  let found = -1;
  for (let index = 0; index < envelope.highest.length; index++) {
    if (found < 0 || envelope.highest[index]! > envelope.highest[found]!) found = index;
  }
  return found;
}

/** Time-weighted mean over the whole envelope; its columns are equally long. */
export function meanOf(envelope: Envelope): number {
  let sum = 0;
  for (const value of envelope.mean) sum += value;
  return envelope.mean.length > 0 ? sum / envelope.mean.length : 0;
}

/** The middle of a column and its two ends, as instants. */
export function columnSpan(envelope: Envelope, column: number): { from: number; until: number } {
  const step = (envelope.until - envelope.from) / envelope.mean.length;
  return { from: envelope.from + column * step, until: envelope.from + (column + 1) * step };
}

/**
 * A narrower or wider span around a place, kept inside the bounds and at least a minute long.
 * `factor` below 1 zooms in; `share` (0 to 1) is the place in the span that stays where it is.
 */
export function zoomSpan(span: [number, number], bounds: [number, number], factor: number, share = 0.5): [number, number] {
  const whole = bounds[1] - bounds[0];
  const length = Math.min(whole, Math.max(Math.min(60, whole), (span[1] - span[0]) * factor));
  const fixed = span[0] + (span[1] - span[0]) * share;
  return shiftInside([fixed - length * share, fixed + length * (1 - share)], bounds);
}

/** The span moved by a share of its length, kept inside the bounds. */
export function panSpan(span: [number, number], bounds: [number, number], share: number): [number, number] {
  const step = (span[1] - span[0]) * share;
  return shiftInside([span[0] + step, span[1] + step], bounds);
}

function shiftInside([from, until]: [number, number], bounds: [number, number]): [number, number] {
  const shift = from < bounds[0] ? bounds[0] - from : until > bounds[1] ? bounds[1] - until : 0;
  return [Math.max(bounds[0], from + shift), Math.min(bounds[1], until + shift)];
}
