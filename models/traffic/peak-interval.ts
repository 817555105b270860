import { concurrency, LevelSweep } from './concurrency.ts';

/** How a clock of coarse steps came to a stamp: the rest cut off, or the nearest step taken (halves either way). */
export type Coarsening = 'cut' | 'rounded';

export interface PeakInterval {
  lowest: number;
  highest: number;
}

const LAST_INSTANT = 2 ** 32 - 1;

/**
 * The lowest and the highest peak that calls may have had whose starts and ends are known to a resolution of `seconds` only (60 for a
 * file that writes minutes). A stamp t stands for any whole second from t to t + seconds - 1 where it was cut, and for any at most half
 * of `seconds` away where it was rounded.
 *
 * Each call was held for certain from the latest start to the earliest end that its stamps allow, and at most from the earliest start
 * to the latest end. Calls do not depend on each other, so all of them may have been as short, or all as long, as that: the peak of the
 * certain parts and the peak of the longest possible calls are both reached by calls with the same stamps, and no interval is narrower.
 * A call whose latest start is not before its earliest end may have held nothing.
 *
 * Where a file has coarse starts but exact durations, give ends as start plus duration: the true peak lies inside, though a narrower
 * interval may do. With `seconds` 1 both are the exact peak. Throws RangeError when `seconds` is no whole number of at least 1.
 */
export function peakInterval(starts: Uint32Array, ends: Uint32Array, seconds: number, coarsening: Coarsening): PeakInterval {
  if (!Number.isInteger(seconds) || seconds < 1) throw new RangeError(`seconds: ${seconds} is not a whole number of at least 1.`);
  const earlier = coarsening === 'cut' ? 0 : Math.floor(seconds / 2);
  const later = coarsening === 'cut' ? seconds - 1 : Math.floor(seconds / 2);
  const sweep = new LevelSweep();
  const from = starts.slice();
  const until = ends.slice();
  for (let call = 0; call < starts.length; call++) {
    from[call] = Math.min(LAST_INSTANT, starts[call]! + later);
    until[call] = Math.max(from[call]!, ends[call]! - earlier);
  }
  const lowest = concurrency(from, until, sweep).peak;
  for (let call = 0; call < starts.length; call++) {
    from[call] = Math.max(0, starts[call]! - earlier);
    until[call] = Math.max(from[call]!, Math.min(LAST_INSTANT, ends[call]! + later));
  }
  return { lowest, highest: concurrency(from, until, sweep).peak };
}
