import { equalLevels, weightedQuantile } from '../core/quantile.ts';
import type { FlowIndex } from '../callflow/variant.ts';
import type { FlowCounts, Refusals, WindowStatistics } from '../simulation/statistics.ts';
import { clockQuarters, type ClockQuarters } from './clock-quarters.ts';
import { loadLevels, unitLevels, type LevelTimes } from './load-levels.ts';

const FIVE_MINUTES = 300;

/** What of a counted day's statistics the summary needs: flows instead of their variants, distributions instead of seconds. Plain data. */
export interface DayStatistics extends Omit<WindowStatistics, 'occupancy' | 'load' | 'quarters'> {
  /**
   * By resource, how long it was at each level in its busy hour: occupied units; of a link the bit/s of one second, of a rate the units that
   * were asked of it in one second.
   */
  levels: LevelTimes[];
  /** By resource, of that distribution. */
  mean: Float64Array;
  p95: Float64Array;
  p99: Float64Array;
  max: Float64Array;
  /** By resource, of links and rates the means of each five minutes of the busy hour; null for the others. */
  fiveMinutes: (Float64Array | null)[];
  /** By resource, p95 of these means; 0 for the others. */
  fiveMinuteP95: Float64Array;
  /** Load through the day by quarters of the estate's clock. */
  quarters: ClockQuarters;
}

/** Reduces what was counted in a day. `estateZone`: the zone whose clock the quarters of the day are told by. */
export function dayStatistics(window: WindowStatistics, from: number, index: FlowIndex, estateZone: string): DayStatistics {
  const { occupancy, load, quarters, ...kept } = window;
  const levels = load.map((seconds, r) => (seconds === null ? unitLevels(occupancy.seconds.slice(occupancy.offset[r]!, occupancy.offset[r + 1]!), occupancy.step[r]!) : loadLevels(seconds)));
  const fiveMinutes = load.map((seconds) => seconds && means(seconds, FIVE_MINUTES));
  return {
    ...kept,
    levels,
    mean: Float64Array.from(levels, (each, r) => (load[r] ? mean(load[r]) : meanLevel(each))),
    p95: Float64Array.from(levels, (each) => weightedQuantile(each, 0.95)),
    p99: Float64Array.from(levels, (each) => weightedQuantile(each, 0.99)),
    max: Float64Array.from(levels, highestLevel),
    fiveMinutes,
    fiveMinuteP95: Float64Array.from(fiveMinutes, (each) => (each ? weightedQuantile(equalLevels(each), 0.95) : 0)),
    quarters: clockQuarters(quarters, from, kept.highest.level.length, estateZone),
    flows: countsByFlow(kept.flows, index),
    hourRefusals: refusalsByFlow(window, index),
  };
}

/** Time-weighted mean of the levels. */
function meanLevel({ values, weights }: LevelTimes): number {
  let sum = 0;
  let time = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += (values === null ? i : values[i]!) * weights[i]!;
    time += weights[i]!;
  }
  return time > 0 ? sum / time : 0;
}

/** Highest level that lasted. */
function highestLevel({ values, weights }: LevelTimes): number {
  for (let i = weights.length - 1; i >= 0; i--) if (weights[i]! > 0) return values === null ? i : values[i]!;
  return 0;
}

/** Means of successive stretches of so many seconds. */
function means(load: Float64Array, seconds: number): Float64Array {
  const made = new Float64Array(Math.floor(load.length / seconds));
  for (let i = 0; i < made.length; i++) made[i] = mean(load.subarray(i * seconds, (i + 1) * seconds));
  return made;
}

function mean(load: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < load.length; i++) sum += load[i]!;
  return sum / load.length;
}

/** Adds up the variants of each flow. */
function countsByFlow(counts: FlowCounts, { flows, variants }: FlowIndex): FlowCounts {
  const flowOf = Int32Array.from(variants, ({ flow }) => flow);
  const sum = (column: Float64Array): Float64Array => {
    const sums = new Float64Array(flows.length);
    for (let i = 0; i < flowOf.length; i++) sums[flowOf[i]!]! += column[i]!;
    return sums;
  };
  return Object.fromEntries(Object.entries(counts).map(([name, column]) => [name, sum(column as Float64Array)])) as unknown as FlowCounts;
}

/** Adds up the refusals of the variants of each flow; ordered by flow, then resource. */
function refusalsByFlow({ hourRefusals, hourOfferedSeconds }: WindowStatistics, index: FlowIndex): Refusals {
  const resources = hourOfferedSeconds.length;
  const sums = new Map<number, number>();
  hourRefusals.flow.forEach((variant, i) => {
    const key = index.variants[variant]!.flow * resources + hourRefusals.resource[i]!;
    sums.set(key, (sums.get(key) ?? 0) + hourRefusals.count[i]!);
  });
  const keys = [...sums.keys()].sort((a, b) => a - b);
  return {
    flow: Int32Array.from(keys, (key) => Math.floor(key / resources)),
    resource: Int32Array.from(keys, (key) => key % resources),
    count: Float64Array.from(keys, (key) => sums.get(key)!),
  };
}
