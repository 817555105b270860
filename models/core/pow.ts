import { highWord, lowWord, fromWords, scaled, withoutLowWord } from './double-bits.ts';

const L1 = 5.99999999999994648725e-1;
const L2 = 4.28571428578550184252e-1;
const L3 = 3.33333329818377432918e-1;
const L4 = 2.72728123808534006489e-1;
const L5 = 2.30660745775561754067e-1;
const L6 = 2.06975017800338417784e-1;
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.65339022054652515390e-6;
const P5 = 4.13813679705723846039e-8;
const LN2 = 6.93147180559945286227e-1;
const LN2_HIGH = 6.93147182464599609375e-1;
const LN2_LOW = -1.90465429995776804525e-9;
const OVERFLOW = 8.0085662595372944372e-17;
const CP = 9.61796693925975554329e-1; // 2 ÷ (3 ln 2)
const CP_HIGH = 9.61796700954437255859e-1;
const CP_LOW = -7.02846165095275826516e-9;
const LOG2_1_5_HIGH = 5.84962487220764160156e-1; // log2(1.5)
const LOG2_1_5_LOW = 1.35003920212974897128e-8;

/**
 * x to the power y, the same bits in every JavaScript engine (Math.pow is not promised to be). Error below 1 ulp.
 * Special cases as in ECMAScript: pow(x, 0) = 1, pow(±1, ±Infinity) = NaN, a negative x with a broken y NaN.
 * Method: Sun fdlibm e_pow.c (2004).
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  const size = Math.abs(x);
  if (Math.abs(y) === Infinity) {
    if (size === 1) return NaN;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === 0.5 && x > 0) return Math.sqrt(x);
  const whole = Math.floor(y) === y;
  const odd = whole && Math.abs(y % 2) === 1;
  const negative = x < 0 || Object.is(x, -0);
  const sign = negative && odd ? -1 : 1;
  if (size === 0 || size === Infinity) return sign * (size === 0 === y < 0 ? Infinity : 0);
  if (size === 1) return negative && !whole ? NaN : sign;
  if (negative && !whole) return NaN;
  return sign * positivePower(size, y);
}

/** size^y for finite size > 0 other than 1 and finite y other than 0. */
function positivePower(size: number, y: number): number {
  // Beyond these no rounding matters: the result is 0 or Infinity.
  if (Math.abs(y) > 1.9e19 || (Math.abs(y) > 2147483648 && Math.abs(size - 1) > 1e-6)) return size > 1 === y > 0 ? Infinity : 0;
  const logarithm = log2Of(size);
  const yHigh = withoutLowWord(y);
  const low = (y - yHigh) * logarithm.high + y * logarithm.low;
  const high = yHigh * logarithm.high;
  const z = low + high;
  if (z > 1024 || (z === 1024 && low + OVERFLOW > z - high)) return Infinity;
  if (z < -1075 || (z === -1075 && low <= z - high)) return 0;
  return twoTo(high, low);
}

const logarithm = { high: 0, low: 0 };

/** log2 of a positive number as a sum of two doubles, the first with its low word clear. */
function log2Of(size: number): { high: number; low: number } {
  let argument = size;
  let exponent = 0;
  if (highWord(argument) < 0x00100000) {
    argument *= 9007199254740992;
    exponent = -53;
  }
  const bits = highWord(argument);
  exponent += (bits >> 20) - 1023;
  const fraction = bits & 0x000fffff;
  let top = fraction | 0x3ff00000;
  let half = 0;
  if (fraction > 0x3988e) {
    if (fraction < 0xbb67a) half = 1;
    else {
      exponent += 1;
      top -= 0x00100000;
    }
  }
  argument = fromWords(top, lowWord(argument));
  const base = half === 1 ? 1.5 : 1;
  const u = argument - base;
  const v = 1 / (argument + base);
  const s = u * v;
  const sHigh = withoutLowWord(s);
  const tHigh = fromWords(((top >> 1) | 0x20000000) + 0x00080000 + (half << 18), 0);
  const tLow = argument - (tHigh - base);
  const sLow = v * (u - sHigh * tHigh - sHigh * tLow);
  const square = s * s;
  const series = square * square * (L1 + square * (L2 + square * (L3 + square * (L4 + square * (L5 + square * L6))))) + sLow * (sHigh + s);
  const sHighSquare = sHigh * sHigh;
  const rHigh = withoutLowWord(3 + sHighSquare + series);
  const rLow = series - (rHigh - 3 - sHighSquare);
  const a = sHigh * rHigh;
  const b = sLow * rHigh + rLow * s;
  const pHigh = withoutLowWord(a + b);
  const pLow = b - (pHigh - a);
  const zHigh = CP_HIGH * pHigh;
  const zLow = CP_LOW * pHigh + pLow * CP + (half === 1 ? LOG2_1_5_LOW : 0);
  const extra = half === 1 ? LOG2_1_5_HIGH : 0;
  logarithm.high = withoutLowWord(zHigh + zLow + extra + exponent);
  logarithm.low = zLow - (logarithm.high - exponent - extra - zHigh);
  return logarithm;
}

/** 2^(high + low), high with its low word clear, |high + low| < 1076. */
function twoTo(high: number, low: number): number {
  const n = Math.floor(high + low + 0.5);
  const rest = high - n;
  const t = withoutLowWord(low + rest);
  const u = t * LN2_HIGH;
  const v = (low - (t - rest)) * LN2 + t * LN2_LOW;
  const z = u + v;
  const w = v - (z - u);
  const square = z * z;
  const c = z - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
  const r = (z * c) / (c - 2) - (w + z * w);
  return scaled(1 - (r - z), n);
}
