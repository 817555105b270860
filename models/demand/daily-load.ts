import type { SyntheticFlow } from '../scenario/scenario.ts';
import { holdingTime } from './holding-time.ts';

const QUARTER = 900;
const QUARTERS = 96;
/** Holding times that stand for the distribution, at equal steps of probability. */
const SAMPLES = 256;
/** Points at which a quarter's arrivals are taken. */
const POINTS = 16;

/**
 * Mean occupied channels of a synthetic flow in each quarter of its day (96 values, erlang), the profile repeating day by day: a call
 * that arrives at u occupies min(H, t − u) seconds until t, so the mean occupied time in a quarter is the difference of two means of
 * min(H, x). Growth is left out.
 */
export function dailyLoad(row: SyntheticFlow): Float64Array {
  const occupied = occupiedAfter(row);
  const load = new Float64Array(QUARTERS);
  const callsPerQuarter = (row.erlangs * QUARTER) / row.holding.meanSeconds;
  for (let lag = 0; lag < QUARTERS; lag++) {
    const seconds = occupied(lag + 1) - occupied(lag);
    for (let quarter = 0; quarter < QUARTERS; quarter++) {
      const began = (quarter - lag + QUARTERS) % QUARTERS;
      load[quarter]! += (callsPerQuarter * row.profile[Math.floor(began / 4)]! * seconds) / QUARTER;
    }
  }
  return load;
}

/** Mean seconds that a call of quarter 0 has occupied by the end of that many quarters. */
function occupiedAfter(row: SyntheticFlow): (quarters: number) => number {
  const times = Float64Array.from({ length: SAMPLES }, (_, i) => holdingTime(row.holding, (i + 0.5) / SAMPLES));
  return (quarters) => {
    if (quarters === 0) return 0;
    let sum = 0;
    for (let point = 0; point < POINTS; point++) {
      const longest = (quarters - (point + 0.5) / POINTS) * QUARTER;
      for (let i = 0; i < SAMPLES; i++) sum += Math.min(times[i]!, longest);
    }
    return sum / POINTS / SAMPLES;
  };
}
