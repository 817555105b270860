import { numberArgument } from '../core/argument.ts';
import { exp } from '../core/exp.ts';
import { ln } from '../core/ln.ts';
import { logGamma } from '../core/log-gamma.ts';

const MOST_TERMS = 1000;
const ENOUGH = 1e-17;

/**
 * 1 ÷ B for a fraction of a channel, 0 < channels < 1, traffic > 0: e^traffic · traffic^(−channels) · Γ(channels + 1, traffic).
 * By the incomplete gamma function's continued fraction (DLMF 8.9.2), for little traffic by the series of the lower one (DLMF 8.7.1).
 * @throws RangeError for an argument outside its domain
 */
export function inverseErlangBBelowOne(traffic: number, channels: number): number {
  numberArgument('traffic', traffic, (given) => given > 0 && given < Infinity, 'a finite number above 0 erlang');
  numberArgument('channels', channels, (given) => given > 0 && given < 1, 'a number above 0 and below 1');
  return traffic < 1.5 ? bySeries(traffic, channels) : byFraction(traffic, channels);
}

function bySeries(traffic: number, channels: number): number {
  const a = channels + 1;
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > ENOUGH * sum && n < MOST_TERMS; n++) {
    term *= traffic / (a + n);
    sum += term;
  }
  return exp(traffic - channels * ln(traffic) + logGamma(a)) - traffic * sum;
}

/** Lentz's algorithm on traffic · 1 ÷ (x + 1 − a − 1·(1 − a) ÷ (x + 3 − a − …)), a = channels + 1, x = traffic. */
function byFraction(traffic: number, channels: number): number {
  const a = channels + 1;
  let b = traffic + 1 - a;
  // b is at least 0.5 here, so no denominator is 0.
  let c = 1e300;
  let d = 1 / b;
  let result = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    result *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return traffic * result;
}
