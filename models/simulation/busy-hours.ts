import type { CountedWindow } from '../core/window.ts';
import type { FlatNetwork } from './flatten.ts';
import type { Occupancy } from './statistics.ts';

const HOUR = 3600;
const FIRST_LEVELS = 64;
/** More levels than this are not kept: the units of the resource are too small for a histogram. */
const MOST_LEVELS = 4_194_304;

/**
 * Occupied units of each resource, and what its busy hours saw: seconds at each level, or the mean load of each second.
 * Before a change of `occupied[r]` at instant t the caller must call `record(r, t)` if t >= from[r].
 */
export class BusyHours {
  readonly occupied: Float64Array;
  /** By resource: start of the busy hour that is under way or comes next; Infinity after the last. */
  readonly from: Float64Array;
  /** By resource: end of that hour. */
  readonly until: Float64Array;
  /** By resource: row (window · resources + resource) of that hour in the counters. */
  readonly row: Int32Array;
  /** By resource: up to when the hour is recorded. */
  readonly #recorded: Float64Array;
  readonly #windows: CountedWindow[];
  readonly #carrying: Uint8Array;
  /** By resource: the hour under way, seconds at each level or load of each second; grown as needed. */
  readonly #current: Float64Array[];
  readonly #highest: Int32Array;
  /** By row: hours that are over. */
  readonly #finished: (Float64Array | null)[];
  readonly #resources: number;

  constructor(network: FlatNetwork, windows: CountedWindow[]) {
    const n = network.resources;
    this.#resources = n;
    this.#windows = windows;
    this.#carrying = network.carrying;
    this.occupied = new Float64Array(n);
    this.from = new Float64Array(n);
    this.until = new Float64Array(n);
    this.row = new Int32Array(n).fill(-1);
    this.#recorded = new Float64Array(n);
    this.#highest = new Int32Array(n);
    this.#finished = new Array<Float64Array | null>(n * windows.length).fill(null);
    this.#current = Array.from(network.carrying, (carrying) => new Float64Array(carrying ? HOUR : FIRST_LEVELS));
    for (let r = 0; r < n; r++) this.#enter(r, 0);
  }

  /** Takes the time up to t into account at the level that stood till now. Only for t >= from[r]. */
  record(r: number, t: number): void {
    for (;;) {
      const until = this.until[r]!;
      const end = t < until ? t : until;
      const start = this.#recorded[r]!;
      if (end > start) {
        if (this.#carrying[r] === 1) this.#addLoad(r, start, end);
        else this.#addLevel(r, end - start);
        this.#recorded[r] = end;
      }
      if (t < until) return;
      this.#finish(r);
      if (t < this.from[r]!) return;
    }
  }

  /** Ends all hours that are left, at the levels that stand. */
  close(): void {
    for (let r = 0; r < this.#resources; r++) while (this.from[r]! < Infinity) this.record(r, this.until[r]!);
  }

  /** Seconds at each level in a window that is over. */
  occupancy(window: number): Occupancy {
    const offset = new Uint32Array(this.#resources + 1);
    const parts = this.#finished.slice(window * this.#resources, (window + 1) * this.#resources);
    parts.forEach((part, r) => (offset[r + 1] = offset[r]! + (this.#carrying[r] === 1 ? 0 : part!.length)));
    const seconds = new Float64Array(offset[this.#resources]!);
    parts.forEach((part, r) => this.#carrying[r] === 0 && seconds.set(part!, offset[r]!));
    return { step: new Float64Array(this.#resources).fill(1), offset, seconds };
  }

  /** Mean load of each second in a window that is over, by resource; null for those of which levels are kept. */
  load(window: number): (Float64Array | null)[] {
    return this.#finished.slice(window * this.#resources, (window + 1) * this.#resources).map((part, r) => (this.#carrying[r] === 1 ? part : null));
  }

  #enter(r: number, window: number): void {
    const start = window < this.#windows.length ? this.#windows[window]!.resourceBusyHour[r]! : Infinity;
    this.from[r] = start;
    this.until[r] = start + HOUR;
    this.#recorded[r] = start;
    this.row[r] = window * this.#resources + r;
  }

  #finish(r: number): void {
    const row = this.row[r]!;
    const current = this.#current[r]!;
    this.#finished[row] = current.slice(0, this.#carrying[r] === 1 ? HOUR : this.#highest[r]! + 1);
    current.fill(0);
    this.#highest[r] = 0;
    this.#enter(r, Math.floor(row / this.#resources) + 1);
  }

  #addLevel(r: number, seconds: number): void {
    const level = this.occupied[r]!;
    let current = this.#current[r]!;
    if (level >= current.length) current = this.#grow(r, level);
    if (level > this.#highest[r]!) this.#highest[r] = level;
    current[level]! += seconds;
  }

  #grow(r: number, level: number): Float64Array {
    if (level >= MOST_LEVELS) throw new RangeError(`resource ${r} reached ${level} units; levels are kept up to ${MOST_LEVELS} units only`);
    const larger = new Float64Array(2 * level);
    larger.set(this.#current[r]!);
    this.#current[r] = larger;
    return larger;
  }

  /** Adds the load from start to end, which lie in the hour, to the seconds that they touch. */
  #addLoad(r: number, start: number, end: number): void {
    const level = this.occupied[r]!;
    if (level === 0) return;
    const current = this.#current[r]!;
    const first = start - this.from[r]!;
    const last = end - this.from[r]!;
    let second = Math.floor(first);
    const lastSecond = Math.floor(last);
    if (second === lastSecond) {
      current[second]! += level * (last - first);
      return;
    }
    current[second]! += level * (second + 1 - first);
    for (second++; second < lastSecond; second++) current[second]! += level;
    if (last > lastSecond) current[lastSecond]! += level * (last - lastSecond);
  }
}
