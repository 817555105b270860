import type { DayStatistics } from '../day-statistics.ts';
import { PooledLevels } from '../load-levels.ts';
import type { Way } from './ways.ts';

/** What the counted days gave at one capacity of a resource; the lists have one value a day, in their order. */
export interface ProbeSample {
  /** At the resource in its busy hour: attempts, those refused, would-be occupied seconds of all. */
  offered: number[];
  refused: number[];
  offeredSeconds: number[];
  /** By way: first attempts in that hour, and those blocked. */
  ways: { calls: number[]; blocked: number[] }[];
  /** By flow, of all days: the same, and by resource who refused last. */
  flowCalls: Float64Array;
  flowBlocked: Float64Array;
  refusals: Map<number, number>;
  /** Of the units held in that hour: time-weighted mean, mean of squares, p99, highest of the day. */
  mean: number[];
  square: number[];
  p99: number[];
  highest: number[];
  levels: PooledLevels;
}

export function newProbeSample(flows: number, ways: readonly Way[]): ProbeSample {
  return {
    offered: [], refused: [], offeredSeconds: [], ways: ways.map(() => ({ calls: [], blocked: [] })),
    flowCalls: new Float64Array(flows), flowBlocked: new Float64Array(flows), refusals: new Map(),
    mean: [], square: [], p99: [], highest: [], levels: new PooledLevels(),
  };
}

/** Adds a counted day. The days must come in the order of their replications. */
export function addProbeDay(sample: ProbeSample, day: DayStatistics, resource: number, ways: readonly Way[]): void {
  sample.offered.push(day.hour.offered[resource]!);
  sample.refused.push(day.hour.overflowed[resource]! + day.hour.blocked[resource]!);
  sample.offeredSeconds.push(day.hourOfferedSeconds[resource]!);
  const asking = new Set<number>();
  ways.forEach(({ flows }, w) => {
    let calls = 0;
    let blocked = 0;
    for (const flow of flows) {
      calls += day.flows.hourCalls[flow]!;
      blocked += day.flows.hourBlocked[flow]!;
      sample.flowCalls[flow]! += day.flows.hourCalls[flow]!;
      sample.flowBlocked[flow]! += day.flows.hourBlocked[flow]!;
      asking.add(flow);
    }
    sample.ways[w]!.calls.push(calls);
    sample.ways[w]!.blocked.push(blocked);
  });
  const { flow, resource: by, count } = day.hourRefusals;
  flow.forEach((f, i) => asking.has(f) && sample.refusals.set(by[i]!, (sample.refusals.get(by[i]!) ?? 0) + count[i]!));
  const levels = day.levels[resource]!;
  sample.mean.push(day.mean[resource]!);
  sample.square.push(meanSquare(levels));
  sample.p99.push(day.p99[resource]!);
  sample.highest.push(day.highest.level[resource]!);
  sample.levels.add(levels);
}

function meanSquare({ values, weights }: DayStatistics['levels'][number]): number {
  let sum = 0;
  let time = 0;
  for (let i = 0; i < weights.length; i++) {
    const value = values === null ? i : values[i]!;
    sum += value * value * weights[i]!;
    time += weights[i]!;
  }
  return time > 0 ? sum / time : 0;
}
