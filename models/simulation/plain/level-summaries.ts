import type { CountedWindow } from '../../core/window.ts';
import type { LevelSummary } from './level-meter.ts';

export const HOUR = 3600;
export const QUARTER = 900;

/** Seconds at each level of a busy hour, levels being `step` units apart. */
export class LevelTimes implements LevelSummary {
  readonly from: number;
  readonly until: number;
  /** By level, up to the highest that lasted. */
  readonly seconds: number[] = [];
  readonly #step: number;

  constructor(from: number, step: number) {
    this.from = from;
    this.until = from + HOUR;
    this.#step = step;
  }

  add(start: number, end: number, units: number): void {
    const level = Math.floor(units / this.#step);
    while (this.seconds.length <= level) this.seconds.push(0);
    this.seconds[level]! += end - start;
  }
}

/** Mean level of each second of a busy hour. */
export class SecondMeans implements LevelSummary {
  readonly from: number;
  readonly until: number;
  readonly means = new Float64Array(HOUR);

  constructor(from: number) {
    this.from = from;
    this.until = from + HOUR;
  }

  add(start: number, end: number, level: number): void {
    const first = start - this.from;
    const last = end - this.from;
    for (let second = Math.floor(first); second < last; second++) this.means[second]! += level * (Math.min(last, second + 1) - Math.max(first, second));
  }
}

/** The course of a day: each quarter of an hour, and the highest level with the first instant at which it lasted. */
export class DayCourse implements LevelSummary {
  readonly from: number;
  readonly until: number;
  readonly quarterHighest: Float64Array;
  highest = 0;
  highestSince: number;
  readonly #unitSeconds: Float64Array;

  constructor({ from, until }: CountedWindow) {
    this.from = from;
    this.until = until;
    this.highestSince = from;
    this.#unitSeconds = new Float64Array(Math.ceil((until - from) / QUARTER));
    this.quarterHighest = new Float64Array(this.#unitSeconds.length);
  }

  add(start: number, end: number, level: number): void {
    if (level > this.highest) {
      this.highest = level;
      this.highestSince = start;
    }
    for (let quarter = Math.floor((start - this.from) / QUARTER); this.#beginning(quarter) < end; quarter++) {
      const seconds = Math.min(end, this.#beginning(quarter + 1)) - Math.max(start, this.#beginning(quarter));
      this.#unitSeconds[quarter]! += level * seconds;
      this.quarterHighest[quarter] = Math.max(this.quarterHighest[quarter]!, level);
    }
  }

  /** Time-weighted mean of each quarter; the last may be shorter. */
  quarterMeans(): Float64Array {
    return this.#unitSeconds.map((sum, quarter) => sum / (Math.min(this.#beginning(quarter + 1), this.until) - this.#beginning(quarter)));
  }

  #beginning(quarter: number): number {
    return this.from + quarter * QUARTER;
  }
}
