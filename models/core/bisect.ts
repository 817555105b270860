/**
 * Least double in (low, high] at which something holds that does not hold at `low` and, once it does, goes on to. By halving to the last bit,
 * or until the bounds differ by less than `precision` of the upper one; on the scale of the logarithm while they are far apart.
 * Domain: 0 ≤ low < high, both finite; `holds(high)` is taken for granted.
 */
export function leastNumber(low: number, high: number, holds: (value: number) => boolean, precision = 0): number {
  for (;;) {
    const middle = middleOf(low, high);
    if (middle <= low || middle >= high || high - low <= precision * high) return high;
    if (holds(middle)) high = middle;
    else low = middle;
  }
}

/**
 * Least whole number from `from` on at which something holds that, once it does, goes on to; null when it holds for none up to `most`.
 * Doubles its step until it holds, then halves.
 */
export function leastWholeNumber(from: number, most: number, holds: (value: number) => boolean): number | null {
  if (holds(from)) return from;
  let low = from;
  let high = from;
  for (let step = 1; ; step *= 2) {
    if (low >= most) return null;
    high = Math.min(most, from + step);
    if (holds(high)) break;
    low = high;
  }
  for (;;) {
    const middle = low + Math.floor((high - low) / 2);
    if (middle <= low || middle >= high) return high;
    if (holds(middle)) high = middle;
    else low = middle;
  }
}

/**
 * Where a rising function is 0 between `low`, where it is below, and `high`, where it is not: by false position with halved ends (Illinois), in
 * few steps, for functions that are dear. Ends when the value or the bracket is within `precision`, or after 200 steps.
 */
export function risingRoot(low: number, high: number, value: (x: number) => number, precision: number): number {
  let atLow = value(low);
  let atHigh = value(high);
  for (let step = 0, side = 0; step < 200 && high - low > precision * Math.abs(high); step++) {
    const crossing = low - atLow * ((high - low) / (atHigh - atLow));
    const x = crossing > low && crossing < high ? crossing : low + (high - low) / 2;
    const at = value(x);
    if (Math.abs(at) <= precision) return x;
    if (at < 0) {
      low = x;
      atLow = at;
      if (side < 0) atHigh /= 2;
      side = -1;
    } else {
      high = x;
      atHigh = at;
      if (side > 0) atLow /= 2;
      side = 1;
    }
  }
  return high;
}

function middleOf(low: number, high: number): number {
  if (low > 0) return high / low > 4 ? Math.sqrt(low) * Math.sqrt(high) : low + (high - low) / 2;
  // Above a bound of zero every step moves the exponent, so that tiny and huge roots take few.
  if (high > 4) return Math.sqrt(high);
  return high < 1 ? high / 1024 : high / 2;
}
