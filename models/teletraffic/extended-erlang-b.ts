import { leastNumber } from '../core/bisect.ts';
import { wrongArgument } from '../core/argument.ts';
import { carriedTraffic } from './carried-traffic.ts';
import { checkChannels, checkReached, checkShare, checkSomeChannels, checkTarget, checkTraffic } from './domain.ts';
import { erlangB, erlangBChannels, erlangBTraffic } from './erlang-b.ts';

/** A group whose blocked callers try again. */
export interface ExtendedErlangB {
  /** Share of all attempts, retries included, that find no free channel. */
  blocking: number;
  /** Offered traffic with the retries, erlang. */
  offered: number;
  /** Carried traffic, erlang. */
  carried: number;
  /** Traffic of callers who give up, erlang: traffic of first attempts − carried. */
  lost: number;
}

/**
 * Extended Erlang B: a share of the blocked attempts tries again at once, as fresh Poisson traffic. So offered = traffic + retry · offered · B(offered, channels).
 *
 * @param traffic offered traffic of first attempts in erlang, finite, ≥ 0
 * @param channels number of channels, finite, ≥ 0; any real number
 * @param retry recall factor: share of the blocked attempts, first or later, that try again, 0 to 1. With 1 nobody gives up, so traffic must be below channels
 * @throws RangeError for an argument outside its domain, and where the retries grow without end
 * Source: Westbay Engineers, Extended Erlang B. An approximation: callers who redial within seconds find the same full group, so more of their attempts fail.
 */
export function extendedErlangB(traffic: number, channels: number, retry: number): ExtendedErlangB {
  checkTraffic(traffic);
  checkChannels(channels);
  checkShare(retry, 'retry');
  const offered = offeredWithRetries(traffic, channels, retry);
  const blocking = erlangB(offered, channels);
  return { blocking, offered, carried: carriedTraffic(offered, channels), lost: (1 - retry) * offered * blocking };
}

/**
 * Least whole number of channels at which extended Erlang B does not exceed a blocking. No traffic needs no channel.
 *
 * @param traffic offered traffic of first attempts in erlang, finite, ≥ 0
 * @param blocking wanted blocking of attempts, 0 < blocking ≤ 1; below 1 where all callers try again
 * @param retry recall factor, 0 to 1
 * @throws RangeError for an argument outside its domain
 */
export function extendedErlangBChannels(traffic: number, blocking: number, retry: number): number {
  checkTraffic(traffic);
  checkTarget(blocking);
  checkShare(retry, 'retry');
  if (retry === 1 && blocking === 1) throw wrongArgument('blocking', blocking, 'a number above 0 and below 1 where retry is 1');
  if (traffic === 0 || blocking === 1) return 0;
  // At the target itself the retries are known, so they need no search: B(traffic ÷ (1 − retry · blocking), channels) ≤ blocking.
  return erlangBChannels(traffic / (1 - retry * blocking), blocking);
}

/**
 * Traffic of first attempts at which extended Erlang B is just the blocking.
 *
 * @param channels number of channels, finite, > 0; any real number
 * @param blocking blocking of attempts, 0 ≤ blocking < 1
 * @param retry recall factor, 0 to 1
 * @returns erlang
 * @throws RangeError for an argument outside its domain
 */
export function extendedErlangBTraffic(channels: number, blocking: number, retry: number): number {
  checkSomeChannels(channels);
  checkReached(blocking);
  checkShare(retry, 'retry');
  return erlangBTraffic(channels, blocking) * (1 - retry * blocking);
}

/**
 * Recall factor at which extended Erlang B is just the blocking.
 *
 * @param traffic offered traffic of first attempts in erlang, finite, > 0
 * @param channels number of channels, finite, > 0; any real number
 * @param blocking blocking of attempts, at least Erlang B without retries, < 1, and no more than retries of all can make it
 * @returns 0 to 1
 * @throws RangeError for an argument outside its domain
 */
export function extendedErlangBRetry(traffic: number, channels: number, blocking: number): number {
  checkTraffic(traffic);
  checkSomeChannels(channels);
  checkReached(blocking);
  const least = erlangB(traffic, channels);
  const most = traffic < channels ? extendedErlangB(traffic, channels, 1).blocking : 1;
  if (traffic === 0 || blocking < least || blocking > most) {
    throw wrongArgument('blocking', blocking, `from ${least} (nobody tries again) to ${most} (everybody does) at this traffic and these channels`);
  }
  return blocking === 0 ? 0 : Math.min(1, Math.max(0, (1 - traffic / erlangBTraffic(channels, blocking)) / blocking));
}

/** What solves offered · (1 − retry · B(offered)) = traffic; the left side rises with offered traffic. */
function offeredWithRetries(traffic: number, channels: number, retry: number): number {
  if (retry === 0 || traffic === 0) return traffic;
  if (channels === 0 && retry < 1) return traffic / (1 - retry);
  if (retry === 1 && traffic >= channels) throw wrongArgument('traffic', traffic, `below channels, ${channels}, where retry is 1: else the retries grow without end`);
  const first = (offered: number): number => carriedTraffic(offered, channels) + (1 - retry) * offered * erlangB(offered, channels);
  if (first(traffic) >= traffic) return traffic;
  let high = Math.min(2 * traffic, traffic / (1 - retry));
  while (first(high) < traffic && high < traffic / (1 - retry)) high *= 2;
  if (!(high < Number.MAX_VALUE)) throw wrongArgument('traffic', traffic, 'so far below channels that the traffic with its retries is a finite number');
  return leastNumber(traffic, high, (offered) => first(offered) >= traffic);
}
