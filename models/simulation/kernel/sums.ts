import type { CountedWindow } from '../../core/window.ts';
import { levelSteps } from '../level-step.ts';
import type { RunOptions } from '../engine.ts';
import type { AttemptCounts, FlowCounts, Occupancy, Quarters, Refusals, WindowStatistics } from '../statistics.ts';
import { quartersOf, type Stretch } from './boundaries.ts';
import { resourceAt } from './capacity.ts';
import { changeLevel } from './levels.ts';
import type { FlatNetwork } from './flatten.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';

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
  readonly #refusals: Map<number, number>[];
  /** By resource: level at the beginning of the stretch, and window of the busy hour that is under way or comes next. */
  readonly #levelBefore: Float64Array;
  readonly #nextHour: Int32Array;

  constructor(memory: Memory, flat: FlatNetwork, windows: CountedWindow[], options: RunOptions) {
    const { resources } = flat;
    this.#memory = memory;
    this.#flat = flat;
    this.#windows = windows;
    this.#steps = levelSteps(flat, options.changes);
    this.#quarters = windows.map((window) => {
      const count = quartersOf(window);
      return { count, mean: new Float64Array(count * resources.length), highest: new Float64Array(count * resources.length) };
    });
    this.#highest = windows.map(({ from }) => ({ level: new Float64Array(resources.length), instant: new Float64Array(resources.length).fill(from) }));
    this.#occupancy = windows.map(() => resources.map(({ mode }) => new Float64Array(mode === 'held' || mode === 'gauge' ? 1 : 0)));
    this.#load = windows.map(() => resources.map(({ mode }) => (mode === 'carrying' || mode === 'rate' ? new Float64Array(HOUR) : null)));
    this.#refusals = windows.map(() => new Map());
    this.#levelBefore = new Float64Array(resources.length);
    this.#nextHour = new Int32Array(resources.length);
  }

  /** Takes out what was seen in a stretch that ends at an instant, and sets up the next; null: the very first, the very last. */
  pass(ended: Stretch | null, next: Stretch | null, instant: number): void {
    for (let r = 0; r < this.#flat.resources.length; r++) if (this.#flat.resources[r]!.mode !== 'rate') this.#takeLevels(r, ended, instant);
    if (ended) this.#takeRefusals(ended);
    // What is counted changes only where a window or a busy hour begins or ends.
    const row = next && next.window >= 0 ? next.window : this.#windows.length;
    const stateRow = next?.inStateHour ? next.window : -1;
    const { words } = this.#memory;
    if (words[at.ROW] !== row || words[at.STATE_ROW] !== stateRow || next === null || this.#hourChanges(instant)) this.#takeCounts();
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
    if (kind === at.KIND_AREA) {
      const area = doubles[resource + at.AREA]!;
      doubles[resource + at.AREA] = 0;
      return area;
    }
    const fineness = doubles[resource + at.FINENESS]!;
    const levels = words[2 * resource + at.RESOURCE_TABLE]!;
    const lowest = doubles[resource + at.LOWEST]!;
    doubles[resource + at.LOWEST] = Infinity;
    if (lowest === Infinity) return 0;
    const from = Math.floor(lowest * fineness);
    const until = Math.floor(doubles[resource + at.HIGHEST]! * fineness) + 1;
    let area = 0;
    for (let level = from; level < until; level++) area += level * doubles[levels + level]!;
    if (hour >= 0) this.#addToHour(r, hour, levels, from, until);
    doubles.fill(0, levels + from, levels + until);
    return area / fineness;
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

  #takeRefusals({ window }: Stretch): void {
    const { words } = this.#memory;
    const refusals = words[at.REFUSALS]!;
    const found = this.#refusals[window];
    for (let i = 0; found && i < words[at.REFUSAL_COUNT]!; i++) {
      const key = words[refusals + 2 * i]! * this.#flat.resources.length + words[refusals + 2 * i + 1]!;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
    words[at.REFUSAL_COUNT] = 0;
  }

  /** Counts what is left when the last call has ended. */
  close(): void {
    this.#takeCounts();
  }

  /** The log of refusals is full: takes it out before the stretch has ended. */
  takeRefusalsOf(stretch: Stretch | null): void {
    if (stretch) this.#takeRefusals(stretch);
  }

  /** Counts the plain calls of each flow, for it and for the resources that they asked. */
  #takeCounts(): void {
    const { doubles, words } = this.#memory;
    const { flows, phaseOffset, alternativeOffset } = this.#flat;
    const row = words[at.ROW]!;
    for (let f = 0; f < flows.length; f++) {
      if (words[2 * (words[at.FLOWS]! + f * at.FLOW_SIZE) + at.FLOW_PLAIN] === 0) continue;
      const first = alternativeOffset[phaseOffset[f]!]!;
      const behind = words[2 * (words[at.FLOWS]! + f * at.FLOW_SIZE) + at.FLOW_ROUTES_END] === 0 ? first + 1 : alternativeOffset[phaseOffset[f]! + 1]!;
      const counts = words[at.FLOW_COUNTS]! + (row * flows.length + f) * at.FLOW_COUNTS_SIZE;
      for (let a = first; a < behind; a++) {
        const calls = this.#takeRoute(a, row);
        if (calls === 0) continue;
        for (const what of [at.CALLS, at.OFFERED, at.FLOW_CARRIED]) doubles[counts + what]! += calls;
        if (a > first) doubles[counts + at.FLOW_OVERFLOWED]! += calls;
        if (words[at.STATE_ROW]! >= 0) doubles[counts + at.HOUR_CALLS]! += calls;
      }
    }
  }

  /** Counts the plain calls that took a route and those that it refused, at its resources. Gives how many took it. */
  #takeRoute(alternative: number, row: number): number {
    const { doubles, words } = this.#memory;
    const { demandOffset, counts } = this.#flat;
    const from = demandOffset[alternative]!;
    const until = demandOffset[alternative + 1]!;
    const first = words[at.DEMANDS]! + from * at.DEMAND_SIZE;
    const calls = doubles[first + at.DEMAND_CALLS]!;
    const seconds = doubles[first + at.DEMAND_SECONDS]!;
    doubles[first + at.DEMAND_CALLS] = 0;
    doubles[first + at.DEMAND_SECONDS] = 0;
    for (let d = from; d < until; d++) {
      if (calls > 0) this.#countPlain(d, at.CARRIED, counts[d]! * calls, seconds, row);
      const demand = words[at.DEMANDS]! + d * at.DEMAND_SIZE;
      const refusals = doubles[demand + at.DEMAND_REFUSALS]!;
      if (refusals === 0) continue;
      const refusedSeconds = doubles[demand + at.DEMAND_REFUSED_SECONDS]!;
      for (let before = from; before < d; before++) this.#countPlain(before, at.PASSED, refusals, refusedSeconds, row);
      this.#countPlain(d, at.OVERFLOWED, refusals, refusedSeconds, row);
      doubles[demand + at.DEMAND_REFUSALS] = 0;
      doubles[demand + at.DEMAND_REFUSED_SECONDS] = 0;
    }
    return calls;
  }

  /** Counts so many plain calls of so many holding seconds in all at the resource of a demand. */
  #countPlain(demand: number, outcome: number, calls: number, seconds: number, row: number): void {
    const { doubles, words } = this.#memory;
    const { resource, units, unit, resources } = this.#flat;
    const r = resource[demand]!;
    const ofResource = 2 * resourceAt(this.#memory, r);
    if (outcome === at.PASSED && words[ofResource + at.RESOURCE_REFUSES] === 0) return;
    doubles[words[at.DAY_COUNTS]! + (row * resources.length + r) * at.OUTCOMES + outcome]! += calls;
    const hour = words[ofResource + at.RESOURCE_HOUR_ROW]!;
    if (hour < 0) return;
    const cell = hour * resources.length + r;
    const unitSeconds = (units[demand]! / unit[r]!) * seconds;
    doubles[words[at.HOUR_COUNTS]! + cell * at.OUTCOMES + outcome]! += calls;
    doubles[words[at.HOUR_SECONDS]! + 2 * cell]! += unitSeconds;
    if (outcome === at.CARRIED) doubles[words[at.HOUR_SECONDS]! + 2 * cell + 1]! += unitSeconds;
  }

  /** What was counted in each window; the arrays are the caller's to keep. */
  statistics(): WindowStatistics[] {
    const { words } = this.#memory;
    return this.#windows.map((_, w) => ({
      day: this.#attempts(words[at.DAY_COUNTS]!, w),
      hour: this.#attempts(words[at.HOUR_COUNTS]!, w),
      hourOfferedSeconds: this.#hourSeconds(w, 0),
      hourCarriedSeconds: this.#hourSeconds(w, 1),
      occupancy: this.#occupancyIn(w),
      load: this.#load[w]!,
      quarters: this.#quarters[w]!,
      highest: this.#highest[w]!,
      flows: this.#flowsIn(w),
      hourRefusals: this.#refusalsIn(w),
      attempts: this.#flowSum(w, at.OFFERED),
      events: this.#eventsIn(w),
    }));
  }

  /** Events of all calls, those of no window included. */
  events(): number {
    return this.#windows.reduce((sum, _, w) => sum + this.#eventsIn(w), this.#eventsIn(this.#windows.length));
  }

  /** Every attempt is an event, and so is the end of every phase entered: of the first by each carried attempt. */
  #eventsIn(row: number): number {
    return this.#flowSum(row, at.OFFERED) + this.#flowSum(row, at.FLOW_CARRIED) + this.#flowSum(row, at.ENTERED);
  }

  #flowSum(row: number, what: number): number {
    const n = this.#flat.flows.length;
    const from = this.#memory.words[at.FLOW_COUNTS]! + row * n * at.FLOW_COUNTS_SIZE + what;
    let sum = 0;
    for (let f = 0; f < n; f++) sum += this.#memory.doubles[from + f * at.FLOW_COUNTS_SIZE]!;
    return sum;
  }

  #attempts(counts: number, window: number): AttemptCounts {
    const n = this.#flat.resources.length;
    const column = (outcome: number): Float64Array => Float64Array.from({ length: n }, (_, r) => this.#memory.doubles[counts + (window * n + r) * at.OUTCOMES + outcome]!);
    const [carried, overflowed, blocked, passed] = [column(at.CARRIED), column(at.OVERFLOWED), column(at.BLOCKED), column(at.PASSED)];
    const offered = carried.map((count, r) => count + overflowed[r]! + blocked[r]! + passed[r]!);
    return { offered, carried, overflowed, blocked, passed };
  }

  /** In units that the network names; of a rate they are counted so. */
  #hourSeconds(window: number, which: number): Float64Array {
    const { resources, unit } = this.#flat;
    const from = this.#memory.words[at.HOUR_SECONDS]! + 2 * window * resources.length + which;
    return Float64Array.from(resources, ({ mode }, r) => this.#memory.doubles[from + 2 * r]! * (mode === 'rate' ? 1 : unit[r]!));
  }

  #occupancyIn(window: number): Occupancy {
    const parts = this.#occupancy[window]!;
    const offset = new Uint32Array(parts.length + 1);
    parts.forEach((part, r) => (offset[r + 1] = offset[r]! + part.length));
    const seconds = new Float64Array(offset[parts.length]!);
    parts.forEach((part, r) => seconds.set(part, offset[r]));
    return { step: this.#steps, offset, seconds };
  }

  #flowsIn(window: number): FlowCounts {
    const n = this.#flat.flows.length;
    const from = this.#memory.words[at.FLOW_COUNTS]! + window * n * at.FLOW_COUNTS_SIZE;
    const column = (what: number): Float64Array => {
      const found = new Float64Array(n);
      for (let f = 0; f < n; f++) found[f] = this.#memory.doubles[from + f * at.FLOW_COUNTS_SIZE + what]!;
      return found;
    };
    return {
      calls: column(at.CALLS), offered: column(at.OFFERED), carried: column(at.FLOW_CARRIED), overflowed: column(at.FLOW_OVERFLOWED), blocked: column(at.FLOW_BLOCKED),
      abandoned: column(at.ABANDONED), cutShort: column(at.CUT_SHORT), dropped: column(at.DROPPED), notMade: column(at.FLOW_NOT_MADE), hourCalls: column(at.HOUR_CALLS), hourBlocked: column(at.HOUR_BLOCKED),
    };
  }

  /** Ordered by flow, then resource. */
  #refusalsIn(window: number): Refusals {
    const n = this.#flat.resources.length;
    const sorted = [...this.#refusals[window]!].sort(([a], [b]) => a - b);
    return {
      flow: Int32Array.from(sorted, ([key]) => Math.floor(key / n)),
      resource: Int32Array.from(sorted, ([key]) => key % n),
      count: Float64Array.from(sorted, ([, count]) => count),
    };
  }
}
