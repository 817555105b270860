import type { Retry } from '../core/loss-network.ts';
import { HOUR } from './local-hours.ts';
import { seizureExposure } from './seizure-exposure.ts';
import type { OccupancyCurve } from './occupancy-curve.ts';
import type { OfferedPart } from './offered-estimate.ts';
import type { Held } from './trunk-loads.ts';

const PARTS = 4;
const QUARTER = HOUR / PARTS;

/** What the seizures that began in a quarter of an hour held. */
export interface HeldPart extends Omit<OfferedPart, 'exposure'> {
  seizures: number;
}

/** What the seizures that began in hours hold, by hour (first instants, rising, an hour or more apart) and quarter: seizures by starts and ends, in any order. */
export function heldParts({ starts, ends }: Held, hours: readonly number[]): HeldPart[][] {
  const parts = hours.map(() => Array.from({ length: PARTS }, () => ({ seizures: 0, held: 0, heldSquared: 0 })));
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const hour = lastAtOrBefore(hours, start);
    if (hour < 0 || start >= hours[hour]! + HOUR) continue;
    const part = parts[hour]![Math.floor((start - hours[hour]!) / QUARTER)]!;
    const seconds = ends[i]! - start;
    part.seizures++;
    part.held += seconds;
    part.heldSquared += seconds * seconds;
  }
  return parts;
}

/** The same with the exposure of each quarter in a group of so many channels. */
export function offeredParts(held: readonly (readonly HeldPart[])[], curve: OccupancyCurve, hours: readonly number[], channels: number, retry: Retry | null): OfferedPart[][] {
  return held.map((parts, hour) => parts.map((part, quarter): OfferedPart => {
    const from = hours[hour]! + quarter * QUARTER;
    const { free, retried } = seizureExposure(curve, channels, from, from + QUARTER, retry);
    return { ...part, exposure: free + retried };
  }));
}

function lastAtOrBefore(hours: readonly number[], instant: number): number {
  let low = -1;
  let high = hours.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (hours[middle]! <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}
