import { numberArgument } from '../core/argument.ts';
import { exp } from '../core/exp.ts';
import { idleChannels } from './carried-traffic.ts';
import { checkChannels, checkTraffic } from './domain.ts';
import { erlangBLog } from './erlang-b-log.ts';
import { erlangB } from './erlang-b.ts';

/**
 * Traffic that one more channel would carry: traffic · (B(channels) − B(channels + 1)), the improvement function that sizes high-usage groups.
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param channels number of channels before, finite, ≥ 0; any real number
 * @returns erlang, 0 to 1
 * @throws RangeError for an argument outside its domain
 * Source: ITU-T E.522; written as traffic · B(channels) · (1 + idle) ÷ (channels + 1 + traffic · B(channels)), in which nothing cancels.
 */
export function channelImprovement(traffic: number, channels: number): number {
  const overflow = traffic * erlangB(traffic, channels);
  if (overflow === 0) return 0;
  return (1 + idleChannels(traffic, channels)) / (1 + (channels + 1) / overflow);
}

/**
 * Traffic of the k-th channel of a group that is hunted in order from the first: traffic · (B(k − 1) − B(k)).
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param position k: 1 is the channel that is tried first; finite, ≥ 1
 * @returns erlang, 0 to 1
 * @throws RangeError for an argument outside its domain
 * Source: Iversen, Teletraffic Engineering, 4.3 (sequential hunting).
 */
export function orderedChannelLoad(traffic: number, position: number): number {
  numberArgument('position', position, (given) => given >= 1 && given < Infinity, 'a finite number of at least 1');
  return channelImprovement(traffic, position - 1);
}

/**
 * By how much Erlang B rises with traffic: d B ÷ d traffic = B · idle channels ÷ traffic, per erlang.
 *
 * @param traffic offered traffic in erlang, finite, > 0
 * @param channels number of channels, finite, ≥ 0; any real number
 * @throws RangeError for an argument outside its domain
 * Source: Iversen, Teletraffic Engineering, 4.4.
 */
export function erlangBSlope(traffic: number, channels: number): number {
  numberArgument('traffic', traffic, (given) => given > 0 && given < Infinity, 'a finite number above 0 erlang');
  checkChannels(channels);
  return erlangB(traffic, channels) * (idleChannels(traffic, channels) / traffic);
}

/**
 * Probability that certain channels of a group are all busy, whatever the others do, hunted at random: B(channels) ÷ B(channels − chosen).
 *
 * @param traffic offered traffic in erlang, finite, ≥ 0
 * @param channels number of channels, finite, ≥ 0; any real number
 * @param chosen how many certain channels, 0 to `channels`; all of them: Erlang B
 * @throws RangeError for an argument outside its domain
 * Source: Palm–Jacobaeus formula (Iversen, Teletraffic Engineering, 4.3).
 */
export function palmJacobaeus(traffic: number, channels: number, chosen: number): number {
  checkTraffic(traffic);
  checkChannels(channels);
  numberArgument('chosen', chosen, (given) => given >= 0 && given <= channels, `a number from 0 to channels, ${channels}`);
  if (chosen === 0) return 1;
  if (traffic === 0) return 0;
  return exp(erlangBLog(traffic, channels) - erlangBLog(traffic, channels - chosen));
}
