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

const LEAST_EXPONENT = -1074;
const powers = new Float64Array(1023 - LEAST_EXPONENT + 1);
for (let n = LEAST_EXPONENT, power = 5e-324; n <= 1023; n++, power *= 2) powers[n - LEAST_EXPONENT] = power;

/** 2^n exactly, n whole from −1074 to 1023. */
export function powerOfTwo(n: number): number {
  return powers[n - LEAST_EXPONENT]!;
}

/** x·2^n, rounded once, for x from ½ to 4 and n whole from −1080 to 1024. */
export function scaled(x: number, n: number): number {
  if (n > 1023) return x * powerOfTwo(1023) * 2;
  // Below this 2^n itself is no double; halves of it are exact until the last step.
  if (n < LEAST_EXPONENT) return x * powerOfTwo(n + 60) * powerOfTwo(-60);
  return x * powerOfTwo(n);
}
