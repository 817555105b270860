import { sortInstants } from './sort-instants.ts';

/**
 * The level (channels held at once) as steps in order of time: from `time[i]` until `time[i + 1]` it is `level[i]`; before the first
 * and after the last step it is 0. Intervals are half-open, so a channel released at an instant is free for a seizure at the same
 * instant, and a seizure of zero seconds makes no step: every level lasts at least a second.
 */
export interface LevelSteps {
  /** Number of steps. */
  count: number;
  /** Instant of each step, strictly rising, seconds since 1970 UTC. */
  time: Uint32Array;
  level: Int32Array;
  /** Instants of the first seizure and of the last release, those of zero seconds included; both 0 when there was none. */
  first: number;
  last: number;
}

/** How many were held at once, and for how long. */
export interface Concurrency {
  /** Highest level, and the earliest instant of it (null when nothing was ever held). */
  peak: number;
  at: number | null;
  /** Seconds spent at each level, 0 to `peak`, from the first seizure to the last release. */
  seconds: Float64Array;
}

/** Counting by the second pays until there are so many seconds to a seizure; measured. */
const SECONDS_PER_SEIZURE = 20;
/** Most seconds that are counted one by one: half a year, 66 MB. */
const MOST_SECONDS = 1 << 24;

/**
 * The one sweep over seizures that finds levels. It keeps its memory from one group of seizures to the next: make one for a set of
 * groups and drop it with them. Instants are whole seconds, so two ways are exact and give the same steps:
 *
 * - Where seizures are dense, each second's arrivals less departures are counted, and the level is their running sum. A departure and
 *   an arrival in the same second cancel out, which is the rule of half-open intervals. A mark for each second that was touched lets
 *   the sum skip the others. No order of the seizures is needed, and records come nearly in order of time, so the counts touched one
 *   after the other lie together.
 * - Where they are sparse (a year of a few calls), starts and ends are sorted apart and merged, departures first.
 *
 * Memory: at most 4 bytes for each second counted, or 4 for each seizure sorted, and 8 for each step.
 */
export class LevelSweep {
  /** Arrivals less departures of each second; all 0 between sweeps. */
  #changes = new Int32Array(0);
  /** One bit for each second that was touched, 32 to an entry; all 0 between sweeps. */
  #marks = new Int32Array(0);
  #time = new Uint32Array(0);
  #level = new Int32Array(0);

  /**
   * The steps of seizures given by their starts and ends (seconds, end >= start, in any order; pairing does not matter). Both arrays
   * may be sorted in place. The steps stand in this sweep's memory: the next call overwrites them.
   */
  steps(starts: Uint32Array, ends: Uint32Array): LevelSteps {
    const seizures = starts.length;
    if (seizures === 0) return { count: 0, time: new Uint32Array(0), level: new Int32Array(0), first: 0, last: 0 };
    const { first, last } = boundsOf(starts, ends);
    const seconds = last - first + 1;
    this.#provide(Math.min(2 * seizures, seconds));
    const isDense = seconds <= MOST_SECONDS && seconds <= SECONDS_PER_SEIZURE * seizures;
    const count = isDense ? this.#count(starts, ends, first, seconds) : this.#merge(sortInstants(starts), sortInstants(ends));
    return { count, time: this.#time.subarray(0, count), level: this.#level.subarray(0, count), first, last };
  }

  #provide(steps: number): void {
    if (this.#time.length >= steps) return;
    this.#time = new Uint32Array(steps);
    this.#level = new Int32Array(steps);
  }

  #count(starts: Uint32Array, ends: Uint32Array, first: number, seconds: number): number {
    const entries = (seconds + 31) >>> 5;
    if (this.#marks.length < entries) {
      this.#changes = new Int32Array(entries << 5);
      this.#marks = new Int32Array(entries);
    }
    addChanges(this.#changes, this.#marks, starts, ends, first);
    return takeSteps(this.#changes, this.#marks.subarray(0, entries), first, this.#time, this.#level);
  }

  #merge(starts: Uint32Array, ends: Uint32Array): number {
    const seizures = starts.length;
    const time = this.#time;
    const level = this.#level;
    let count = 0;
    let held = 0;
    let start = 0;
    let end = 0;
    while (end < seizures) {
      const now = start < seizures && starts[start]! < ends[end]! ? starts[start]! : ends[end]!;
      const before = held;
      while (end < seizures && ends[end] === now) {
        end++;
        held--;
      }
      while (start < seizures && starts[start] === now) {
        start++;
        held++;
      }
      if (held === before) continue;
      time[count] = now;
      level[count] = held;
      count++;
    }
    return count;
  }
}

/** Peak and time at each level of one group of seizures; conditions as for `LevelSweep.steps`. */
export function concurrency(starts: Uint32Array, ends: Uint32Array, sweep: LevelSweep = new LevelSweep()): Concurrency {
  return concurrencyOf(sweep.steps(starts, ends));
}

/** Peak and time at each level of steps. */
export function concurrencyOf({ count, time, level, first, last }: LevelSteps): Concurrency {
  let peak = 0;
  let peakStep = -1;
  for (let step = 0; step < count; step++) {
    if (level[step]! <= peak) continue;
    peak = level[step]!;
    peakStep = step;
  }
  // No level lasts longer than the whole, which 32 bits hold.
  const seconds = new Uint32Array(peak + 1);
  let held = 0;
  let since = first | 0;
  for (let step = 0; step < count; step++) {
    const now = time[step]! | 0;
    seconds[held] = seconds[held]! + (now - since);
    since = now;
    held = level[step]!;
  }
  // Behind the last step there may be seizures of zero seconds.
  seconds[held] = seconds[held]! + (last - since);
  return { peak, at: peakStep < 0 ? null : time[peakStep]!, seconds: Float64Array.from(seconds) };
}

function addChanges(changes: Int32Array, marks: Int32Array, starts: Uint32Array, ends: Uint32Array, first: number): void {
  // Whole 32-bit numbers throughout: seconds from `first` fit, though instants need all 32 bits.
  const from = first | 0;
  for (let i = 0; i < starts.length; i++) {
    const start = (starts[i]! - from) | 0;
    const end = (ends[i]! - from) | 0;
    changes[start] = (changes[start]! + 1) | 0;
    changes[end] = (changes[end]! - 1) | 0;
    marks[start >>> 5]! |= 1 << start;
    marks[end >>> 5]! |= 1 << end;
  }
}

/** Writes a step for every second whose count is not 0, sets counts and marks back to 0 and gives the number of steps. */
function takeSteps(changes: Int32Array, marks: Int32Array, first: number, time: Uint32Array, level: Int32Array): number {
  const from = first | 0;
  let count = 0;
  let held = 0;
  for (let entry = 0; entry < marks.length; entry++) {
    let left = marks[entry]!;
    if (left === 0) continue;
    marks[entry] = 0;
    while (left !== 0) {
      const lowest = left & -left;
      left ^= lowest;
      const second = ((entry << 5) + 31 - Math.clz32(lowest)) | 0;
      const change = changes[second]!;
      if (change === 0) continue;
      changes[second] = 0;
      held = (held + change) | 0;
      time[count] = from + second;
      level[count] = held;
      count = (count + 1) | 0;
    }
  }
  return count;
}

function boundsOf(starts: Uint32Array, ends: Uint32Array): { first: number; last: number } {
  let first = starts[0]!;
  let last = ends[0]!;
  for (let i = 1; i < starts.length; i++) {
    if (starts[i]! < first) first = starts[i]!;
    if (ends[i]! > last) last = ends[i]!;
  }
  return { first, last };
}
