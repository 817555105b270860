import { zone } from '../core/zone.ts';
import type { Quarters } from '../simulation/statistics.ts';

const QUARTER = 900;
const DAY_SECONDS = 86_400;

/** Quarters of an hour that a clock shows in a day. */
export const QUARTERS_OF_CLOCK = 96;

/**
 * Occupied units (links: bit/s) of resource r in the quarter of an hour that begins when the clock shows q · 15 min: `[r * 96 + q]`. NaN where
 * the clock of that day does not show it.
 */
export interface ClockQuarters {
  /** Time-weighted mean of the quarter. */
  mean: Float64Array;
  /** Highest that lasted. */
  highest: Float64Array;
}

/**
 * The quarters of a window that begins at the instant `from`, by the clock of a zone. On the day on which the clock is put back it shows four
 * quarters twice (100 in the day): their mean is that of both and their highest the greater one; on the day on which it is put forward it
 * leaves out four (92 in the day).
 */
export function clockQuarters({ count, mean, highest }: Quarters, from: number, resources: number, zoneId: string): ClockQuarters {
  const clock = zone(zoneId);
  const shown = Int32Array.from({ length: count }, (_, q) => Math.floor((((clock.localOf(from + q * QUARTER) % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS) / QUARTER));
  const made = { mean: new Float64Array(resources * QUARTERS_OF_CLOCK).fill(NaN), highest: new Float64Array(resources * QUARTERS_OF_CLOCK).fill(NaN) };
  const times = new Uint8Array(QUARTERS_OF_CLOCK);
  shown.forEach((q) => times[q]!++);
  for (let r = 0; r < resources; r++) {
    shown.forEach((q, i) => {
      const place = r * QUARTERS_OF_CLOCK + q;
      const before = made.mean[place]!;
      made.mean[place] = (Number.isNaN(before) ? 0 : before) + mean[r * count + i]! / times[q]!;
      made.highest[place] = Number.isNaN(before) ? highest[r * count + i]! : Math.max(made.highest[place]!, highest[r * count + i]!);
    });
  }
  return made;
}
