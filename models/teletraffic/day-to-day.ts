import { numberArgument } from '../core/argument.ts';
import { leastNumber, leastWholeNumber, risingRoot } from '../core/bisect.ts';
import { exp } from '../core/exp.ts';
import { visitPoints } from '../core/gauss-legendre.ts';
import { ln } from '../core/ln.ts';
import { pow } from '../core/pow.ts';
import { checkChannels, checkReached, checkSomeChannels, checkTarget, checkTraffic } from './domain.ts';
import { erlangBLog } from './erlang-b-log.ts';
import { erlangB } from './erlang-b.ts';
import { haywardMean } from './hayward.ts';

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

/** Widths about a place at which panels meet. */
const STEPS = [-8, -4, -2, -1, 0, 1, 2, 4, 8];
/** Logarithm of what adds nothing to a double. */
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
  return averaged(mean, channels, shape, peakedness);
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
  // On logarithmic scales, on which blocking is nearly straight.
  const excess = (lnMean: number): number => ln(Math.max(Number.MIN_VALUE, nealWilkinson(exp(lnMean), channels, variation, peakedness).blocking) / blocking);
  let high = ln(haywardMean(peakedness, channels, blocking));
  while (excess(high) < 0) high += 1;
  let low = high - 1;
  while (excess(low) >= 0) low -= 1;
  return exp(risingRoot(low, high, excess, 1e-11));
}

/**
 * Means over loads mean · x ÷ shape with x of a gamma law of that shape. In u = ln x its density is one smooth peak of width 1 ÷ √shape about
 * ln shape; blocking rises about the load that equals the channels, and far below it as load^channels, so that their product peaks between.
 */
function averaged(mean: number, channels: number, shape: number, peakedness: number): DayToDayBlocking {
  const size = channels / peakedness;
  const centre = ln(shape);
  const load = (u: number): number => ((mean / shape) * exp(u)) / peakedness;
  const product = ln((shape + size) / (1 + mean / peakedness / shape));
  // Rare blocking is made by days that are rarer still: the right end is where even they no longer count.
  const rare = Math.max(-690, shape * lessExp(product - centre) + erlangBLog(load(product), size));
  const places: [number, number][] = [
    [centre, 1 / Math.sqrt(shape)],
    [ln((channels / mean) * shape), 1 / Math.sqrt(Math.max(1, size))],
    [product, 1 / Math.sqrt(shape + size)],
  ];
  const cuts = cutsOf([centre - end(shape, -1, NEGLIGIBLE), centre + end(shape, 1, NEGLIGIBLE + rare)], places, shape);
  let [days, blockedDays, calls, blockedCalls] = [0, 0, 0, 0];
  visitPoints(cuts, (u, length) => {
    // e^(shape · (u − centre) − x + shape): 1 at the centre.
    const weight = length * exp(shape * lessExp(u - centre));
    const byCalls = weight * exp(u - centre);
    const blocking = erlangB(load(u), size);
    days += weight;
    blockedDays += weight * blocking;
    calls += byCalls;
    blockedCalls += byCalls * blocking;
  });
  return { blocking: Math.min(1, blockedDays / days), callBlocking: Math.min(1, blockedCalls / calls) };
}

/** Bounds of panels: dense about the places where something turns, and nowhere longer than a few falls of the law's tails. */
function cutsOf([low, high]: readonly [number, number], places: readonly (readonly [number, number])[], shape: number): number[] {
  const about = places.flatMap(([centre, width]) => STEPS.map((step) => centre + step * width));
  const cuts = [...about, 0, 1, 2, 3].filter((cut) => cut > low && cut < high);
  for (let cut = low; cut < high; cut += 8 / shape + (high - low) / 16) cuts.push(cut);
  return [...cuts, high].sort((a, b) => a - b);
}

/** How far from its centre, on one side, the density has fallen to e^`lowest` of its top. */
function end(shape: number, side: 1 | -1, lowest: number): number {
  const dead = (distance: number): boolean => shape * lessExp(side * distance) <= lowest;
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
