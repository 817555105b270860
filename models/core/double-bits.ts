// Access to the two words of a double, whichever way round the machine stores them.
const value = new Float64Array(1);
const words = new Uint32Array(value.buffer);
value[0] = 1;
const HIGH = words[1] === 0 ? 0 : 1;
const LOW = 1 - HIGH;

/** High word of a double (sign, exponent, 20 bits of the fraction), as a signed 32-bit number. */
export function highWord(x: number): number {
  value[0] = x;
  return words[HIGH]! | 0;
}

/** Low word of a double, as a signed 32-bit number. */
export function lowWord(x: number): number {
  value[0] = x;
  return words[LOW]! | 0;
}

/** The double with these two words. */
export function fromWords(high: number, low: number): number {
  words[HIGH] = high;
  words[LOW] = low;
  return value[0]!;
}

/** The double with its low word cleared. */
export function withoutLowWord(x: number): number {
  value[0] = x;
  words[LOW] = 0;
  return value[0]!;
}

/** 2^n exactly, n whole from −1022 to 1023. */
export function powerOfTwo(n: number): number {
  return fromWords((n + 1023) << 20, 0);
}

/** x·2^n, rounded once; n any whole number. */
export function scaled(x: number, n: number): number {
  let result = x;
  let left = n;
  while (left > 1023) {
    result *= powerOfTwo(1023);
    left -= 1023;
  }
  if (left < -1022) {
    // One exact step down, then one that rounds: two roundings in a row would not be the same.
    result *= powerOfTwo(-969);
    left += 969;
    if (left < -1022) {
      result *= powerOfTwo(-1022 + 53);
      left += 1022 - 53;
      if (left < -1022) return result * 0;
    }
  }
  return result * powerOfTwo(left);
}
