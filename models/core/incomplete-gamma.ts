import { exp } from './exp.ts';
import { ln } from './ln.ts';
import { logGamma } from './log-gamma.ts';

const TINY = 1e-300;
const PRECISION = 1e-16;

/**
 * Regularised lower incomplete gamma function P(a, x): the distribution function of a gamma variable of shape a and scale 1. Domain a > 0,
 * x ≥ 0; RangeError otherwise. Method: power series below x = a + 1, continued fraction by Lentz's algorithm above (DLMF 8.7.1, 8.9.2).
 */
export function incompleteGamma(a: number, x: number): number {
  if (!(a > 0 && a < Infinity)) throw new RangeError(`a is ${a}; it must be above 0`);
  if (!(x >= 0)) throw new RangeError(`x is ${x}; it must be at least 0`);
  if (x === 0) return 0;
  if (x === Infinity) return 1;
  const front = exp(a * ln(x) - x - logGamma(a));
  return x < a + 1 ? front * series(a, x) : 1 - front * fraction(a, x);
}

/**
 * x with P(a, x) = p, by bisection to the last bit: on the scale of the logarithm while the bounds are far apart. Domain a > 0, 0 ≤ p < 1;
 * RangeError otherwise.
 */
export function incompleteGammaQuantile(p: number, a: number): number {
  if (!(p >= 0 && p < 1)) throw new RangeError(`p is ${p}; it must be at least 0 and below 1`);
  if (!(a > 0 && a < Infinity)) throw new RangeError(`a is ${a}; it must be above 0`);
  if (p === 0) return 0;
  let low = TINY;
  let high = Math.max(1, 2 * a);
  while (incompleteGamma(a, high) < p) high *= 2;
  for (;;) {
    const middle = high / low > 4 ? Math.sqrt(low) * Math.sqrt(high) : (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (incompleteGamma(a, middle) < p) low = middle;
    else high = middle;
  }
}

/** Σ xⁿ ÷ (a (a + 1) … (a + n)). */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * PRECISION; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** The fraction whose product with xᵃ e⁻ˣ ÷ Γ(a) is 1 − P(a, x). */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / notZero(b);
  let result = d;
  for (let n = 1, factor = 0; Math.abs(factor - 1) > PRECISION; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / notZero(b + numerator * d);
    c = notZero(b + numerator / c);
    factor = d * c;
    result *= factor;
  }
  return result;
}

function notZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
