import { exp } from './exp.ts';
import { ln } from './ln.ts';
import { logGamma } from './log-gamma.ts';

const TINY = 1e-300;
const MOST_TERMS = 10_000;

/**
 * Regularised incomplete beta function I_x(a, b): the distribution function of a beta variable. Domain a > 0, b > 0, 0 ≤ x ≤ 1.
 * `complement` is 1 − x where the caller has it without rounding. Method: continued fraction by Lentz's algorithm (DLMF 8.17.22).
 */
export function incompleteBeta(x: number, a: number, b: number, complement = 1 - x): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x is ${x}; it must lie from 0 to 1`);
  if (!(a > 0)) throw new RangeError(`a is ${a}; it must be above 0`);
  if (!(b > 0)) throw new RangeError(`b is ${b}; it must be above 0`);
  if (x === 0) return 0;
  if (complement === 0) return 1;
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * ln(x) + b * ln(complement));
  // The fraction converges fast only below the mean.
  if (x < (a + 1) / (a + b + 2)) return (front * fraction(x, a, b)) / a;
  return 1 - (front * fraction(complement, b, a)) / b;
}

/**
 * x with I_x(a, b) = p, by bisection to the last bit: on the scale of the logarithm while the bounds are far apart.
 * Domain a > 0, b > 0, 0 ≤ p ≤ 1.
 */
export function incompleteBetaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p is ${p}; it must lie from 0 to 1`);
  if (p === 0 || p === 1) return p;
  let low = TINY;
  let high = 1;
  for (;;) {
    const middle = high / low > 4 ? Math.sqrt(low * high) : (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
}

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / notZero(1 + even * d);
    c = notZero(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notZero(1 + odd * d);
    c = notZero(1 + odd / c);
    const factor = d * c;
    result *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return result;
}

function notZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
