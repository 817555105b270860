/** Quotients of decimal ratios that are whole by their definition stay within this of a whole number. */
const quotientTolerance = 1e-9;

/**
 * Calls that fit one direction of a link when voice may use a share of it.
 * `linkBitsPerSecond` >= 0, `share` 0 to 1, `callBitsPerSecond` > 0.
 * @throws {RangeError} names the argument, its value and its domain.
 */
export function callsOnLink(linkBitsPerSecond: number, share: number, callBitsPerSecond: number): number {
  if (!(linkBitsPerSecond >= 0)) throw new RangeError(`linkBitsPerSecond is ${linkBitsPerSecond}; it must be at least 0.`);
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share is ${share}; it must lie from 0 to 1.`);
  if (!(callBitsPerSecond > 0)) throw new RangeError(`callBitsPerSecond is ${callBitsPerSecond}; it must be greater than 0.`);
  return Math.floor((linkBitsPerSecond * share) / callBitsPerSecond + quotientTolerance);
}

/**
 * Time that a packet of `bytes` (>= 0) needs to be clocked onto a link, seconds.
 * @throws {RangeError} names the argument, its value and its domain.
 */
export function serialisationSeconds(bytes: number, linkBitsPerSecond: number): number {
  if (!(bytes >= 0)) throw new RangeError(`bytes is ${bytes}; it must be at least 0.`);
  if (!(linkBitsPerSecond > 0)) throw new RangeError(`linkBitsPerSecond is ${linkBitsPerSecond}; it must be greater than 0.`);
  return (bytes * 8) / linkBitsPerSecond;
}
