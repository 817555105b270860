/** A cell that is no whole number, and one that is empty. */
export const NO_NUMBER = -1;
export const EMPTY = -2;

/** A whole number of up to 15 digits without sign, from its bytes, as `wholeNumber` reads it; NO_NUMBER or EMPTY for any other cell. */
export function numberAt(bytes: Uint8Array, from: number, until: number): number {
  const length = until - from;
  if (length === 0) return EMPTY;
  if (length <= 9) return digitsAt(bytes, from, until);
  if (length > 15) return NO_NUMBER;
  // Nine digits at a time stay whole numbers of 32 bits.
  const high = digitsAt(bytes, from, until - 9);
  const low = digitsAt(bytes, until - 9, until);
  return high < 0 || low < 0 ? NO_NUMBER : high * 1e9 + low;
}

function digitsAt(bytes: Uint8Array, from: number, until: number): number {
  let value = 0;
  for (let at = from; at < until; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return NO_NUMBER;
    value = (Math.imul(value, 10) + digit) | 0;
  }
  return value;
}
