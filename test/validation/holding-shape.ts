import { exp } from '../../models/core/exp.ts';
import { ln } from '../../models/core/ln.ts';
import { normalQuantile } from '../../models/core/normal-quantile.ts';

/** Shapes of holding times, from a coefficient of variation of 0 (constant) over 0.58 (uniform) and 1 to 2 (lognormal, hyperexponential). */
export const holdingShapes = ['exponential', 'constant', 'lognormal', 'hyperexponential', 'uniform'] as const;
export type HoldingShape = (typeof holdingShapes)[number];

const VARIATION = 2;

/** Holding time of mean 1 by inversion of a uniform in [0, 1). */
export function holdingTime(shape: HoldingShape, uniform: number): number {
  switch (shape) {
    case 'exponential': return -ln(1 - uniform);
    case 'constant': return 1;
    case 'uniform': return 2 * uniform;
    case 'lognormal': return lognormal(uniform);
    case 'hyperexponential': return hyperexponential(uniform);
  }
}

function lognormal(uniform: number): number {
  const variance = ln(1 + VARIATION * VARIATION);
  // A uniform of exactly 0 has no finite quantile.
  return exp(Math.sqrt(variance) * normalQuantile(uniform === 0 ? 2 ** -54 : uniform) - variance / 2);
}

/** Two exponentials with balanced means: each brings half of the traffic. */
function hyperexponential(uniform: number): number {
  const squared = VARIATION * VARIATION;
  const short = (1 + Math.sqrt((squared - 1) / (squared + 1))) / 2;
  const share = uniform < short ? short : 1 - short;
  const within = uniform < short ? uniform / short : (uniform - short) / share;
  return -ln(1 - within) / (2 * share);
}
