import type { CountedWindow } from '../../core/window.ts';
import type { RunOptions } from '../engine.ts';
import { stepsOf } from '../level-step.ts';
import type { Occupancy, Quarters, WindowStatistics } from '../statistics.ts';
import { quartersOf, type Stretch } from './boundaries.ts';
import { resourceAt } from './capacity.ts';
import { changeLevel } from './levels.ts';
import type { FlatNetwork } from './flatten.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';
import { RefusalLog } from './refusal-log.ts';
import { takeCounts } from './take-counts.ts';
import { attemptsIn, attemptsInRow, eventsInRow, flowsIn, hourSecondsIn } from './window-counts.ts';

const HOUR = 3600;

/** What a run has seen, taken out of the kernel's memory at every boundary and added up by window. */
export class Sums {
  readonly #memory: Memory;
  readonly #flat: FlatNetwork;
  readonly #windows: CountedWindow[];
  readonly #steps: Float64Array;
  readonly #quarters: Quarters[];
  readonly #highest: WindowStatistics['highest'][];
  /** By window and resource: seconds at each level in the busy hour, and load (or asked units) by second. */
  readonly #occupancy: Float64Array[][];
  readonly #load: (Float64Array | null)[][];
  readonly #refusals: RefusalLog;
  /** By resource: level at the beginning of the stretch, and window of the busy hour that is under way or comes next. */
  readonly #levelBefore: Float64Array;
  readonly #nextHour: Int32Array;

  constructor(memory: Memory, flat: FlatNetwork, windows: CountedWindow[], options: RunOptions) {
    const { resources } = flat;
    this.#memory = memory;
    this.#flat = flat;
    this.#windows = windows;
    this.#steps = stepsOf(flat, flat.unit, options.changes);
    this.#quarters = windows.map((window) => {
      const count = quartersOf(window);
      return { count, mean: new Float64Array(count * resources.length), highest: new Float64Array(count * resources.length) };
    });
    this.#highest = windows.map(({ from }) => ({ level: new Float64Array(resources.length), instant: new Float64Array(resources.length).fill(from) }));
    this.#occupancy = windows.map(() => resources.map(({ mode }) => new Float64Array(mode === 'held' || mode === 'gauge' ? 1 : 0)));
    this.#load = windows.map(() => resources.map(({ mode }) => (mode === 'carrying' || mode === 'rate' ? new Float64Array(HOUR) : null)));
    this.#refusals = new RefusalLog(memory, windows.length, resources.length);
    this.#levelBefore = new Float64Array(resources.length);
    this.#nextHour = new Int32Array(resources.length);
  }

  /** Takes out what was seen in a stretch that ends at an instant, and sets up the next; null: the very first, the very last. */
  pass(ended: Stretch | null, next: Stretch | null, instant: number): void {
    for (let r = 0; r < this.#flat.resources.length; r++) if (this.#flat.resources[r]!.mode !== 'rate') this.#takeLevels(r, ended, instant);
    this.takeRefusals(ended);
    // What is counted changes only where a window or a busy hour begins or ends.
    const row = next && next.window >= 0 ? next.window : this.#windows.length;
    const stateRow = next?.inStateHour ? next.window : -1;
    const { words } = this.#memory;
    if (words[at.ROW] !== row || words[at.STATE_ROW] !== stateRow || next === null || this.#hourChanges(instant)) takeCounts(this.#memory, this.#flat);
    words[at.ROW] = row;
    words[at.STATE_ROW] = stateRow;
    for (let r = 0; r < this.#flat.resources.length; r++) this.#setHour(r, instant);
    this.#memory.doubles[at.TAKEN_OUT] = instant;
  }

  #hourChanges(instant: number): boolean {
    return this.#nextHour.some((window, r) => {
      const start = this.#windows[window]?.resourceBusyHour[r];
      return start === instant || start === instant - HOUR;
    });
  }

  /** Opens and closes the busy hour of a resource. */
  #setHour(r: number, instant: number): void {
    const resource = resourceAt(this.#memory, r);
    const { words, doubles } = this.#memory;
    const mode = this.#flat.resources[r]!.mode;
    const start = (): number => this.#windows[this.#nextHour[r]!]?.resourceBusyHour[r] ?? Infinity;
    if (instant === start() + HOUR) {
      if (mode === 'rate') this.#takeAsked(r);
      words[2 * resource + at.RESOURCE_HOUR_ROW] = -1;
      if (mode === 'carrying') words[2 * resource + at.RESOURCE_KIND] = at.KIND_AREA;
      this.#nextHour[r]!++;
    }
    if (instant === start()) {
      words[2 * resource + at.RESOURCE_HOUR_ROW] = this.#nextHour[r]!;
      doubles[resource + at.HOUR_START] = instant;
      if (mode === 'carrying') words[2 * resource + at.RESOURCE_KIND] = at.KIND_LOAD;
    }
    this.#levelBefore[r] = doubles[resource + at.LEVEL]!;
  }

  #takeLevels(r: number, ended: Stretch | null, instant: number): void {
    const { doubles } = this.#memory;
    const resource = resourceAt(this.#memory, r);
    changeLevel(resource, 0, instant);
    const area = this.#takeArea(r, ended, instant) * this.#flat.unit[r]!;
    const highest = doubles[resource + at.HIGHEST]! * this.#flat.unit[r]!;
    if (ended && ended.window >= 0) this.#addToQuarter(r, ended, area, highest, doubles[resource + at.HIGHEST_AT]!);
    doubles[resource + at.HIGHEST] = -1;
    doubles[resource + at.SINCE] = instant;
  }

  #addToQuarter(r: number, { window, quarter }: Stretch, area: number, highest: number, highestAt: number): void {
    const { count, mean, highest: highestOfQuarter } = this.#quarters[window]!;
    const { from, until } = this.#windows[window]!;
    const cell = r * count + quarter;
    mean[cell]! += area / Math.min(900, until - from - 900 * quarter);
    if (highest > highestOfQuarter[cell]!) highestOfQuarter[cell] = highest;
    const { level, instant } = this.#highest[window]!;
    if (highest <= level[r]!) return;
    level[r] = highest;
    instant[r] = highestAt;
  }

  /** Level times seconds of a resource in the stretch, which is then forgotten; its busy hour gets the parts. */
  #takeArea(r: number, ended: Stretch | null, instant: number): number {
    const { doubles, words } = this.#memory;
    const resource = resourceAt(this.#memory, r);
    const kind = words[2 * resource + at.RESOURCE_KIND]!;
    const hour = ended ? words[2 * resource + at.RESOURCE_HOUR_ROW]! : -1;
    if (kind === at.KIND_LOAD) return this.#takeLoad(r, hour, ended!.from, instant);
    const area = doubles[resource + at.AREA]!;
    doubles[resource + at.AREA] = 0;
    if (kind === at.KIND_AREA || doubles[resource + at.LOWEST] === Infinity) return area;
    const ofLevels = this.#takeHistogram(r, hour);
    return kind === at.KIND_COARSE ? area : ofLevels;
  }

  /** Level times seconds by the histogram of a resource, which is then forgotten. */
  #takeHistogram(r: number, hour: number): number {
    const { doubles, words } = this.#memory;
    const resource = resourceAt(this.#memory, r);
    const fineness = doubles[resource + at.FINENESS]!;
    const levels = words[2 * resource + at.RESOURCE_TABLE]!;
    const from = Math.floor(doubles[resource + at.LOWEST]! * fineness);
    const until = Math.floor(doubles[resource + at.HIGHEST]! * fineness) + 1;
    doubles[resource + at.LOWEST] = Infinity;
    let area = 0;
    for (let level = from; level < until; level++) area += level * doubles[levels + level]!;
    if (hour >= 0) this.#addToHour(r, hour, levels, from, until);
    doubles.fill(0, levels + from, levels + until);
    return area;
  }

  #addToHour(r: number, window: number, levels: number, from: number, until: number): void {
    const { doubles } = this.#memory;
    let seconds = this.#occupancy[window]![r]!;
    if (seconds.length < until) {
      const longer = new Float64Array(until);
      longer.set(seconds);
      this.#occupancy[window]![r] = seconds = longer;
    }
    for (let level = from; level < until; level++) seconds[level]! += doubles[levels + level]!;
  }

  /** Adds up the changes of load to the mean load of each second. */
  #takeLoad(r: number, window: number, from: number, instant: number): number {
    const { doubles, words } = this.#memory;
    const resource = resourceAt(this.#memory, r);
    const changes = words[2 * resource + at.RESOURCE_TABLE]!;
    const load = this.#load[window]![r]!;
    const offset = from - this.#windows[window]!.resourceBusyHour[r]!;
    let level = this.#levelBefore[r]!;
    let area = 0;
    for (let second = 0; second < instant - from; second++) {
      level += doubles[changes + second]!;
      load[offset + second] = level * this.#flat.unit[r]!;
      area += level;
    }
    doubles.fill(0, changes, changes + at.LOAD_SECONDS + 2);
    doubles[resource + at.AREA] = 0;
    return area;
  }

  /** Units asked of a rate in each second of the busy hour that ends. */
  #takeAsked(r: number): void {
    const { doubles, words } = this.#memory;
    const asked = words[2 * resourceAt(this.#memory, r) + at.RESOURCE_TABLE]!;
    this.#load[this.#nextHour[r]!]![r]!.set(doubles.subarray(asked, asked + HOUR));
    doubles.fill(0, asked, asked + HOUR);
  }

  /** Counts what is left when the last call has ended. */
  close(): void {
    takeCounts(this.#memory, this.#flat);
  }

  /** Takes out the refusals of a stretch before it has ended. */
  takeRefusals(stretch: Stretch | null): void {
    this.#refusals.take(stretch?.window ?? -1);
  }

  /** What was counted in each window; the arrays are the caller's to keep. */
  statistics(): WindowStatistics[] {
    const memory = this.#memory;
    return this.#windows.map((_, w) => ({
      day: attemptsIn(memory, at.DAY_COUNTS, w),
      hour: attemptsIn(memory, at.HOUR_COUNTS, w),
      hourOfferedSeconds: hourSecondsIn(memory, this.#flat, w, 0),
      hourCarriedSeconds: hourSecondsIn(memory, this.#flat, w, 1),
      occupancy: this.#occupancyIn(w),
      load: this.#load[w]!,
      quarters: this.#quarters[w]!,
      highest: this.#highest[w]!,
      flows: flowsIn(memory, w),
      hourRefusals: this.#refusals.in(w),
      attempts: attemptsInRow(memory, w),
      events: eventsInRow(memory, w),
    }));
  }

  /** Events of all calls, those of no window included. */
  events(): number {
    let sum = 0;
    for (let row = 0; row <= this.#windows.length; row++) sum += eventsInRow(this.#memory, row);
    return sum;
  }

  #occupancyIn(window: number): Occupancy {
    const parts = this.#occupancy[window]!;
    const offset = new Uint32Array(parts.length + 1);
    parts.forEach((part, r) => (offset[r + 1] = offset[r]! + part.length));
    const seconds = new Float64Array(offset[parts.length]!);
    parts.forEach((part, r) => seconds.set(part, offset[r]));
    return { step: this.#steps, offset, seconds };
  }
}
