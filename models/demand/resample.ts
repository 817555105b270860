import type { Draws } from '../core/random.ts';
import { Purpose } from '../core/random.ts';
import { fnv1a64 } from '../core/hash.ts';
import type { StreamKeys } from '../core/arrivals.ts';
import { weekdayOf } from '../core/zone.ts';
import { callColumns, type CallColumns } from './call-columns.ts';
import { orderInTime } from './order-in-time.ts';
import type { RecordedCalls } from './recorded-calls.ts';

/** A copy made for growth starts within this many seconds before or after its original: bursts stay bursts. */
export const JITTER_SECONDS = 300;

const DAY_STREAM = fnv1a64('day');

/** The recorded counted day that replication r replays: its weekday by turn, then one of that weekday's days by chance. */
export function drawDay(days: number[], weekdays: number[], replication: number, draws: Draws): number {
  const candidates = daysOfWeekday(days, weekdays[replication % weekdays.length]!);
  draws.pair(Purpose.dayDrawn, 0, 0, replication, DAY_STREAM.low, DAY_STREAM.high);
  return candidates[Math.floor(draws.first * candidates.length)]!;
}

/** The days of a weekday (1 Monday to 7 Sunday); all days where none is of it. */
export function daysOfWeekday(days: number[], weekday: number): number[] {
  const ofWeekday = days.filter((day) => weekdayOf(day) === weekday % 7);
  return ofWeekday.length > 0 ? ofWeekday : days;
}

/** What the recorded calls of a day are drawn with. */
export interface RecordedInterval {
  /** Recorded calls that start in [from, until) are drawn. */
  from: number;
  /** End of the counted day. Copies keep to that side of it on which their originals are: what comes behind it changes nothing in it. */
  split: number;
  until: number;
}

/** The recorded calls of one replication's day. The draws are kept, so that another growth costs only what depends on it. */
export class ResampledCalls {
  readonly #calls: RecordedCalls;
  readonly #streams: StreamKeys;
  readonly #interval: RecordedInterval;
  readonly #replication: number;
  readonly #draws: Draws;
  /** First call, first of those behind the counted day, and one behind the last. */
  readonly #first: number;
  readonly #split: number;
  readonly #end: number;
  /** By call from the first on: the uniform that decides whether it stays, or has one more copy. */
  #thinning: Float64Array | null = null;
  /** By number of the copy, then by call from the first on: seconds that the copy is shifted by; NaN: not drawn yet. */
  readonly #shifts: Float64Array[] = [];

  constructor(calls: RecordedCalls, streams: StreamKeys, interval: RecordedInterval, replication: number, draws: Draws) {
    this.#calls = calls;
    this.#streams = streams;
    this.#interval = interval;
    this.#replication = replication;
    this.#draws = draws;
    this.#first = firstFrom(calls.start, interval.from);
    this.#split = Math.max(this.#first, firstFrom(calls.start, interval.split));
    this.#end = Math.max(this.#split, firstFrom(calls.start, interval.until));
  }

  /**
   * The calls at a growth factor: below 1 each recorded call stays with that probability; above 1 each has copies, as many as the whole part
   * and one more with the probability of the rest, jittered in time.
   */
  at(growth: number): CallColumns {
    const whole = Math.floor(growth);
    const rest = growth - whole;
    if (rest > 0) this.#thinning ??= this.#drawThinning();
    if (growth === 1) return this.#asRecorded();
    return whole === 0 ? this.#thinned(rest) : this.#withCopies(whole, rest);
  }

  /** Views of the recorded columns. */
  #asRecorded(): CallColumns {
    const { start, holding, variant, stream, number, phases } = this.#calls;
    const [first, end] = [this.#first, this.#end];
    return {
      count: end - first, time: start.subarray(first, end), holding: holding.subarray(first, end), flow: variant.subarray(first, end),
      stream: stream.subarray(first, end), call: number.subarray(first, end),
      phasesOf: phases && Int32Array.from({ length: end - first }, (_, i) => first + i),
    };
  }

  #thinned(rest: number): CallColumns {
    const thinning = this.#thinning;
    let count = 0;
    for (let i = 0; thinning && i < thinning.length; i++) if (thinning[i]! < rest) count++;
    const made = callColumns(count, this.#calls.phases !== null);
    for (let i = 0, at = 0; at < count; i++) if (thinning![i]! < rest) this.#put(made, at++, this.#first + i);
    return made;
  }

  #withCopies(whole: number, rest: number): CallColumns {
    const { start, number, stream, streamLength, phases } = this.#calls;
    const copies = this.#copies(whole, rest);
    const order = orderInTime(copies.time);
    const made = callColumns(this.#end - this.#first + copies.count, phases !== null);
    let original = this.#first;
    let next = 0;
    for (let at = 0; at < made.count; at++) {
      const copy = order === null ? next : order[next]!;
      const isCopy = next < copies.count && (original === this.#end || comesFirst(copies.time[copy]!, copies.of[copy]!, start[original]!, original));
      const of = isCopy ? copies.of[copy]! : original++;
      this.#put(made, at, of);
      if (!isCopy) continue;
      made.time[at] = copies.time[copy]!;
      made.call[at] = number[of]! + copies.number[copy]! * streamLength[stream[of]!]!;
      next++;
    }
    return made;
  }

  /** The copies beyond the recorded calls, in the order of these. */
  #copies(whole: number, rest: number): { count: number; time: Float64Array; of: Uint32Array; number: Uint32Array } {
    const thinning = this.#thinning;
    const calls = this.#end - this.#first;
    let count = (whole - 1) * calls;
    for (let i = 0; rest > 0 && i < calls; i++) if (thinning![i]! < rest) count++;
    const made = { count, time: new Float64Array(count), of: new Uint32Array(count), number: new Uint32Array(count) };
    for (let i = 0, at = 0; at < count; i++) {
      const last = rest > 0 && thinning![i]! < rest ? whole : whole - 1;
      for (let copy = 1; copy <= last; copy++, at++) {
        made.time[at] = this.#shifted(this.#first + i, copy);
        made.of[at] = this.#first + i;
        made.number[at] = copy;
      }
    }
    return made;
  }

  #put(made: CallColumns, at: number, i: number): void {
    const { start, holding, variant, stream, number } = this.#calls;
    made.time[at] = start[i]!;
    made.holding[at] = holding[i]!;
    made.flow[at] = variant[i]!;
    made.stream[at] = stream[i]!;
    made.call[at] = number[i]!;
    if (made.phasesOf) made.phasesOf[at] = i;
  }

  /** Instant of a copy. */
  #shifted(i: number, copy: number): number {
    const time = this.#calls.start[i]!;
    const [from, until] = i < this.#split ? [this.#interval.from, this.#interval.split] : [this.#interval.split, this.#interval.until];
    const shift = this.#shiftOf(i, copy);
    return time + (time + shift < from || time + shift >= until ? -shift : shift);
  }

  #shiftOf(i: number, copy: number): number {
    const shifts = (this.#shifts[copy] ??= new Float64Array(this.#end - this.#first).fill(NaN));
    const known = shifts[i - this.#first]!;
    if (known === known) return known;
    this.#draw(i, copy);
    return (shifts[i - this.#first] = (2 * this.#draws.first - 1) * JITTER_SECONDS);
  }

  #drawThinning(): Float64Array {
    const thinning = new Float64Array(this.#end - this.#first);
    for (let i = 0; i < thinning.length; i++) {
      this.#draw(this.#first + i, 0);
      thinning[i] = this.#draws.first;
    }
    return thinning;
  }

  #draw(i: number, copy: number): void {
    const stream = this.#calls.stream[i]!;
    this.#draws.pair(Purpose.thinning, copy, this.#calls.number[i]!, this.#replication, this.#streams.low[stream]!, this.#streams.high[stream]!);
  }
}

/** Whether a copy comes before a recorded call: copies of one instant stand where their original does. */
function comesFirst(time: number, of: number, start: number, original: number): boolean {
  return time < start || (time === start && of < original);
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
