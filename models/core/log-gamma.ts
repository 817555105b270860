import { ln } from './ln.ts';

const HALF_LN_TWO_PI = 0.91893853320467274178;
// Bernoulli terms of Stirling's series: B(2k) ÷ (2k (2k − 1)).
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** ln Γ(x) for x > 0, relative error about 1e−15 away from the zeros at 1 and 2. Stirling's series after shifting x above 12. RangeError for x ≤ 0. */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`x is ${x}; it must be above 0`);
  let shifted = x;
  let product = 1;
  while (shifted < 12) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * ln(shifted) - shifted + HALF_LN_TWO_PI + stirlingRest(shifted) - ln(product);
}

/** What Stirling's series adds to (x − ½) ln x − x + ½ ln 2π. */
export function stirlingRest(x: number): number {
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum / (x * x) + STIRLING[k]!;
  return sum / x;
}
