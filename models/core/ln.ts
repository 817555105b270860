import { highWord, powerOfTwo } from './double-bits.ts';

const LN2_HIGH = 6.93147180369123816490e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const L1 = 6.666666666666735130e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;

/**
 * Natural logarithm, the same bits in every JavaScript engine (Math.log is not promised to be). Error below 1 ulp.
 * ln(0) = −Infinity, ln of a negative number NaN. Method: FreeBSD msun / Sun fdlibm e_log.c (1993).
 */
export function ln(x: number): number {
  let high = highWord(x);
  let k = 0;
  let argument = x;
  if (high < 0x00100000) {
    if (x === 0) return -Infinity;
    if (high < 0) return NaN;
    // Subnormal: scale up so that the exponent field means what it says.
    k = -54;
    argument = x * 18014398509481984;
    high = highWord(argument);
  }
  if (high >= 0x7ff00000) return x;
  // The exponent, one more where the fraction is above √2: 1 + f lies in [√½, √2). The product with a power of two is exact.
  const exponent = (high >> 20) - 1023 + (((high & 0x000fffff) + 0x95f64) >> 20);
  const f = argument * powerOfTwo(-exponent) - 1;
  k += exponent;
  if (f === 0) return k * LN2_HIGH + k * LN2_LOW;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const remainder = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + remainder) + k * LN2_LOW) - f);
}
