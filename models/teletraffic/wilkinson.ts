import { numberArgument, wrongArgument } from '../core/argument.ts';
import { leastNumber, leastWholeNumber } from '../core/bisect.ts';
import { exp } from '../core/exp.ts';
import { checkChannels, checkReached, checkSomeChannels, checkTarget, checkTraffic } from './domain.ts';
import { erlangBLog } from './erlang-b-log.ts';
import { erlangB } from './erlang-b.ts';

/** A Poisson stream and a group whose overflow has the moments of the traffic that is meant. */
export interface EquivalentGroup {
  /** Erlang. */
  traffic: number;
  /** Any real number. */
  channels: number;
}

/**
 * Wilkinson's equivalent group, exactly: traffic A* on N* channels whose overflow has this mean and variance.
 *
 * @param mean mean in erlang, finite, > 0
 * @param variance variance, finite, at least `mean` (smooth traffic is no overflow; use Hayward's method)
 * @throws RangeError for an argument outside its domain
 * Source: Wilkinson 1956. Riordan's formula gives N* for every A*; then A* · B(A*, N*) = mean has one solution above Rapp's domain, found by halving.
 */
export function equivalentGroup(mean: number, variance: number): EquivalentGroup {
  const peakedness = checkedPeakedness(mean, variance);
  if (peakedness === 1) return { traffic: mean, channels: 0 };
  const channelsFor = (traffic: number): number => Math.max(0, equivalentChannels(traffic, mean, peakedness));
  const tooMuch = (traffic: number): boolean => traffic * erlangB(traffic, channelsFor(traffic)) <= mean;
  const low = ((mean + 1) * (mean + peakedness - 1)) / (mean + peakedness);
  let high = rappGroup(mean, variance).traffic;
  while (!tooMuch(high)) high *= 2;
  const traffic = low < high ? leastNumber(low, high, tooMuch) : high;
  return { traffic, channels: channelsFor(traffic) };
}

/**
 * Rapp's approximation of the equivalent group: A* = V + 3 z (z − 1), N* = A* (M + z) ÷ (M + z − 1) − M − 1.
 *
 * @param mean mean M in erlang, finite, > 0
 * @param variance variance V, finite, at least `mean`; z = V ÷ M
 * @throws RangeError for an argument outside its domain
 * Source: Rapp 1964.
 */
export function rappGroup(mean: number, variance: number): EquivalentGroup {
  const peakedness = checkedPeakedness(mean, variance);
  const traffic = variance + 3 * peakedness * (peakedness - 1);
  return { traffic, channels: Math.max(0, equivalentChannels(traffic, mean, peakedness)) };
}

/**
 * Blocking of bursty traffic on a group by Wilkinson's equivalent random theory: what A* · B(A*, N* + channels) leaves of the mean.
 *
 * @param mean mean of the offered traffic in erlang, finite, ≥ 0
 * @param variance its variance, finite, at least `mean`
 * @param channels number of channels, finite, ≥ 0; any real number
 * @returns lost ÷ offered traffic, 0 to 1. Streams of different peakedness lose different shares; this is the share of all
 * @throws RangeError for an argument outside its domain
 * Source: Wilkinson 1956; exact for the overflow of one group, an approximation for several.
 */
export function wilkinsonBlocking(mean: number, variance: number, channels: number): number {
  checkChannels(channels);
  if (isNothing(mean, variance)) return channels === 0 ? 1 : 0;
  return groupBlocking(equivalentGroup(mean, variance), channels);
}

/**
 * Least whole number of channels at which Wilkinson's blocking does not exceed a value.
 *
 * @param mean mean of the offered traffic in erlang, finite, ≥ 0; none needs no channel
 * @param variance its variance, finite, at least `mean`
 * @param blocking 0 < blocking ≤ 1
 * @throws RangeError for an argument outside its domain
 */
export function wilkinsonChannels(mean: number, variance: number, blocking: number): number {
  checkTarget(blocking);
  if (isNothing(mean, variance)) return 0;
  const group = equivalentGroup(mean, variance);
  return leastWholeNumber(0, Number.MAX_VALUE, (channels) => groupBlocking(group, channels) <= blocking)!;
}

/**
 * Mean traffic of a peakedness at which Wilkinson's blocking is just a value.
 *
 * @param peakedness variance ÷ mean, finite, ≥ 1
 * @param channels number of channels, finite, > 0; any real number
 * @param blocking 0 ≤ blocking < 1
 * @returns erlang, to twelve digits
 * @throws RangeError for an argument outside its domain, or a blocking that even the least traffic of this peakedness exceeds
 */
export function wilkinsonMean(peakedness: number, channels: number, blocking: number): number {
  numberArgument('peakedness', peakedness, (given) => given >= 1 && given < Infinity, 'a finite number of at least 1');
  checkSomeChannels(channels);
  checkReached(blocking);
  if (blocking === 0) return 0;
  const blocked = (mean: number): boolean => wilkinsonBlocking(mean, Math.max(mean, mean * peakedness), channels) >= blocking;
  const least = channels * 1e-9;
  // However little of it, bursty traffic comes in bursts: its blocking does not go to 0.
  if (blocked(least)) throw wrongArgument('blocking', blocking, `above that of the least traffic of peakedness ${peakedness} on ${channels} channels`);
  let high = channels;
  while (!blocked(high)) high *= 2;
  return leastNumber(least, high, blocked, 1e-12);
}

function groupBlocking({ traffic, channels }: EquivalentGroup, more: number): number {
  return exp(Math.min(0, erlangBLog(traffic, channels + more) - erlangBLog(traffic, channels)));
}

/** Riordan's formula for N*: with it the peakedness is right whatever the traffic. */
function equivalentChannels(traffic: number, mean: number, peakedness: number): number {
  return traffic - mean + (traffic / (mean + peakedness - 1) - 1);
}

function checkedPeakedness(mean: number, variance: number): number {
  numberArgument('mean', mean, (given) => given > 0 && given < Infinity, 'a finite number above 0 erlang');
  numberArgument('variance', variance, (given) => given >= mean && given < Infinity, `a finite number of at least the mean, ${mean}: smooth traffic is no overflow, Hayward's method takes it`);
  return variance / mean;
}

/** No traffic at all: 0 with variance 0. */
function isNothing(mean: number, variance: number): boolean {
  checkTraffic(mean, 'mean');
  if (mean > 0) return false;
  numberArgument('variance', variance, (given) => given === 0, '0 where the mean is 0');
  return true;
}
