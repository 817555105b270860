import { leastNumber } from '../core/bisect.ts';
import { numberArgument, wrongArgument } from '../core/argument.ts';
import { carriedTraffic, idleChannels } from './carried-traffic.ts';
import { checkChannels, checkTraffic } from './domain.ts';
import { erlangB } from './erlang-b.ts';

/** Traffic by the first two moments of the calls that it would hold in an endless group. */
export interface TrafficMoments {
  /** Erlang. */
  mean: number;
  variance: number;
  /** Variance ÷ mean: 1 Poisson, above it bursty, below it smooth. 1 where there is no traffic. */
  peakedness: number;
}

/**
 * What a group passes on: mean and variance of the traffic that overflows from it, as held in an endless group behind.
 *
 * @param traffic offered Poisson traffic in erlang, finite, ≥ 0
 * @param channels number of channels, finite, ≥ 0; any real number
 * @throws RangeError for an argument outside its domain
 * Source: Kosten 1937, Riordan in Wilkinson 1956: mean M = traffic · B, peakedness 1 − M + traffic ÷ (channels + 1 + M − traffic); exponential holding times.
 */
export function overflowMoments(traffic: number, channels: number): TrafficMoments {
  checkTraffic(traffic);
  checkChannels(channels);
  const mean = traffic * erlangB(traffic, channels);
  if (mean === 0) return { mean: 0, variance: 0, peakedness: 1 };
  const carried = carriedTraffic(traffic, channels);
  const idle = idleChannels(traffic, channels);
  // The denominator is 1 + idle; of two equal forms the one whose parts are small.
  const peakedness = mean < carried ? 1 - mean + traffic / (1 + idle) : 1 + carried - traffic * (idle / (1 + idle));
  return { mean, variance: mean * peakedness, peakedness };
}

/**
 * Independent streams together: means and variances add.
 *
 * @param streams each with `mean` ≥ 0 and `variance` ≥ 0, finite
 * @throws RangeError for a moment outside its domain
 */
export function combinedTraffic(streams: readonly { mean: number; variance: number }[]): TrafficMoments {
  for (const { mean, variance } of streams) {
    checkTraffic(mean, 'mean');
    numberArgument('variance', variance, (given) => given >= 0 && given < Infinity, 'a finite number of at least 0');
  }
  const mean = streams.reduce((sum, stream) => sum + stream.mean, 0);
  const variance = streams.reduce((sum, stream) => sum + stream.variance, 0);
  return { mean, variance, peakedness: mean === 0 ? 1 : variance / mean };
}

/**
 * The most that the overflow of a group can be peaked, whatever the traffic that is offered to it.
 *
 * @param channels number of channels, finite, ≥ 0; any real number
 * @returns peakedness, ≥ 1
 * @throws RangeError for an argument outside its domain
 * Source: the maximum over traffic of Riordan's formula; ITU-T E.521, table 1.
 */
export function maxPeakedness(channels: number): number {
  checkChannels(channels);
  if (channels === 0) return 1;
  const peakedness = (traffic: number): number => overflowMoments(traffic, channels).peakedness;
  // One maximum, near as much traffic as channels; at it the slope of a small step changes sign.
  const low = channels / 8;
  const high = 4 * channels + 4;
  const step = 1e-5;
  return peakedness(leastNumber(low, high, (traffic) => peakedness(traffic * (1 + step)) <= peakedness(traffic * (1 - step)), 1e-8));
}

/**
 * Traffic of which just so much overflows from a group.
 *
 * @param channels number of channels, finite, ≥ 0; any real number
 * @param overflow mean overflow in erlang, finite, ≥ 0
 * @returns erlang
 * @throws RangeError for an argument outside its domain
 */
export function overflowTraffic(channels: number, overflow: number): number {
  checkChannels(channels);
  checkTraffic(overflow, 'overflow');
  if (overflow === 0) return 0;
  const most = overflow + channels;
  if (!(most < Infinity)) throw wrongArgument('overflow', overflow, 'so small that with the channels it is a finite number');
  return channels === 0 ? overflow : leastNumber(0, most, (traffic) => traffic * erlangB(traffic, channels) >= overflow);
}
