import { incompleteBetaQuantile } from './incomplete-beta.ts';

/**
 * Quantile of Student's t distribution: t with P(T ≤ t) = p at `degrees` of freedom. Domain 0 < p < 1, degrees > 0 (any real);
 * RangeError outside. By the incomplete beta function: with x = degrees ÷ (degrees + t²), P(|T| > t) = I_x(degrees ÷ 2, ½).
 */
export function studentTQuantile(p: number, degrees: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p is ${p}; it must lie between 0 and 1`);
  if (!(degrees > 0)) throw new RangeError(`degrees is ${degrees}; it must be above 0`);
  if (p === 0.5) return 0;
  const tail = p < 0.5 ? p : 1 - p;
  // Near the middle x is close to 1 and t² = degrees · y ÷ (1 − y), y = 1 − x, keeps its digits; in the tails x itself does.
  const size = tail > 0.25
    ? fromSmall(incompleteBetaQuantile(1 - 2 * tail, 0.5, degrees / 2), degrees)
    : fromLarge(incompleteBetaQuantile(2 * tail, degrees / 2, 0.5), degrees);
  return p < 0.5 ? -size : size;
}

function fromSmall(y: number, degrees: number): number {
  return Math.sqrt((degrees * y) / (1 - y));
}

function fromLarge(x: number, degrees: number): number {
  return Math.sqrt((degrees * (1 - x)) / x);
}
