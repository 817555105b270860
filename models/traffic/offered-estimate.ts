import { quantileFor } from '../core/mean-interval.ts';
import { normalQuantile } from '../core/normal-quantile.ts';
import { exp } from '../core/exp.ts';

export const CONFIDENCE = 0.95;
/** Fewer days do not show how days differ. */
const LEAST_DAYS = 3;

/** Some minutes of a busy hour. */
export interface OfferedPart {
  /** Seconds that the calls held which began in it. */
  held: number;
  /** Sum of the squares of those. */
  heldSquared: number;
  /** Seconds in which a steady stream of fresh calls would have seized as many channels as it does in `exposure` seconds of a group with room. */
  exposure: number;
}

/** Traffic in erlang with its interval; null where the upper end, or all but the lower end, is open. */
export interface OfferedEstimate {
  estimate: number | null;
  low: number;
  high: number | null;
}

/**
 * Mean over days of the traffic offered in the busy hour, each day's parts given: held ÷ exposure of each day, each day counting the same. The interval
 * is the wider of two: by Student's t from how the days differ (of fewer than three days: their parts, and then it speaks of these days only), and
 * from the chance in Poisson calls, whose held seconds have the variance Σ held². Intervals on the scale of the logarithm, so that low > 0.
 * A day without exposure (never a free channel) tells no upper end.
 */
export function offeredEstimate(days: readonly (readonly OfferedPart[])[]): OfferedEstimate {
  const sums = days.map(sumOf);
  if (sums.length === 0) return { estimate: 0, low: 0, high: null };
  if (sums.some(({ exposure }) => exposure <= 0)) return { estimate: null, low: pooledRatio(sums), high: null };
  const ratios = sums.map(({ held, exposure }) => held / exposure);
  const estimate = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  if (estimate === 0) return { estimate: 0, low: 0, high: null };
  const chance = normalQuantile(1 - (1 - CONFIDENCE) / 2) * Math.sqrt(sums.reduce((sum, { heldSquared, exposure }) => sum + heldSquared / exposure ** 2, 0)) / sums.length;
  const half = Math.max(chance, sums.length >= LEAST_DAYS ? halfByDays(ratios, estimate) : halfByParts(days, sums, ratios));
  return { estimate, low: estimate * exp(-half / estimate), high: estimate * exp(half / estimate) };
}

/** Standard deviation of the days' traffic beyond what chance within an hour makes of equal days, erlang; null for fewer than three days. */
export function dayDeviation(days: readonly (readonly OfferedPart[])[]): number | null {
  const sums = days.map(sumOf).filter(({ exposure }) => exposure > 0);
  if (sums.length < LEAST_DAYS) return null;
  const ratios = sums.map(({ held, exposure }) => held / exposure);
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const chance = sums.reduce((sum, { heldSquared, exposure }) => sum + heldSquared / exposure ** 2, 0) / sums.length;
  return Math.sqrt(Math.max(0, squares(ratios, mean) / (ratios.length - 1) - chance));
}

function sumOf(parts: readonly OfferedPart[]): OfferedPart {
  const sum = { held: 0, heldSquared: 0, exposure: 0 };
  for (const part of parts) {
    sum.held += part.held;
    sum.heldSquared += part.heldSquared;
    sum.exposure += part.exposure;
  }
  return sum;
}

function pooledRatio(sums: readonly OfferedPart[]): number {
  const { held, exposure } = sumOf(sums);
  return exposure > 0 ? held / exposure : 0;
}

function halfByDays(ratios: readonly number[], mean: number): number {
  const days = ratios.length;
  return quantileFor(CONFIDENCE, days - 1) * Math.sqrt(squares(ratios, mean) / (days - 1) / days);
}

function halfByParts(days: readonly (readonly OfferedPart[])[], sums: readonly OfferedPart[], ratios: readonly number[]): number {
  let variance = 0;
  let degrees = 0;
  days.forEach((parts, day) => {
    const spread = squares(parts.map(({ held, exposure }) => held - ratios[day]! * exposure), 0);
    variance += (spread * parts.length) / Math.max(1, parts.length - 1) / sums[day]!.exposure ** 2;
    degrees += parts.length - 1;
  });
  return degrees > 0 ? (quantileFor(CONFIDENCE, degrees) * Math.sqrt(variance)) / days.length : 0;
}

function squares(values: readonly number[], about: number): number {
  return values.reduce((sum, value) => sum + (value - about) ** 2, 0);
}
