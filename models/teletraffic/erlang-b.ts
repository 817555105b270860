import { numberArgument } from '../core/argument.ts';
import { inverseErlangBBelowOne } from './erlang-b-fraction.ts';

/**
 * Erlang B: the share of calls blocked when Poisson traffic is offered to a full-availability group that loses what finds no
 * free channel; any holding-time distribution.
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param channels number of channels, finite, ≥ 0; any real number (continued as A. A. Fredericks and Szybicki did, by the integral
 *   1 ÷ B = traffic · ∫ e^(−traffic·t) (1 + t)^channels dt)
 * @returns blocking, ratio 0 to 1; below the least double it is 0
 * @throws RangeError for an argument outside its domain
 * Source: Erlang 1917; recurrence 1 ÷ B(n) = 1 + n ÷ traffic ÷ B(n − 1), which only adds positive terms (Iversen, Teletraffic Engineering, 4.5).
 */
export function erlangB(traffic: number, channels: number): number {
  checkTraffic(traffic);
  checkChannels(channels);
  if (channels === 0) return 1;
  if (traffic === 0) return 0;
  const whole = Math.floor(channels);
  let inverse = channels === whole ? 1 : inverseErlangBBelowOne(traffic, channels - whole);
  for (let n = channels - whole + 1; n <= channels + 0.5 && inverse < Infinity; n++) inverse = 1 + (inverse * n) / traffic;
  return 1 / inverse;
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
  numberArgument('blocking', blocking, (given) => given > 0 && given <= 1, 'a number above 0 and at most 1');
  if (traffic === 0) return 0;
  let channels = 0;
  let inverse = 1;
  while (1 / inverse > blocking) {
    channels++;
    inverse = 1 + (inverse * channels) / traffic;
  }
  return channels;
}

/**
 * Offered traffic at which Erlang B is just the blocking.
 *
 * @param channels number of channels, finite, > 0; any real number
 * @param blocking 0 ≤ blocking < 1
 * @returns erlang, to the last bits of a double
 * @throws RangeError for an argument outside its domain
 */
export function erlangBTraffic(channels: number, blocking: number): number {
  // No channels block everything, whatever the traffic.
  numberArgument('channels', channels, (given) => given > 0 && given < Infinity, 'a finite number above 0');
  numberArgument('blocking', blocking, (given) => given >= 0 && given < 1, 'a number of at least 0 and below 1');
  if (blocking === 0) return 0;
  let low = 0;
  let high = Math.max(1, channels);
  while (erlangB(high, channels) < blocking) {
    low = high;
    high *= 2;
  }
  // Blocking rises with traffic: halve until no double lies between.
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (erlangB(middle, channels) < blocking) low = middle;
    else high = middle;
  }
}

function checkTraffic(traffic: number): void {
  numberArgument('traffic', traffic, (given) => given >= 0 && given < Infinity, 'a finite number of at least 0 erlang');
}

function checkChannels(channels: number): void {
  numberArgument('channels', channels, (given) => given >= 0 && given < Infinity, 'a finite number of at least 0');
}
