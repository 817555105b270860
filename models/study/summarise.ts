import type { Estimate } from '../core/estimate.ts';
import { meanInterval } from '../core/mean-interval.ts';
import { equalLevels, pooledQuantile, wholeLevels } from '../core/quantile.ts';
import { ratioInterval } from '../core/ratio-interval.ts';
import { gauges, type ResourceInfo } from '../callflow/compiled.ts';
import { tieGaugeId } from '../callflow/tie-gauges.ts';
import type { FlowCounts, WindowStatistics } from '../simulation/statistics.ts';
import { clock, quarterInstant } from './busy-hour.ts';
import type { Simulation, SimulatedState } from './prepare-simulation.ts';
import type { ReplicationResult } from './replicate.ts';
import type { FlowResult, LinkResult, ResourceResult, SimulateResult, StateResult } from './simulate-result.ts';
import { judgeTargets } from './targets.ts';

const HOUR = 3600;

/** Turns the statistics of the replications, in order of their number, into the result document. */
export function summarise(simulation: Simulation, results: ReplicationResult[], stopped: SimulateResult['stopped'], workers: number): SimulateResult {
  return {
    scenario: simulation.scenario.name,
    seed: simulation.seed,
    engine: 'busyhour',
    stopped,
    attempts: results.reduce((sum, result) => sum + result.attempts, 0),
    events: results.reduce((sum, result) => sum + result.events, 0),
    seconds: 0,
    workers,
    defaults: simulation.defaults,
    states: simulation.states.map((state, i) => stateResult(simulation, state, results.flatMap((result) => result.states[i]!))),
    routingFit: simulation.routingFit,
    unassigned: simulation.unassigned,
    warnings: simulation.warnings,
  };
}

function stateResult(simulation: Simulation, state: SimulatedState, days: WindowStatistics[]): StateResult {
  const { confidence } = simulation.scenario.run;
  const start = busyHourClock(simulation, simulation.estateZone, simulation.stateQuarter);
  const resources = state.compiled.resources;
  const flows = simulation.index.flows.map((flow, i): FlowResult => flowResult(flow, flowDays(days, i), confidence, refusedBy(state, days, i)));
  const links: LinkResult[] = [];
  const refusing: ResourceResult[] = [];
  resources.forEach((resource, i) => {
    if (resource.kind === 'link') links.push(linkResult(simulation, state, resource, i, days));
    else if (resource.kind !== 'gauge') refusing.push(resourceResult(simulation, state, resource, i, days));
  });
  const gauge = (id: (typeof gauges)[number]): Estimate => {
    const at = resources.findIndex((resource) => resource.id === id);
    return meanInterval(days.map((day) => meanLevel(secondsAtLevels(day, at))), confidence);
  };
  return {
    id: state.state.id,
    date: state.state.date,
    busyHour: `${start}/${busyHourClock(simulation, simulation.estateZone, simulation.stateQuarter + 4)}`,
    resources: refusing,
    flows,
    links,
    targets: judgeTargets(simulation.scenario.targets, flows, links),
    callsInProgress: {
      pbxInternal: gauge('calls/pbx-internal'),
      teamsInternal: gauge('calls/teams-internal'),
      crossPlatform: gauge('calls/cross-platform'),
      pstn: gauge('calls/pstn'),
      all: gauge('calls/all'),
    },
    tieHeld: resources.filter((resource) => resource.kind === 'tie').map((tie) => {
      const gaugeAt = resources.findIndex((resource) => resource.id === tieGaugeId(tie.id));
      return { id: tie.id, ...heldInHour(days, gaugeAt, confidence) };
    }),
  };
}

function resourceResult(simulation: Simulation, state: SimulatedState, resource: ResourceInfo, i: number, days: WindowStatistics[]): ResourceResult {
  const { confidence } = simulation.scenario.run;
  const perDay = (pick: (day: WindowStatistics) => number): Estimate => meanInterval(days.map(pick), confidence);
  const mean = (column: keyof WindowStatistics['day']): number => average(days, (day) => day.day[column][i]!);
  return {
    id: resource.id,
    kind: resource.kind,
    unit: resource.unit,
    capacity: resource.capacity,
    day: { offered: mean('offered'), carried: mean('carried'), overflowed: mean('overflowed'), blocked: mean('blocked'), passed: mean('passed') },
    busyHour: {
      start: busyHourClock(simulation, siteZone(simulation, resource.site), state.busyQuarters[i]!),
      offeredErlangs: perDay((day) => day.hourOfferedSeconds[i]! / HOUR),
      carriedErlangs: perDay((day) => day.hourCarriedSeconds[i]! / HOUR),
      blocking: ratioInterval(days.map((day) => day.hour.overflowed[i]! + day.hour.blocked[i]!), days.map((day) => day.hour.offered[i]!), confidence),
      ...heldInHour(days, i, confidence),
    },
  };
}

/** Held units over the busy hour: time-weighted mean, percentiles pooled over the days, mean of the days' highest. */
function heldInHour(days: WindowStatistics[], i: number, confidence: number): Record<'mean' | 'p95' | 'p99' | 'max', Estimate> {
  const occupied = days.map((day) => secondsAtLevels(day, i));
  const levels = occupied.map(wholeLevels);
  return {
    mean: meanInterval(occupied.map(meanLevel), confidence),
    p95: pooledQuantile(levels, 0.95, confidence),
    p99: pooledQuantile(levels, 0.99, confidence),
    max: meanInterval(occupied.map(highestLevel), confidence),
  };
}

function linkResult(simulation: Simulation, state: SimulatedState, resource: ResourceInfo, i: number, days: WindowStatistics[]): LinkResult {
  const { confidence } = simulation.scenario.run;
  const rate = resource.capacity ?? Infinity;
  const background = resource.background ?? 0;
  const loads = days.map((day) => day.load[i]!);
  const seconds = loads.map(equalLevels);
  const voice = meanInterval(loads.map((load) => load.reduce((sum, bits) => sum + bits, 0) / load.length), confidence);
  const total = mapEstimate(voice, (bits) => bits + background);
  return {
    id: resource.linkId ?? resource.id,
    direction: resource.direction ?? 'up',
    capacity: rate,
    busyHour: {
      voice,
      total,
      use: mapEstimate(total, (bits) => bits / rate),
      delay: null,
      loss: null,
      p95: pooledQuantile(seconds, 0.95, confidence),
      p99: pooledQuantile(seconds, 0.99, confidence),
      max: meanInterval(loads.map((load) => load.reduce((most, bits) => Math.max(most, bits), 0)), confidence),
      start: busyHourClock(simulation, siteZone(simulation, resource.site), state.busyQuarters[i]!),
    },
  };
}

type FlowDay = Record<keyof FlowCounts, number>;

function flowDays(days: WindowStatistics[], i: number): FlowDay[] {
  return days.map((day) => Object.fromEntries(Object.entries(day.flows).map(([name, column]) => [name, (column as Float64Array)[i]!])) as FlowDay);
}

function flowResult(flow: { from: string; to: string; class: string }, days: FlowDay[], confidence: number, refused: string | null): FlowResult {
  const mean = (column: keyof FlowCounts): number => average(days, (day) => day[column]);
  const withCalls = days.filter((day) => day.hourCalls > 0);
  return {
    from: flow.from,
    to: flow.to,
    class: flow.class,
    calls: mean('calls'),
    offered: mean('offered'),
    carried: mean('carried'),
    overflowed: mean('overflowed'),
    blocked: mean('blocked'),
    abandoned: mean('abandoned'),
    dropped: mean('dropped'),
    blocking: ratioInterval(days.map((day) => day.hourBlocked), days.map((day) => day.hourCalls), confidence),
    dayMean: meanInterval(withCalls.map((day) => day.hourBlocked / day.hourCalls), confidence),
    r: null,
    refusedBy: refused,
  };
}

/** The resource that refused most of the flow's blocked first attempts in the busy hour; null when none was blocked. */
function refusedBy(state: SimulatedState, days: WindowStatistics[], flow: number): string | null {
  const count = state.compiled.resources.length;
  let found: string | null = null;
  let most = 0;
  for (let i = 0; i < count; i++) {
    let refusals = 0;
    for (const day of days) refusals += day.hourRefusals[flow * count + i]!;
    if (refusals > most) {
      most = refusals;
      found = state.compiled.resources[i]!.id;
    }
  }
  return found;
}

/** Seconds of the resource's busy hour at each number of occupied units. */
function secondsAtLevels(day: WindowStatistics, i: number): Float64Array {
  return day.occupancy.seconds.subarray(day.occupancy.offset[i]!, day.occupancy.offset[i + 1]!);
}

/** Time-weighted mean of the levels 0, 1, 2 … */
function meanLevel(seconds: Float64Array): number {
  let sum = 0;
  let time = 0;
  for (let level = 0; level < seconds.length; level++) {
    sum += level * seconds[level]!;
    time += seconds[level]!;
  }
  return time > 0 ? sum / time : 0;
}

/** Highest level that lasted. */
function highestLevel(seconds: Float64Array): number {
  for (let level = seconds.length - 1; level > 0; level--) if (seconds[level]! > 0) return level;
  return 0;
}

function average<T>(days: T[], pick: (day: T) => number): number {
  return days.length === 0 ? 0 : days.reduce((sum, day) => sum + pick(day), 0) / days.length;
}

function mapEstimate(from: Estimate, change: (value: number) => number): Estimate {
  return { ...from, estimate: change(from.estimate), low: from.low === null ? null : change(from.low), high: from.high === null ? null : change(from.high) };
}

function siteZone(simulation: Simulation, site: string): string {
  return simulation.scenario.sites.find((candidate) => candidate.id === site)?.timeZone ?? simulation.estateZone;
}

/** `HH:MM` in a zone of a quarter of the estate's day, on the first counted day. */
function busyHourClock(simulation: Simulation, zoneId: string, quarter: number): string {
  return clock(zoneId, quarterInstant(simulation.estateZone, simulation.referenceDay, quarter));
}

