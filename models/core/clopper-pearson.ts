import { exp } from './exp.ts';
import { incompleteBetaQuantile } from './incomplete-beta.ts';
import { ln } from './ln.ts';

/**
 * Exact (conservative) confidence interval of a probability from `events` in `trials` independent trials.
 * Domain trials > 0, 0 ≤ events ≤ trials, 0 < confidence < 1; both counts may be broken (effective sizes of correlated trials).
 * Source: Clopper, Pearson, Biometrika 26 (1934), by quantiles of the beta distribution.
 */
export function clopperPearson(events: number, trials: number, confidence: number): { low: number; high: number } {
  if (!(trials > 0)) throw new RangeError(`trials is ${trials}; it must be above 0`);
  if (!(events >= 0 && events <= trials)) throw new RangeError(`events is ${events}; it must lie from 0 to trials, ${trials}`);
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence is ${confidence}; it must lie between 0 and 1`);
  const tail = (1 - confidence) / 2;
  if (events === 0) return { low: 0, high: oneMinusRoot(tail, trials) };
  if (events === trials) return { low: exp(ln(tail) / trials), high: 1 };
  return {
    low: incompleteBetaQuantile(tail, events, trials - events + 1),
    high: incompleteBetaQuantile(1 - tail, events + 1, trials - events),
  };
}

/** 1 − p^(1/n) without loss of digits for large n. */
function oneMinusRoot(p: number, n: number): number {
  const x = ln(p) / n;
  return x > -1e-5 ? -x * (1 + (x / 2) * (1 + x / 3)) : 1 - exp(x);
}
