import { exp } from '../core/exp.ts';
import { ln } from '../core/ln.ts';
import { normalQuantile } from '../core/normal-quantile.ts';
import type { SyntheticFlow } from '../scenario/scenario.ts';

/** Smallest uniform that a quantile is taken of: a draw of exactly 0 would give an infinite tail. */
const LEAST = 2 ** -54;

/**
 * Holding time in seconds at a uniform draw `u` in [0, 1), by inversion, for the shapes of a synthetic flow.
 * Lognormal: sigma² = ln(1 + cv²), mu = ln(mean) − sigma²/2. Hyperexponential: two branches with balanced means.
 */
export function holdingTime(holding: SyntheticFlow['holding'], u: number): number {
  const { meanSeconds, cv } = holding;
  switch (holding.shape) {
    case 'constant':
      return meanSeconds;
    case 'exponential':
      return -meanSeconds * ln(1 - u);
    case 'lognormal': {
      const variance = ln(1 + cv * cv);
      return exp(ln(meanSeconds) - variance / 2 + Math.sqrt(variance) * normalQuantile(Math.max(u, LEAST)));
    }
    case 'hyperexponential':
      return hyperexponential(meanSeconds, cv, u);
  }
}

function hyperexponential(meanSeconds: number, cv: number, u: number): number {
  const squared = cv * cv;
  const p = (1 + Math.sqrt((squared - 1) / (squared + 1))) / 2;
  return u < p ? (-meanSeconds / (2 * p)) * ln(1 - u / p) : (-meanSeconds / (2 * (1 - p))) * ln(1 - (u - p) / (1 - p));
}
