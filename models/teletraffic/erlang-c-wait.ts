import { numberArgument } from '../core/argument.ts';
import { leastNumber } from '../core/bisect.ts';
import { exp } from '../core/exp.ts';
import { ln } from '../core/ln.ts';
import { checkHolding, checkSeconds, checkSomeChannels, checkTraffic } from './domain.ts';
import { erlangC, leastStable } from './erlang-c.ts';

/** Waiting in an Erlang C system. All are infinite where the queue grows without end. */
export interface Waits {
  /** Mean wait of all calls, those without wait included, seconds. */
  mean: number;
  /** Mean wait of the calls that wait, seconds. */
  meanOfWaiting: number;
  /** Mean number of calls that wait. */
  queue: number;
}

/**
 * Mean waits of an Erlang C system.
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param servers number of servers, finite, ≥ 0; any real number
 * @param holdingSeconds mean holding time in seconds, finite, > 0
 * @throws RangeError for an argument outside its domain
 * Source: Erlang 1917; holding ÷ (servers − traffic) for calls that wait; the queue by Little's law.
 */
export function erlangCWaits(traffic: number, servers: number, holdingSeconds: number): Waits {
  checkHolding(holdingSeconds);
  const waiting = erlangC(traffic, servers);
  if (traffic >= servers) return { mean: Infinity, meanOfWaiting: Infinity, queue: Infinity };
  const meanOfWaiting = holdingSeconds / (servers - traffic);
  return { mean: waiting * meanOfWaiting, meanOfWaiting, queue: (waiting * traffic) / (servers - traffic) };
}

/**
 * Service level of an Erlang C system: the share of calls that wait at most so long, 1 − C · e^(−(servers − traffic) · within ÷ holding).
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param servers number of servers, finite, ≥ 0; any real number
 * @param holdingSeconds mean holding time in seconds, finite, > 0
 * @param withinSeconds the wait in seconds, finite, ≥ 0
 * @returns ratio, 0 to 1; 0 where the queue grows without end
 * @throws RangeError for an argument outside its domain
 */
export function erlangCServiceLevel(traffic: number, servers: number, holdingSeconds: number, withinSeconds: number): number {
  return 1 - longerWaits(traffic, servers, holdingSeconds, withinSeconds);
}

/** Share of calls that wait longer, 1 − service level, exact where it is tiny. Same arguments and errors. */
export function longerWaits(traffic: number, servers: number, holdingSeconds: number, withinSeconds: number): number {
  checkHolding(holdingSeconds);
  checkSeconds(withinSeconds, 'withinSeconds');
  const waiting = erlangC(traffic, servers);
  return traffic >= servers ? 1 : waiting * exp(-(servers - traffic) * (withinSeconds / holdingSeconds));
}

/**
 * The wait that a share of the calls does not exceed: 0 where so many do not wait at all.
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param servers number of servers, finite, ≥ 0; any real number
 * @param holdingSeconds mean holding time in seconds, finite, > 0
 * @param share 0 ≤ share < 1
 * @returns seconds; infinite where the queue grows without end
 * @throws RangeError for an argument outside its domain
 */
export function erlangCWaitQuantile(traffic: number, servers: number, holdingSeconds: number, share: number): number {
  checkHolding(holdingSeconds);
  numberArgument('share', share, (given) => given >= 0 && given < 1, 'a number of at least 0 and below 1');
  const waiting = erlangC(traffic, servers);
  if (traffic >= servers) return Infinity;
  return waiting <= 1 - share ? 0 : (holdingSeconds / (servers - traffic)) * ln(waiting / (1 - share));
}

/**
 * Least whole number of servers with a service level of at least so much.
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param holdingSeconds mean holding time in seconds, finite, > 0
 * @param withinSeconds the wait in seconds, finite, ≥ 0
 * @param serviceLevel 0 ≤ serviceLevel < 1
 * @throws RangeError for an argument outside its domain
 */
export function erlangCServersForLevel(traffic: number, holdingSeconds: number, withinSeconds: number, serviceLevel: number): number {
  checkTraffic(traffic);
  checkHolding(holdingSeconds);
  checkSeconds(withinSeconds, 'withinSeconds');
  checkLevel(serviceLevel);
  if (traffic === 0) return 0;
  return leastStable(traffic, (servers) => longerWaits(traffic, servers, holdingSeconds, withinSeconds) <= 1 - serviceLevel);
}

/**
 * Most traffic at which the service level is at least so much.
 *
 * @param servers number of servers, finite, > 0; any real number
 * @param holdingSeconds mean holding time in seconds, finite, > 0
 * @param withinSeconds the wait in seconds, finite, ≥ 0
 * @param serviceLevel 0 < serviceLevel < 1
 * @returns erlang, below `servers`
 * @throws RangeError for an argument outside its domain
 */
export function erlangCTrafficForLevel(servers: number, holdingSeconds: number, withinSeconds: number, serviceLevel: number): number {
  checkSomeChannels(servers, 'servers');
  checkHolding(holdingSeconds);
  checkSeconds(withinSeconds, 'withinSeconds');
  numberArgument('serviceLevel', serviceLevel, (given) => given > 0 && given < 1, 'a number above 0 and below 1');
  return leastNumber(0, servers, (traffic) => longerWaits(traffic, servers, holdingSeconds, withinSeconds) >= 1 - serviceLevel);
}

/**
 * Least whole number of servers with a mean wait of all calls of at most so long.
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param holdingSeconds mean holding time in seconds, finite, > 0
 * @param meanSeconds wanted mean wait in seconds, finite, > 0
 * @throws RangeError for an argument outside its domain
 */
export function erlangCServersForMean(traffic: number, holdingSeconds: number, meanSeconds: number): number {
  checkTraffic(traffic);
  checkHolding(holdingSeconds);
  numberArgument('meanSeconds', meanSeconds, (given) => given > 0 && given < Infinity, 'a finite number above 0 seconds');
  return traffic === 0 ? 0 : leastStable(traffic, (servers) => erlangCWaits(traffic, servers, holdingSeconds).mean <= meanSeconds);
}

/**
 * Traffic at which the mean wait of all calls is just so long.
 *
 * @param servers number of servers, finite, > 0; any real number
 * @param holdingSeconds mean holding time in seconds, finite, > 0
 * @param meanSeconds mean wait in seconds, finite, ≥ 0
 * @returns erlang, below `servers`
 * @throws RangeError for an argument outside its domain
 */
export function erlangCTrafficForMean(servers: number, holdingSeconds: number, meanSeconds: number): number {
  checkSomeChannels(servers, 'servers');
  checkHolding(holdingSeconds);
  checkSeconds(meanSeconds, 'meanSeconds');
  return meanSeconds === 0 ? 0 : leastNumber(0, servers, (traffic) => erlangCWaits(traffic, servers, holdingSeconds).mean >= meanSeconds);
}

function checkLevel(serviceLevel: number): void {
  numberArgument('serviceLevel', serviceLevel, (given) => given >= 0 && given < 1, 'a number of at least 0 and below 1');
}
