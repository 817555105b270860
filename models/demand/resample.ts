import type { Draws} from '../core/random.ts';
import { Purpose } from '../core/random.ts';
import { fnv1a64 } from '../core/hash.ts';
import type { StreamKeys } from '../core/arrivals.ts';
import { weekdayOf } from '../core/zone.ts';
import type { ArrivalsBuilder } from './arrivals-builder.ts';
import type { RecordedCalls } from './recorded-calls.ts';

/** A copy made for growth starts within this many seconds before or after its original: bursts stay bursts. */
export const JITTER_SECONDS = 300;

const DAY_STREAM = fnv1a64('day');

/** The recorded counted day that replication r replays: its weekday by turn, then one of that weekday's days by chance. */
export function drawDay(days: number[], weekdays: number[], replication: number, draws: Draws): number {
  const weekday = weekdays[replication % weekdays.length]! % 7;
  const ofWeekday = days.filter((day) => weekdayOf(day) === weekday);
  const candidates = ofWeekday.length > 0 ? ofWeekday : days;
  draws.pair(Purpose.dayDrawn, 0, 0, replication, DAY_STREAM.low, DAY_STREAM.high);
  return candidates[Math.floor(draws.first * candidates.length)]!;
}

/**
 * Adds the recorded calls that start in [from, until) at a growth factor: below 1 each call stays with that probability;
 * above 1 each has copies, as many as the whole part and one more with the probability of the rest, jittered in time.
 */
export function addRecorded(
  builder: ArrivalsBuilder,
  calls: RecordedCalls,
  streams: StreamKeys,
  from: number,
  until: number,
  growth: number,
  replication: number,
  draws: Draws,
): void {
  const whole = Math.floor(growth);
  const rest = growth - whole;
  for (let i = firstFrom(calls.start, from); i < calls.count && calls.start[i]! < until; i++) {
    const stream = calls.stream[i]!;
    const low = streams.low[stream]!;
    const high = streams.high[stream]!;
    let copies = whole;
    if (rest > 0) {
      draws.pair(Purpose.thinning, 0, calls.number[i]!, replication, low, high);
      if (draws.first < rest) copies++;
    }
    const phasesOf = calls.phases ? calls.call[i]! : -1;
    for (let copy = 0; copy < copies; copy++) {
      let time = calls.start[i]!;
      if (copy > 0) {
        draws.pair(Purpose.thinning, copy, calls.number[i]!, replication, low, high);
        const shift = (2 * draws.first - 1) * JITTER_SECONDS;
        time += time + shift < from || time + shift >= until ? -shift : shift;
      }
      const number = calls.number[i]! + copy * calls.streamLength[stream]!;
      builder.add(time, calls.holding[i]!, calls.variant[i]!, stream, number, phasesOf);
    }
  }
}

/** Index of the first call that starts at or after an instant. */
export function firstFrom(start: Float64Array, instant: number): number {
  let low = 0;
  let high = start.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (start[middle]! < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
