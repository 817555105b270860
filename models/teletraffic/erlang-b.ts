import { leastNumber, leastWholeNumber } from '../core/bisect.ts';
import { exp } from '../core/exp.ts';
import { checkChannels, checkReached, checkSomeChannels, checkTarget, checkTraffic } from './domain.ts';
import { inverseErlangBBelowOne } from './erlang-b-fraction.ts';
import { LARGE_GROUP, largeGroupLnInverse } from './erlang-b-integral.ts';

/**
 * Erlang B: the share of calls blocked when Poisson traffic is offered to a full-availability group that loses what finds no
 * free channel; any holding-time distribution.
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param channels number of channels, finite, ≥ 0; any real number (continued by Fortet's integral
 *   1 ÷ B = traffic · ∫ e^(−traffic·t) (1 + t)^channels dt)
 * @returns blocking, ratio 0 to 1; below about 1e−308 it is 0 (`erlangBLog` gives its logarithm)
 * @throws RangeError for an argument outside its domain
 * Source: Erlang 1917; recurrence 1 ÷ B(n) = 1 + n ÷ traffic ÷ B(n − 1), which only adds positive terms (Iversen, Teletraffic Engineering, 4.5);
 * from 5,000 channels on the integral itself, in a fixed number of steps.
 */
export function erlangB(traffic: number, channels: number): number {
  checkTraffic(traffic);
  checkChannels(channels);
  if (channels === 0) return 1;
  if (traffic === 0) return 0;
  if (channels >= LARGE_GROUP) return Math.min(1, exp(-largeGroupLnInverse(traffic, channels)));
  const whole = Math.floor(channels);
  let inverse = channels === whole ? 1 : inverseErlangBBelowOne(traffic, channels - whole);
  for (let n = channels - whole + 1; n <= channels + 0.5 && inverse < Infinity; n++) inverse = 1 + (inverse * n) / traffic;
  // The fraction's own rounding must not make a probability above 1.
  return 1 / Math.max(1, inverse);
}

/**
 * Least whole number of channels at which Erlang B does not exceed a blocking. No traffic needs no channel.
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param blocking wanted blocking, 0 < blocking ≤ 1
 * @throws RangeError for an argument outside its domain
 */
export function erlangBChannels(traffic: number, blocking: number): number {
  checkTraffic(traffic);
  checkTarget(blocking);
  if (traffic === 0) return 0;
  let channels = 0;
  let inverse = 1;
  while (1 / inverse > blocking) {
    if (channels === LARGE_GROUP) return leastWholeNumber(channels, Number.MAX_VALUE, (more) => erlangB(traffic, more) <= blocking)!;
    channels++;
    inverse = 1 + (inverse * channels) / traffic;
  }
  return channels;
}

/**
 * Channels, a real number, at which Erlang B is just the blocking: of use where groups are scaled (Hayward) or a size is interpolated.
 *
 * @param traffic offered traffic in erlang, finite, > 0
 * @param blocking 0 < blocking ≤ 1
 * @throws RangeError for an argument outside its domain
 */
export function erlangBRealChannels(traffic: number, blocking: number): number {
  const whole = erlangBChannels(traffic, blocking);
  return whole === 0 ? 0 : leastNumber(whole - 1, whole, (channels) => erlangB(traffic, channels) <= blocking);
}

/**
 * Offered traffic at which Erlang B is just the blocking.
 *
 * @param channels number of channels, finite, > 0; any real number
 * @param blocking 0 ≤ blocking < 1
 * @returns erlang, to the last bits of a double
 * @throws RangeError for an argument outside its domain, or where the traffic would be above every double
 */
export function erlangBTraffic(channels: number, blocking: number): number {
  checkSomeChannels(channels);
  checkReached(blocking);
  if (blocking === 0) return 0;
  let high = Math.max(1, channels);
  while (erlangB(high, channels) < blocking) high *= 2;
  return leastNumber(0, high, (traffic) => erlangB(traffic, channels) >= blocking);
}
