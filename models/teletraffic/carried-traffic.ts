import { checkChannels, checkTraffic } from './domain.ts';
import { inverseErlangBBelowOne } from './erlang-b-fraction.ts';
import { LARGE_GROUP, largeGroupIdle } from './erlang-b-integral.ts';
import { erlangB } from './erlang-b.ts';

/** From this much traffic on the series in 1 ÷ traffic of a broken channel falls below the last bit before it turns. */
const FLOODED = 60;

/**
 * Traffic that a group carries of Poisson traffic offered to it: traffic · (1 − blocking), without the difference, so that it is exact near the
 * number of channels too.
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param channels number of channels, finite, ≥ 0; any real number
 * @returns erlang, at most the smaller of both
 * @throws RangeError for an argument outside its domain
 * Source: the recurrence of Erlang B gives 1 − B(n) = n ÷ (n + traffic · B(n − 1)).
 */
export function carriedTraffic(traffic: number, channels: number): number {
  checkTraffic(traffic);
  checkChannels(channels);
  if (channels >= 1) return traffic / (1 + (traffic / channels) * erlangB(traffic, channels - 1));
  const blocking = erlangB(traffic, channels);
  return blocking < 0.5 ? traffic * (1 - blocking) : Math.max(0, channels - idleChannels(traffic, channels));
}

/**
 * Mean number of idle channels of a group to which Poisson traffic is offered: channels − carried traffic, without the difference, so that it is
 * exact for a flooded group too. It is traffic · d ln B ÷ d traffic.
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param channels number of channels, finite, ≥ 0; any real number
 * @throws RangeError for an argument outside its domain
 * Source: with the recurrence of Erlang B, idle(n) = n · (1 + idle(n − 1)) ÷ (n + traffic · B(n − 1)): positive terms only.
 */
export function idleChannels(traffic: number, channels: number): number {
  checkTraffic(traffic);
  checkChannels(channels);
  if (traffic === 0) return channels;
  if (channels >= LARGE_GROUP) return largeGroupIdle(traffic, channels);
  const fraction = channels - Math.floor(channels);
  let blocking = fraction === 0 ? 1 : 1 / inverseErlangBBelowOne(traffic, fraction);
  let idle = fraction === 0 ? 0 : idleFraction(traffic, fraction, blocking);
  for (let n = fraction + 1; n <= channels + 0.5; n++) {
    idle = (n * (1 + idle)) / (n + traffic * blocking);
    blocking = (traffic * blocking) / (n + traffic * blocking);
  }
  return idle;
}

/** Of less than one channel: Σ k·tₖ ÷ Σ tₖ with tₖ = channels (channels − 1) … ÷ trafficᵏ when flooded (asymptotic), else the difference itself. */
function idleFraction(traffic: number, channels: number, blocking: number): number {
  if (traffic < FLOODED) return Math.max(0, channels - traffic * (1 - blocking));
  let term = 1;
  let sum = 1;
  let moment = 0;
  for (let k = 1; k <= 30 && Math.abs(term) > 1e-18; k++) {
    term *= (channels - k + 1) / traffic;
    sum += term;
    moment += k * term;
  }
  return moment / sum;
}
