import { numberArgument } from '../core/argument.ts';
import { leastNumber, leastWholeNumber } from '../core/bisect.ts';
import { idleChannels } from './carried-traffic.ts';
import { checkChannels, checkSomeChannels, checkTraffic } from './domain.ts';
import { erlangB } from './erlang-b.ts';

/**
 * Erlang C: the probability that a call has to wait, when Poisson traffic is offered to servers that are taken in order of arrival and no caller
 * gives up; exponential holding times.
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param servers number of servers, finite, ≥ 0; any real number
 * @returns probability, 0 to 1. Traffic of `servers` or more never settles: the queue grows without end and every call waits, 1
 * @throws RangeError for an argument outside its domain
 * Source: Erlang 1917; C = servers · B ÷ (servers − traffic · (1 − B)) with Erlang B, the denominator being the mean number of idle channels of the loss system.
 */
export function erlangC(traffic: number, servers: number): number {
  checkTraffic(traffic);
  checkChannels(servers, 'servers');
  if (traffic >= servers) return 1;
  if (traffic === 0) return 0;
  return Math.min(1, erlangB(traffic, servers) * (servers / idleChannels(traffic, servers)));
}

/**
 * Least whole number of servers at which Erlang C does not exceed a probability of waiting.
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param waiting wanted probability of waiting, above 0, at most 1
 * @throws RangeError for an argument outside its domain
 */
export function erlangCServers(traffic: number, waiting: number): number {
  checkTraffic(traffic);
  numberArgument('waiting', waiting, (given) => given > 0 && given <= 1, 'a number above 0 and at most 1');
  return traffic === 0 ? 0 : leastStable(traffic, (servers) => erlangC(traffic, servers) <= waiting);
}

/**
 * Offered traffic at which Erlang C is just the probability of waiting.
 *
 * @param servers number of servers, finite, > 0; any real number
 * @param waiting probability of waiting, 0 ≤ waiting < 1
 * @returns erlang, below `servers`
 * @throws RangeError for an argument outside its domain
 */
export function erlangCTraffic(servers: number, waiting: number): number {
  checkSomeChannels(servers, 'servers');
  numberArgument('waiting', waiting, (given) => given >= 0 && given < 1, 'a number of at least 0 and below 1');
  return waiting === 0 ? 0 : leastNumber(0, servers, (traffic) => erlangC(traffic, servers) >= waiting);
}

/** Least whole number of servers above the traffic, so that the queue settles, for which something holds that holds for all more. */
export function leastStable(traffic: number, holds: (servers: number) => boolean): number {
  return leastWholeNumber(Math.floor(traffic) + 1, Number.MAX_VALUE, holds)!;
}
