import { ln } from '../core/ln.ts';
import { logGamma } from '../core/log-gamma.ts';
import { checkChannels, checkTraffic } from './domain.ts';
import { inverseErlangBBelowOne } from './erlang-b-fraction.ts';
import { LARGE_GROUP, largeGroupLnInverse } from './erlang-b-integral.ts';

/** Above this the 1 that the recurrence adds is less than the last bit, now and in all later steps. */
const NO_MORE_ONES = 1e290;

/**
 * Natural logarithm of Erlang B, also where the blocking itself is below every double.
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param channels number of channels, finite, ≥ 0; any real number
 * @returns −∞ for no traffic on some channels
 * @throws RangeError for an argument outside its domain
 * Source: as `erlangB`; past 1e290 the recurrence 1 ÷ B(n) = 1 + n ÷ traffic ÷ B(n − 1) is a product of n ÷ traffic, so a difference of ln Γ.
 */
export function erlangBLog(traffic: number, channels: number): number {
  checkTraffic(traffic);
  checkChannels(channels);
  if (channels === 0) return 0;
  if (traffic === 0) return -Infinity;
  if (channels >= LARGE_GROUP) return Math.min(0, -largeGroupLnInverse(traffic, channels));
  const fraction = channels - Math.floor(channels);
  let reached = fraction;
  let inverse = fraction === 0 ? 1 : inverseErlangBBelowOne(traffic, fraction);
  // The fraction's own inverse, traffic^(−fraction) · Γ(fraction + 1), can be too large only for traffic near the least double.
  let lnInverse = inverse < Infinity ? ln(inverse) : logGamma(fraction + 1) - fraction * ln(traffic);
  while (reached < channels - 0.5 && inverse < NO_MORE_ONES) {
    const next = 1 + (inverse * (reached + 1)) / traffic;
    if (next === Infinity) break;
    reached++;
    inverse = next;
    lnInverse = ln(inverse);
  }
  if (reached < channels - 0.5) lnInverse += logGamma(channels + 1) - logGamma(reached + 1) - (channels - reached) * ln(traffic);
  return -lnInverse;
}
