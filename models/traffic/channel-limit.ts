import { circuitSizes } from '../catalog/circuit-sizes.ts';
import { HOUR } from './local-hours.ts';
import { peakOf, secondsByLevel } from './occupancy-curve.ts';
import { LEAST_CHANNELS, LEAST_DAYS } from './stood-full.ts';
import type { OccupancyCurve } from './occupancy-curve.ts';
import type { StoodFull } from './stood-full.ts';

/** Share of the busy hour at, or within one of, its channels from which on a trunk's recorded traffic is not what was offered. */
const LEAST_SHARE = 0.005;
/** SIP channels are bought in tens by habit; no rule says so, hence no catalogue. */
const TENS = 10;

/** The number of channels at which a trunk's recorded traffic was cut off. */
export interface ChannelLimit {
  channels: number;
  /** `given`: the channels that the trunk is said to have; `highest`: the level that it never exceeded. */
  from: 'given' | 'highest';
  /** Shares of the busy hours in which all were held, and all or all but one. */
  fullShare: number;
  nearShare: number;
}

/**
 * Where the recorded traffic of a trunk was cut off in its busy hours (first instants), or null where it had room. With its channels given: it stood at
 * them, or within one, for more than 0.5 % of those hours; below five channels only all of them count, for one free of four is no scarcity. Without, or
 * where more than one above the given number was ever held, so that it is not the limit: its highest level is suspected by `stoodFull`, or is a size in
 * which channels are bought, reached on three counted days and for more than 0.5 % of the busy hours. `highest`: what `stoodFull` says of the same trunk without channels, asked only where it is needed.
 */
export function channelLimit(curve: OccupancyCurve, hours: readonly number[], channels: number | null, highest: () => StoodFull): ChannelLimit | null {
  const given = channels !== null && peakOf(curve).concurrent <= channels + 1 ? Math.floor(channels) : null;
  const seen = given === null ? highest() : null;
  const limit = given ?? seen!.channels;
  if (limit < 1 || hours.length === 0) return null;
  const fullShare = shareFrom(curve, hours, limit);
  const nearShare = limit >= LEAST_CHANNELS ? shareFrom(curve, hours, limit - 1) : fullShare;
  const found: ChannelLimit = { channels: limit, from: given === null ? 'highest' : 'given', fullShare, nearShare };
  if (!seen) return nearShare > LEAST_SHARE ? found : null;
  if (seen.verdict === 'suspected') return found;
  return isRound(limit) && seen.daysFull >= LEAST_DAYS && fullShare > LEAST_SHARE ? found : null;
}

/** Whether it is a size in which channels are bought: tens, or whole circuits. */
function isRound(channels: number): boolean {
  return channels % TENS === 0 || circuitSizes.some((circuit) => channels % circuit.channels === 0);
}

function shareFrom(curve: OccupancyCurve, hours: readonly number[], level: number): number {
  let seconds = 0;
  for (const from of hours) {
    const byLevel = secondsByLevel(curve, from, from + HOUR);
    for (let at = level; at < byLevel.length; at++) seconds += byLevel[at]!;
  }
  return seconds / (hours.length * HOUR);
}
