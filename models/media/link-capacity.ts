import { numberArgument } from '../core/argument.ts';

/** Quotients of decimal ratios that are whole by their definition stay within this of a whole number. */
const quotientTolerance = 1e-9;

/**
 * Calls that fit one direction of a link when voice may use a share of it.
 * `linkBitsPerSecond` >= 0, `share` 0 to 1, `callBitsPerSecond` > 0.
 * @throws {RangeError} names the argument, its value and its domain.
 */
export function callsOnLink(linkBitsPerSecond: number, share: number, callBitsPerSecond: number): number {
  numberArgument('linkBitsPerSecond', linkBitsPerSecond, (given) => given >= 0, 'a number of at least 0');
  numberArgument('share', share, (given) => given >= 0 && given <= 1, 'a number from 0 to 1');
  numberArgument('callBitsPerSecond', callBitsPerSecond, (given) => given > 0, 'a number above 0');
  return Math.floor((linkBitsPerSecond * share) / callBitsPerSecond + quotientTolerance);
}

/**
 * Time that a packet of `bytes` (>= 0) needs to be clocked onto a link, seconds.
 * @throws {RangeError} names the argument, its value and its domain.
 */
export function serialisationSeconds(bytes: number, linkBitsPerSecond: number): number {
  numberArgument('bytes', bytes, (given) => given >= 0, 'a number of at least 0');
  numberArgument('linkBitsPerSecond', linkBitsPerSecond, (given) => given > 0, 'a number above 0');
  return (bytes * 8) / linkBitsPerSecond;
}
