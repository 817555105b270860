import type { FlowCounts } from '../simulation/statistics.ts';
import type { DayStatistics } from './day-statistics.ts';
import { DayCurveTotals } from './day-curve.ts';
import { PooledLevels } from './load-levels.ts';

/** Outcomes of a day's attempts at a resource. */
type DayCounts = Record<'offered' | 'carried' | 'overflowed' | 'blocked' | 'passed', number>;

/** The most units that a resource held, the replication (from 0) and the instant at which it first did. */
export interface WorstMoment {
  units: number;
  replication: number;
  instant: number;
}

/** What the counted days of a resource add up to; the lists have one value a day, in their order. */
export interface ResourceTotals {
  /** Sums over the days. */
  day: DayCounts;
  /** Of the resource's busy hour: attempts, and those that were refused here. */
  hourOffered: number[];
  hourRefused: number[];
  hourOfferedSeconds: number[];
  hourCarriedSeconds: number[];
  /** Of its levels in the busy hour: time-weighted mean, the day's own percentiles, highest. */
  mean: number[];
  p95: number[];
  p99: number[];
  max: number[];
  fiveMinuteP95: number[];
  /** All days' busy hours as one distribution of levels, and of the means of five minutes. */
  levels: PooledLevels;
  fiveMinutes: number[];
  curve: DayCurveTotals;
  /** Null: never used. */
  worst: WorstMoment | null;
}

/** What the counted days of a flow add up to. */
export interface FlowTotals {
  /** Sums over the days. */
  counts: Record<keyof FlowCounts, number>;
  /** One value a day: first attempts of the day, and its blocked attempts, retries included. */
  dayCalls: number[];
  dayBlocked: number[];
  /** One value a day: first attempts in the state's busy hour, and those of them that were blocked. */
  hourCalls: number[];
  hourBlocked: number[];
  /** By resource index: blocked first attempts of the busy hour that it refused last. */
  refusals: Map<number, number>;
}

/**
 * What the counted days of a state add up to: all that its result is made of, so that a study keeps a few numbers of each replication and
 * not what was counted in it.
 */
export interface StateTotals {
  days: number;
  resources: ResourceTotals[];
  flows: FlowTotals[];
}

export function newStateTotals(resources: number, flows: number): StateTotals {
  return { days: 0, resources: Array.from({ length: resources }, newResourceTotals), flows: Array.from({ length: flows }, newFlowTotals) };
}

/** Adds a counted day of a replication. The days must come in the order of their replications. */
export function addDay(totals: StateTotals, day: DayStatistics, replication: number): void {
  totals.days++;
  totals.resources.forEach((resource, r) => addResourceDay(resource, day, r, replication));
  totals.flows.forEach((flow, f) => addFlowDay(flow, day, f));
  const { flow, resource, count } = day.hourRefusals;
  flow.forEach((f, at) => {
    const { refusals } = totals.flows[f]!;
    refusals.set(resource[at]!, (refusals.get(resource[at]!) ?? 0) + count[at]!);
  });
}

function newResourceTotals(): ResourceTotals {
  return {
    day: { offered: 0, carried: 0, overflowed: 0, blocked: 0, passed: 0 },
    hourOffered: [], hourRefused: [], hourOfferedSeconds: [], hourCarriedSeconds: [],
    mean: [], p95: [], p99: [], max: [], fiveMinuteP95: [],
    levels: new PooledLevels(), fiveMinutes: [], curve: new DayCurveTotals(), worst: null,
  };
}

function addResourceDay(totals: ResourceTotals, day: DayStatistics, r: number, replication: number): void {
  for (const outcome of ['offered', 'carried', 'overflowed', 'blocked', 'passed'] as const) totals.day[outcome] += day.day[outcome][r]!;
  totals.hourOffered.push(day.hour.offered[r]!);
  totals.hourRefused.push(day.hour.overflowed[r]! + day.hour.blocked[r]!);
  totals.hourOfferedSeconds.push(day.hourOfferedSeconds[r]!);
  totals.hourCarriedSeconds.push(day.hourCarriedSeconds[r]!);
  for (const figure of ['mean', 'p95', 'p99', 'max'] as const) totals[figure].push(day[figure][r]!);
  totals.levels.add(day.levels[r]!);
  totals.fiveMinutes.push(...(day.fiveMinutes[r] ?? []));
  if (day.fiveMinutes[r]) totals.fiveMinuteP95.push(day.fiveMinuteP95[r]!);
  totals.curve.add(day.quarters, r);
  const units = day.highest.level[r]!;
  if (units > (totals.worst?.units ?? 0)) totals.worst = { units, replication, instant: day.highest.instant[r]! };
}

function newFlowTotals(): FlowTotals {
  return {
    counts: { calls: 0, offered: 0, carried: 0, overflowed: 0, blocked: 0, abandoned: 0, cutShort: 0, dropped: 0, notMade: 0, hourCalls: 0, hourBlocked: 0 },
    dayCalls: [], dayBlocked: [], hourCalls: [], hourBlocked: [], refusals: new Map(),
  };
}

function addFlowDay(totals: FlowTotals, { flows }: DayStatistics, f: number): void {
  for (const name of Object.keys(totals.counts) as (keyof FlowCounts)[]) totals.counts[name] += flows[name][f]!;
  totals.dayCalls.push(flows.calls[f]!);
  totals.dayBlocked.push(flows.blocked[f]!);
  totals.hourCalls.push(flows.hourCalls[f]!);
  totals.hourBlocked.push(flows.hourBlocked[f]!);
}
