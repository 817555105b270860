import type { Draws } from '../core/random.ts';
import { Purpose } from '../core/random.ts';
import { fnv1a64 } from '../core/hash.ts';
import type { StreamKeys } from '../core/arrivals.ts';
import { weekdayOf } from '../core/zone.ts';
import { callColumns, type CallColumns } from './call-columns.ts';
import { orderInTime } from './order-in-time.ts';
import type { RecordedCalls } from './recorded-calls.ts';

/** A copy made for growth starts within this many seconds before or after its original: bursts stay bursts. */
const JITTER_SECONDS = 300;

/** Longest stretch of calls that is copied one by one. */
const MOVED_BY_HOST = 16;

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
  /** The calls whose uniform lies below a share. */
  #nearZero: { share: number; calls: Uint32Array } | null = null;
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
    for (let i = 0, at = 0; at < count; i++) if (thinning![i]! < rest) this.#putAll(made, at++, this.#first + i, this.#first + i + 1);
    return made;
  }

  /** Stretches of recorded calls, and the copies between them. */
  #withCopies(whole: number, rest: number): CallColumns {
    const { start, number, stream, streamLength, phases } = this.#calls;
    const copies = this.#copies(whole, rest);
    const order = orderInTime(copies.time);
    const made = callColumns(this.#end - this.#first + copies.count, phases !== null);
    let original = this.#first;
    let at = 0;
    for (let next = 0; next < copies.count; next++) {
      const copy = order === null ? next : order[next]!;
      const of = copies.of[copy]!;
      const behind = firstBehind(copies.time[copy]!, of, start, original, this.#end);
      this.#putAll(made, at, original, behind);
      at += behind - original;
      original = behind;
      this.#putAll(made, at, of, of + 1);
      made.time[at] = copies.time[copy]!;
      made.call[at] = number[of]! + copies.number[copy]! * streamLength[stream[of]!]!;
      at++;
    }
    this.#putAll(made, at, original, this.#end);
    return made;
  }

  /** The copies beyond the recorded calls, in the order of these. */
  #copies(whole: number, rest: number): { count: number; time: Float64Array; of: Uint32Array; number: Uint32Array } {
    const oneMore = rest > 0 ? this.#below(rest) : new Uint32Array(0);
    const calls = this.#end - this.#first;
    const count = (whole - 1) * calls + oneMore.length;
    const made = { count, time: new Float64Array(count), of: new Uint32Array(count), number: new Uint32Array(count) };
    let at = 0;
    const add = (i: number, copy: number): void => {
      made.time[at] = this.#shifted(this.#first + i, copy);
      made.of[at] = this.#first + i;
      made.number[at++] = copy;
    };
    let next = 0;
    // A growth of some per cent copies few calls: the others need not be looked at.
    for (let i = whole > 1 ? 0 : oneMore[0] ?? calls; i < calls; i = whole > 1 ? i + 1 : oneMore[next] ?? calls) {
      for (let copy = 1; copy < whole; copy++) add(i, copy);
      if (oneMore[next] !== i) continue;
      add(i, whole);
      next++;
    }
    return made;
  }

  /** The calls, from the first on, whose uniform lies below a share; looked for among those that lay below a greater one. */
  #below(rest: number): Uint32Array {
    const thinning = this.#thinning!;
    if (this.#nearZero === null || rest > this.#nearZero.share) this.#nearZero = { share: Math.min(1, 2 * rest), calls: placesBelow(thinning, Math.min(1, 2 * rest)) };
    return this.#nearZero.calls.filter((i) => thinning[i]! < rest);
  }

  /** Puts the recorded calls from `first` to before `end` at a place. */
  #putAll(made: CallColumns, at: number, first: number, end: number): void {
    const { start, holding, variant, stream, number } = this.#calls;
    copyStretch(start, first, end, made.time, at);
    copyStretch(holding, first, end, made.holding, at);
    copyStretch(variant, first, end, made.flow, at);
    copyStretch(stream, first, end, made.stream, at);
    copyStretch(number, first, end, made.call, at);
    if (made.phasesOf) for (let i = first; i < end; i++) made.phasesOf[at + i - first] = i;
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

/** The first recorded call from `original` on that comes behind a copy: copies of one instant stand where their original does. */
function firstBehind(time: number, of: number, start: Float64Array, original: number, end: number): number {
  let behind = original;
  while (behind < end && (start[behind]! < time || (start[behind] === time && behind <= of))) behind++;
  return behind;
}

/** One loop for one kind of column would be compiled for all of them at once, and slowly: a long stretch is moved by the host, a short one here. */
function copyStretch<Column extends Float64Array | Int32Array | Uint32Array>(from: Column, first: number, end: number, to: Column, at: number): void {
  if (end - first > MOVED_BY_HOST) to.set(from.subarray(first, end), at);
  else for (let i = first; i < end; i++) to[at + i - first] = from[i]!;
}

function placesBelow(uniforms: Float64Array, share: number): Uint32Array {
  let count = 0;
  for (let i = 0; i < uniforms.length; i++) if (uniforms[i]! < share) count++;
  const places = new Uint32Array(count);
  for (let i = 0, at = 0; at < count; i++) if (uniforms[i]! < share) places[at++] = i;
  return places;
}

/** Index of the first call that starts at or after an instant. */
function firstFrom(start: Float64Array, instant: number): number {
  let low = 0;
  let high = start.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (start[middle]! < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
