import { numberArgument } from '../core/argument.ts';
import { leastWholeNumber } from '../core/bisect.ts';
import { checkChannels, checkReached, checkSomeChannels, checkTarget, checkTraffic } from './domain.ts';
import { erlangB, erlangBTraffic } from './erlang-b.ts';

/**
 * Blocking of peaked or smooth traffic by Hayward's method: Erlang B with traffic and channels both divided by the peakedness.
 *
 * @param mean mean of the offered traffic in erlang, finite, ≥ 0
 * @param variance its variance, finite, above 0 where the mean is; peakedness = variance ÷ mean, 1 for Poisson traffic
 * @param channels number of channels, finite, ≥ 0; any real number
 * @returns blocking, 0 to 1. Low for high losses of peaked traffic, within about a tenth near 1 %
 * @throws RangeError for an argument outside its domain
 * Source: Fredericks 1980.
 */
export function haywardBlocking(mean: number, variance: number, channels: number): number {
  checkChannels(channels);
  const peakedness = peakednessOf(mean, variance);
  if (mean === 0 || channels === 0) return channels === 0 ? 1 : 0;
  const traffic = mean / peakedness;
  const scaled = channels / peakedness;
  // Traffic that hardly varies: what does not fit is lost.
  if (traffic === Infinity || scaled === Infinity) return Math.max(0, 1 - channels / mean);
  return erlangB(traffic, scaled);
}

/**
 * Least whole number of channels at which Hayward's blocking does not exceed a value.
 *
 * @param mean mean of the offered traffic in erlang, finite, ≥ 0; none needs no channel
 * @param variance its variance, finite, above 0 where the mean is
 * @param blocking 0 < blocking ≤ 1
 * @throws RangeError for an argument outside its domain
 */
export function haywardChannels(mean: number, variance: number, blocking: number): number {
  checkTarget(blocking);
  peakednessOf(mean, variance);
  if (mean === 0) return 0;
  return leastWholeNumber(0, Number.MAX_VALUE, (channels) => haywardBlocking(mean, variance, channels) <= blocking)!;
}

/**
 * Mean traffic of a peakedness at which Hayward's blocking is just a value.
 *
 * @param peakedness variance ÷ mean, finite, > 0
 * @param channels number of channels, finite, > 0; any real number
 * @param blocking 0 ≤ blocking < 1
 * @returns erlang
 * @throws RangeError for an argument outside its domain
 */
export function haywardMean(peakedness: number, channels: number, blocking: number): number {
  numberArgument('peakedness', peakedness, (given) => given > 0 && given < Infinity, 'a finite number above 0');
  checkSomeChannels(channels);
  checkReached(blocking);
  return peakedness * erlangBTraffic(channels / peakedness, blocking);
}

function peakednessOf(mean: number, variance: number): number {
  checkTraffic(mean, 'mean');
  const [fits, domain] = mean > 0 ? [(given: number): boolean => given > 0 && given < Infinity, 'a finite number above 0'] : [(given: number): boolean => given === 0, '0 where the mean is 0'];
  return numberArgument('variance', variance, fits, domain) / (mean || 1);
}
