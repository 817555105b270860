import type { LossNetwork, Resource } from '../../core/loss-network.ts';
import type { CountedWindow } from '../../core/window.ts';
import type { AttemptCounts, FlowCounts, Refusals, WindowStatistics } from '../statistics.ts';
import type { LevelSummary } from './level-meter.ts';
import { DayCourse, HOUR, LevelTimes, QUARTER, SecondMeans } from './level-summaries.ts';

/** What became of an attempt at a resource. */
export type Outcome = Exclude<keyof AttemptCounts, 'offered'>;

/** Everything counted in one window, while it is counted. */
export class WindowRecord {
  readonly day: AttemptCounts;
  readonly hour: AttemptCounts;
  readonly hourOfferedSeconds: Float64Array;
  readonly hourCarriedSeconds: Float64Array;
  readonly flows: FlowCounts;
  attempts = 0;
  events = 0;
  /** By flow, then resource. */
  readonly #refusals: Map<number, number>[];
  readonly #window: CountedWindow;
  readonly #resources: Resource[];
  readonly #steps: Float64Array;
  readonly #levelTimes: (LevelTimes | null)[];
  readonly #secondMeans: (SecondMeans | null)[];
  /** Of rates: units asked in each second of the busy hour. */
  readonly #asked: (Float64Array | null)[];
  readonly #courses: DayCourse[];

  constructor({ resources, flows }: LossNetwork, window: CountedWindow, steps: Float64Array) {
    const column = (): Float64Array => new Float64Array(resources.length);
    this.day = attemptCounts(resources.length);
    this.hour = attemptCounts(resources.length);
    this.hourOfferedSeconds = column();
    this.hourCarriedSeconds = column();
    this.flows = flowCounts(flows.length);
    this.#refusals = flows.map(() => new Map<number, number>());
    this.#window = window;
    this.#resources = resources;
    this.#steps = steps;
    const busyHour = window.resourceBusyHour;
    this.#levelTimes = resources.map(({ mode }, r) => (mode === 'held' || mode === 'gauge' ? new LevelTimes(busyHour[r]!, steps[r]!) : null));
    this.#secondMeans = resources.map(({ mode }, r) => (mode === 'carrying' ? new SecondMeans(busyHour[r]!) : null));
    this.#asked = resources.map(({ mode }) => (mode === 'rate' ? new Float64Array(HOUR) : null));
    this.#courses = resources.map(() => new DayCourse(window));
  }

  /** What wants to know the level of a resource. */
  summariesOf(resource: number): LevelSummary[] {
    return [this.#levelTimes[resource], this.#secondMeans[resource], this.#courses[resource]].filter((summary) => summary != null);
  }

  /** Whether an instant lies in the state's busy hour. */
  inStateBusyHour(instant: number): boolean {
    return instant >= this.#window.stateBusyHour && instant < this.#window.stateBusyHour + HOUR;
  }

  /** An attempt in the resource's busy hour, with the units that it asks in all and its would-be unit-seconds. */
  countInHour(resource: number, outcome: Outcome, units: number, unitSeconds: number, instant: number): void {
    this.hour.offered[resource]!++;
    this.hour[outcome][resource]!++;
    this.hourOfferedSeconds[resource]! += unitSeconds;
    if (outcome === 'carried') this.hourCarriedSeconds[resource]! += unitSeconds;
    const asked = this.#asked[resource];
    if (asked) asked[Math.floor(instant - this.#window.resourceBusyHour[resource]!)]! += units;
  }

  /** A first attempt that was blocked in the state's busy hour, and the resource that refused last. */
  countRefusal(flow: number, resource: number): void {
    const ofFlow = this.#refusals[flow]!;
    ofFlow.set(resource, (ofFlow.get(resource) ?? 0) + 1);
  }

  statistics(): WindowStatistics {
    const { day, hour, hourOfferedSeconds, hourCarriedSeconds, flows, attempts, events } = this;
    const offset = new Uint32Array(this.#resources.length + 1);
    this.#levelTimes.forEach((times, r) => (offset[r + 1] = offset[r]! + (times?.seconds.length ?? 0)));
    return {
      day, hour, hourOfferedSeconds, hourCarriedSeconds,
      occupancy: { step: this.#steps.slice(), offset, seconds: Float64Array.from(this.#levelTimes.flatMap((times) => times?.seconds ?? [])) },
      load: this.#resources.map((_, r) => this.#secondMeans[r]?.means ?? this.#asked[r] ?? null),
      quarters: {
        count: Math.ceil((this.#window.until - this.#window.from) / QUARTER),
        mean: Float64Array.from(this.#courses.flatMap((course) => [...course.quarterMeans()])),
        highest: Float64Array.from(this.#courses.flatMap(({ quarterHighest }) => [...quarterHighest])),
      },
      highest: {
        level: Float64Array.from(this.#courses, ({ highest }) => highest),
        instant: Float64Array.from(this.#courses, ({ highestSince }) => highestSince),
      },
      flows,
      hourRefusals: this.#refusalTable(),
      attempts, events,
    };
  }

  #refusalTable(): Refusals {
    const rows = this.#refusals.flatMap((ofFlow, flow) => [...ofFlow].sort(([a], [b]) => a - b).map(([resource, count]) => ({ flow, resource, count })));
    return {
      flow: Int32Array.from(rows, ({ flow }) => flow),
      resource: Int32Array.from(rows, ({ resource }) => resource),
      count: Float64Array.from(rows, ({ count }) => count),
    };
  }
}

function attemptCounts(resources: number): AttemptCounts {
  const column = (): Float64Array => new Float64Array(resources);
  return { offered: column(), carried: column(), overflowed: column(), blocked: column(), passed: column() };
}

function flowCounts(flows: number): FlowCounts {
  const column = (): Float64Array => new Float64Array(flows);
  return {
    calls: column(), offered: column(), carried: column(), overflowed: column(), blocked: column(), abandoned: column(),
    cutShort: column(), dropped: column(), notMade: column(), hourCalls: column(), hourBlocked: column(),
  };
}
