import { numberArgument } from '../core/argument.ts';
import { leastNumber, leastWholeNumber } from '../core/bisect.ts';
import { exp } from '../core/exp.ts';
import { adaptiveIntegral } from '../core/gauss-legendre.ts';
import { ln } from '../core/ln.ts';
import { pow } from '../core/pow.ts';
import { checkChannels, checkReached, checkSomeChannels, checkTarget, checkTraffic } from './domain.ts';
import { erlangB } from './erlang-b.ts';

/** How much the busy-hour load differs from day to day: the exponent of its variance. */
export const dayVariations = { none: null, low: 1.5, medium: 1.7, high: 1.84 } as const;

export type DayVariation = keyof typeof dayVariations;

/** Blocking over the busy hours of a season, whose loads differ. */
export interface DayToDayBlocking {
  /** Mean of the days' blocking, each day counting the same: the grade of service of Bell and CCITT tables. */
  blocking: number;
  /** Share of all calls of the season that are blocked; busy days count for more. */
  callBlocking: number;
}

const PRECISION = 1e-12;
/** Logarithm of what is too small to count, and of what adds nothing to a double. */
const NEGLIGIBLE = -46;

/**
 * Variance of the daily busy-hour load about its mean: 0.13 · mean^φ, φ = 1.5, 1.7, 1.84 for low, medium and high variation; 0 for none.
 *
 * @param mean mean busy-hour load in erlang, finite, ≥ 0
 * @throws RangeError for an argument outside its domain
 * Source: Wilkinson 1958, Neal and Wilkinson 1976; as quoted in ITU-T E.521.
 */
export function dayToDayVariance(mean: number, variation: DayVariation): number {
  checkTraffic(mean, 'mean');
  const exponent = dayVariations[variation];
  return exponent === null || mean === 0 ? 0 : 0.13 * pow(mean, exponent);
}

/**
 * Neal–Wilkinson: blocking of a group whose busy-hour load differs from day to day by a gamma law, each day's blocking by Erlang B or, for peaked traffic,
 * Hayward's method. The correction for an hour being finite (Hill and Neal 1976) is not part of it.
 *
 * @param mean mean busy-hour load in erlang, finite, ≥ 0
 * @param channels number of channels, finite, ≥ 0; any real number
 * @param variation none, low, medium or high
 * @param peakedness variance ÷ mean of the traffic within an hour, finite, > 0; 1 (Poisson) when left out
 * @throws RangeError for an argument outside its domain
 * Source: Neal and Wilkinson 1976, Hill and Neal 1976.
 */
export function nealWilkinson(mean: number, channels: number, variation: DayVariation, peakedness = 1): DayToDayBlocking {
  checkChannels(channels);
  checkPeakedness(peakedness);
  const variance = dayToDayVariance(mean, variation);
  const fixed = erlangB(mean / peakedness, channels / peakedness);
  if (channels === 0 || variance === 0) return { blocking: fixed, callBlocking: fixed };
  const shape = (mean / variance) * mean;
  return { blocking: averaged(mean, channels, shape, shape, peakedness), callBlocking: averaged(mean, channels, shape, shape + 1, peakedness) };
}

/**
 * Least whole number of channels at which the mean of the days' blocking does not exceed a value.
 *
 * @param blocking 0 < blocking ≤ 1; other arguments, errors and source as `nealWilkinson`
 */
export function nealWilkinsonChannels(mean: number, blocking: number, variation: DayVariation, peakedness = 1): number {
  checkTraffic(mean, 'mean');
  checkTarget(blocking);
  checkPeakedness(peakedness);
  if (mean === 0) return 0;
  return leastWholeNumber(0, Number.MAX_VALUE, (channels) => nealWilkinson(mean, channels, variation, peakedness).blocking <= blocking)!;
}

/**
 * Mean busy-hour load at which the mean of the days' blocking is just a value.
 *
 * @param channels number of channels, finite, > 0; any real number
 * @param blocking 0 ≤ blocking < 1; other arguments, errors and source as `nealWilkinson`
 * @returns erlang, to nine digits
 */
export function nealWilkinsonMean(channels: number, blocking: number, variation: DayVariation, peakedness = 1): number {
  checkSomeChannels(channels);
  checkReached(blocking);
  checkPeakedness(peakedness);
  if (blocking === 0) return 0;
  const blocked = (mean: number): boolean => nealWilkinson(mean, channels, variation, peakedness).blocking >= blocking;
  let high = channels;
  while (!blocked(high)) high *= 2;
  return leastNumber(0, high, blocked, 1e-10);
}

/**
 * Mean blocking over loads mean · x ÷ shape with x of a gamma law of shape `weight`: of weight `shape` the days' mean, of one more that by calls. In
 * u = ln x the law is one smooth peak of width 1 ÷ √weight about u = ln weight, and blocking rises about the load that equals the channels.
 */
function averaged(mean: number, channels: number, shape: number, weight: number, peakedness: number): number {
  const centre = ln(weight);
  const density = (u: number): number => exp(weight * lessExp(u - centre));
  const blocked = (u: number): number => erlangB((mean * exp(u)) / shape / peakedness, channels / peakedness);
  const width = 1 / Math.sqrt(weight);
  const low = centre - end(weight, -1);
  const high = centre + end(weight, 1);
  const rise = ln((channels / mean) * shape);
  const cuts = [low, high, ...[-8, -4, -2, -1, 0, 1, 2, 4, 8].flatMap((step) => [centre + step * width, rise + step / Math.sqrt(Math.max(1, channels / peakedness))])]
    .filter((cut) => cut >= low && cut <= high)
    .sort((a, b) => a - b);
  const over = (value: (u: number) => number, precision: number): number => cuts.slice(1).reduce((sum, to, i) => sum + adaptiveIntegral(value, cuts[i]!, to, precision / cuts.length), 0);
  const all = over(density, PRECISION * width);
  const rough = over((u) => density(u) * blocked(u), 1e-4 * all);
  const fine = over((u) => density(u) * blocked(u), Math.max(PRECISION * all * 1e-290, rough * 1e-10));
  return Math.min(1, fine / all);
}

/** How far from its centre, on one side, the law has died out. */
function end(weight: number, side: 1 | -1): number {
  const dead = (distance: number): boolean => weight * lessExp(side * distance) <= NEGLIGIBLE;
  let far = 1;
  while (!dead(far)) far *= 2;
  return leastNumber(0, far, dead, 1e-3);
}

/** 1 + v − e^v, accurate near 0: −(v² ÷ 2 + v³ ÷ 6 + …). */
function lessExp(v: number): number {
  if (Math.abs(v) > 0.5) return 1 + v - exp(v);
  let term = (v * v) / 2;
  let sum = 0;
  for (let n = 3; n < 20; n++) {
    sum -= term;
    term *= v / n;
  }
  return sum;
}

function checkPeakedness(peakedness: number): void {
  numberArgument('peakedness', peakedness, (given) => given > 0 && given < Infinity, 'a finite number above 0');
}
