import type { AttemptCounts, FlowCounts, Refusals } from './statistics.ts';

/** Outcomes of an attempt at a resource, in the order in which `Counters` keeps them. */
export const Outcome = { carried: 0, overflowed: 1, blocked: 2, passed: 3 } as const;
const OUTCOMES = 4;

/** Counts by window: of attempts at resources, and of flows. The last row takes what belongs to no window. */
export class Counters {
  readonly windows: number;
  readonly resources: number;
  readonly flows: number;
  /** By outcome, then window · resources + resource: attempts of the calls of the window's day. */
  readonly day: Float64Array[];
  /** The same of the resource's busy hour. */
  readonly hour: Float64Array[];
  readonly hourOfferedSeconds: Float64Array;
  readonly hourCarriedSeconds: Float64Array;
  /** By window · flows + flow. */
  readonly flow: FlowCounts;
  /** By (window · flows + flow) · resources + resource; few of them are ever blocked. */
  readonly refusals = new Map<number, number>();
  readonly attempts: Float64Array;
  readonly events: Float64Array;

  constructor(windows: number, resources: number, flows: number) {
    this.windows = windows;
    this.resources = resources;
    this.flows = flows;
    const rows = windows + 1;
    this.day = Array.from({ length: OUTCOMES }, () => new Float64Array(rows * resources));
    this.hour = Array.from({ length: OUTCOMES }, () => new Float64Array(windows * resources));
    this.hourOfferedSeconds = new Float64Array(windows * resources);
    this.hourCarriedSeconds = new Float64Array(windows * resources);
    const column = (): Float64Array => new Float64Array(rows * flows);
    this.flow = {
      calls: column(), offered: column(), carried: column(), overflowed: column(), blocked: column(), abandoned: column(),
      cutShort: column(), dropped: column(), notMade: column(), hourCalls: column(), hourBlocked: column(),
    };
    this.attempts = new Float64Array(rows);
    this.events = new Float64Array(rows);
  }

  /** Notes a first attempt that was blocked in the state's busy hour, and who refused it last. */
  refuse(window: number, flow: number, resource: number): void {
    const key = (window * this.flows + flow) * this.resources + resource;
    this.refusals.set(key, (this.refusals.get(key) ?? 0) + 1);
  }

  /** Attempts at each resource in a window, offered added up. */
  attemptsAt(columns: Float64Array[], window: number): AttemptCounts {
    const [carried, overflowed, blocked, passed] = columns.map((column) => column.slice(window * this.resources, (window + 1) * this.resources)) as
      [Float64Array, Float64Array, Float64Array, Float64Array];
    const offered = carried.map((count, r) => count + overflowed[r]! + blocked[r]! + passed[r]!);
    return { offered, carried, overflowed, blocked, passed };
  }

  /** Counts of each flow in a window. */
  flowsIn(window: number): FlowCounts {
    const of = (column: Float64Array): Float64Array => column.slice(window * this.flows, (window + 1) * this.flows);
    const { calls, offered, carried, overflowed, blocked, abandoned, cutShort, dropped, notMade, hourCalls, hourBlocked } = this.flow;
    return {
      calls: of(calls), offered: of(offered), carried: of(carried), overflowed: of(overflowed), blocked: of(blocked), abandoned: of(abandoned),
      cutShort: of(cutShort), dropped: of(dropped), notMade: of(notMade), hourCalls: of(hourCalls), hourBlocked: of(hourBlocked),
    };
  }

  /** Refusals in a window, ordered by flow, then resource. */
  refusalsIn(window: number): Refusals {
    const cells = this.flows * this.resources;
    const keys = [...this.refusals.keys()].filter((key) => Math.floor(key / cells) === window).sort((a, b) => a - b);
    const cell = keys.map((key) => key - window * cells);
    return {
      flow: Int32Array.from(cell, (at) => Math.floor(at / this.resources)),
      resource: Int32Array.from(cell, (at) => at % this.resources),
      count: Float64Array.from(keys, (key) => this.refusals.get(key)!),
    };
  }
}
