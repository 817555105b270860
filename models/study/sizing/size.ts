import type { ResourceInfo } from '../../callflow/compiled.ts';
import type { CallTable } from '../../cdr/call-table.ts';
import { error, UnusableInput } from '../../core/issue.ts';
import type { JobOptions } from '../../core/job.ts';
import { meanInterval } from '../../core/mean-interval.ts';
import { sectionedQuantile, weightedQuantile } from '../../core/quantile.ts';
import { demandOf } from '../../demand/demand-of.ts';
import { erlangB } from '../../teletraffic/erlang-b.ts';
import { stoodFull } from '../../traffic/stood-full.ts';
import { TableTraffic } from '../../traffic/table-traffic.ts';
import { nearest } from '../../scenario/nearest.ts';
import { busyHourStart } from '../busy-hour-start.ts';
import { prepareSimulation, type Simulation } from '../prepare-simulation.ts';
import type { ReplicateOptions } from '../replicate.ts';
import { here, preparing, type Replicate } from '../simulate.ts';
import { USUAL_BLOCKING } from '../usual-blocking.ts';
import { within } from '../within.ts';
import { poissonQuantile } from './formula-answer.ts';
import type { Aim } from './judge.ts';
import { orderAnswer } from './order-answer.ts';
import { reasonsOf } from './reasons.ts';
import { blockingAt, searchCapacities, type Place, type Searched } from './search.ts';
import type { SizeInput, Sizing } from './size-input.ts';
import type { CurveSample, FormulaAnswer, ReplayAnswer, SimulationAnswer, SizedResource, SizeResult } from './size-result.ts';
import { waysOver } from './ways.ts';

/** Use of a link, voice and background over its rate, where the scenario sets no target. */
const USUAL_LINK_USE = 0.7;
/** Kinds that hold whole units. */
const heldKinds: readonly ResourceInfo['kind'][] = ['trunk', 'tie', 'pbx', 'pbx-dsps', 'sbc', 'sbc-srtp', 'sbc-transcodes', 'cap'];
/** Capacities beside the answer that the curve shows, as parts of it. */
const CURVE_PARTS = [0.8, 0.9, 1.1, 1.2];

export interface SizeOptions extends Omit<ReplicateOptions, 'onState' | 'probes'> {
  /** Makes what runs replications elsewhere (a pool of workers) of the prepared simulation; absent: they run here. */
  replicator?: (simulation: Simulation) => Replicate;
  /** How many replications may be under way at once. */
  parallel?: number;
}

/**
 * The least capacity of resources that meets a target, in every migration state or those asked for, three ways: by formula on the load that is
 * offered in the resource's busy hour, by simulation of each capacity on the same draws, and by replay of the recorded calls as they were; with
 * what makes them differ, what can be bought, and the curve around the answer. A state with an outage is sized only where it is asked for. Links are sized
 * by p99 of their use in the busy hour. Replay days of the scenario are resampled for the simulation. Same input, same result, whatever runs it; `seconds` is 0. Throws
 * UnusableInput (also for a resource that is in none of the states) and Cancelled.
 */
export async function size(input: SizeInput, options: SizeOptions = {}): Promise<SizeResult> {
  const prepared = await prepareSimulation(input, { ...options, onProgress: preparing(options.onProgress) });
  const simulation = sized(prepared, input);
  const { sizing } = input;
  const places = placesOf(simulation, sizing.resources);
  const run = options.replicator?.(simulation) ?? here(simulation, options);
  const { run: settings } = simulation.scenario;
  const common = { pause: options.pause, signal: options.signal, budget: settings.budget };
  const part = (from: number, share: number, what: string): JobOptions['onProgress'] =>
    options.onProgress && ((progress) => options.onProgress!({ done: from + share * progress.done, what: `${what}, ${progress.what}` }));

  const hasReplay = simulation.demand.data.calls !== null;
  const simulated = await searchCapacities(simulation, run, places, aimOf(simulation, sizing), {
    ...common, replications: settings.replications, parallel: options.parallel ?? 1, wantsSure: true,
    onProgress: part(0, hasReplay ? 0.8 : 1, 'simulating'),
    further: (searched) => (sizing.curve === false ? [] : curveCapacities(simulation, searched, sizing)),
  });
  const replayed = hasReplay ? replayOf(simulation) : null;
  const recorded = replayed && await searchCapacities(replayed, here(replayed, options), places, aimOf(replayed, sizing), {
    ...common, replications: 1, parallel: 1, wantsSure: false, onProgress: part(0.8, 0.2, 'replaying'), further: () => [],
  });

  const full = fullTrunks(simulation, input.table);
  const resources = simulated.searched.map((searched, i) => sizedResource(simulation, searched, recorded?.searched[i] ?? null, sizing, full));
  return {
    scenario: simulation.scenario.name, seed: simulation.seed,
    measure: sizing.measure ?? 'flows', basis: sizing.basis ?? 'mean-hour',
    stopped: simulated.isWhole && (recorded?.isWhole ?? true) ? 'found' : 'budget',
    replications: settings.replications, confidence: settings.confidence,
    attempts: simulated.attempts + (recorded?.attempts ?? 0), events: simulated.events + (recorded?.events ?? 0),
    seconds: 0, workers: options.parallel ?? 1,
    states: simulation.states.map(({ id, state, outage }, s) => ({ id, date: outage?.date ?? state.date, resources: resources.filter((_, i) => places[i]!.state === s) })),
    warnings: simulation.warnings,
  };
}

/** The prepared simulation as it is sized: without the variants of outages unless states are asked for, and with days drawn where the scenario replays. */
function sized(simulation: Simulation, { overrides }: SizeInput): Simulation {
  const { data } = simulation.demand;
  const states = overrides.states?.length ? simulation.states : simulation.states.filter(({ outage }) => outage === null);
  return { ...simulation, states, demand: data.method === 'replay' ? demandOf({ ...data, method: 'resample' }) : simulation.demand };
}

/** The recorded calls at their instants, in the same states and with the same busy hours. */
function replayOf(simulation: Simulation): Simulation {
  return { ...simulation, demand: demandOf({ ...simulation.demand.data, method: 'replay', fitted: null }) };
}

function placesOf(simulation: Simulation, asked: string[] | undefined): Place[] {
  const places = simulation.states.flatMap((state, s) => state.compiled.resources.flatMap((resource, r): Place[] => {
    const isLink = resource.kind === 'link';
    if (!isLink && !heldKinds.includes(resource.kind)) return [];
    if (asked?.length && !asked.includes(resource.id) && !asked.includes(resource.linkId ?? resource.id)) return [];
    return [{ state: s, resource: r, isLink, ways: isLink ? [] : waysOver(simulation, state, r) }];
  }));
  const ids = [...new Set(simulation.states.flatMap(({ compiled }) => compiled.resources.filter(({ kind }) => kind === 'link' || heldKinds.includes(kind)).flatMap(({ id, linkId }) => (linkId ? [linkId, id] : [id]))))];
  for (const id of asked ?? []) {
    if (ids.includes(id)) continue;
    const near = nearest(id, ids);
    throw new UnusableInput([error('unknown-resource', '', `No state that is sized has a resource "${id}" that holds units or bits.`, `${near ? `Did you mean ${near}? ` : ''}There are ${ids.join(', ')}.`)]);
  }
  return places;
}

function aimOf({ scenario, states }: Simulation, sizing: Sizing): (place: Place, busiest: number[]) => Aim {
  const { blocking, emergencyBlocking, linkUse } = scenario.targets;
  const usual = blocking !== null && blocking > 0 && blocking < 1 ? blocking : USUAL_BLOCKING;
  const target = sizing.target ?? usual;
  return (place, busiest) => ({
    target: states[place.state]!.compiled.resources[place.resource]!.kind === 'link' ? (linkUse ?? USUAL_LINK_USE) : target,
    emergencyTarget: emergencyBlocking ?? target,
    measure: place.ways.length === 0 ? 'resource' : (sizing.measure ?? 'flows'),
    basis: sizing.basis ?? 'mean-hour', confidence: scenario.run.confidence, ways: place.ways, busiest,
  });
}

/** Today's capacity, what would be bought, that less one module, and some around it. */
function curveCapacities(simulation: Simulation, { place, search, formula }: Searched, sizing: Sizing): number[] {
  if (!search) return [];
  const resource = simulation.states[place.state]!.compiled.resources[place.resource]!;
  const wanted = new Set<number>();
  const least = search.surelyLeast ?? search.least;
  if (resource.capacity !== null) wanted.add(resource.capacity);
  if (least !== null) {
    const { capacity, withoutOne } = orderAnswer(simulation.scenario, resource, least, sizing.orderUnit);
    wanted.add(capacity);
    if (withoutOne !== null) wanted.add(withoutOne);
  }
  for (const part of CURVE_PARTS) wanted.add(Math.max(1, Math.round(part * (search.least ?? formula.capacity))));
  return [...wanted].sort((a, b) => a - b);
}

function sizedResource(simulation: Simulation, searched: Searched, recorded: Searched | null, sizing: Sizing, full: Map<string, string>): SizedResource {
  const { place, aim } = searched;
  const state = simulation.states[place.state]!;
  const resource = state.compiled.resources[place.resource]!;
  const truncated = full.get(resource.id) ?? '';
  const formula = place.isLink ? linkFormula(simulation, searched, resource) : searched.formula;
  const simulated = place.isLink ? linkSimulation(searched, resource) : simulationAnswer(simulation, searched);
  const replay = recorded && (place.isLink ? linkReplay(recorded, resource) : replayAnswer(recorded, truncated !== ''));
  const least = simulated.sure ?? simulated.capacity;
  return {
    id: resource.id, kind: resource.kind, unit: resource.unit, capacity: resource.capacity,
    busyHour: busyHourStart(simulation, resource.site, state.busyHours[place.resource]!),
    target: aim.target, formula, simulation: simulated, replay,
    reasons: reasonsOf(simulation, searched, { formula, simulation: simulated, replay }, truncated),
    order: least === null ? null : orderAnswer(simulation.scenario, resource, least, place.isLink ? undefined : sizing.orderUnit),
    curve: curveOf(searched),
  };
}

function simulationAnswer(simulation: Simulation, searched: Searched): SimulationAnswer {
  const { search, judged, samples, unlimitedJudged } = searched;
  const nothing = { binds: null, refusedBy: null, fiveBusiest: null };
  if (!search) return { capacity: 0, sure: 0, blocking: unlimitedJudged.blocking, ...nothing };
  const { least, surelyLeast } = search;
  const below = least === null ? searched.unlimited : samples.get(least - 1);
  const flows = searched.place.ways.flatMap((way) => way.flows);
  const most = <K>(entries: [K, number][]): K | null => entries.reduce<[K, number] | null>((found, entry) => (entry[1] > (found?.[1] ?? 0) ? entry : found), null)?.[0] ?? null;
  const binds = below ? most(flows.map((flow): [number, number] => [flow, below.flowBlocked[flow]!])) : null;
  const refuser = below ? most([...below.refusals]) : null;
  return {
    capacity: least, sure: surelyLeast, blocking: blockingAt(searched, least),
    fiveBusiest: least === null ? null : (judged.get(least)?.fiveBusiest ?? null),
    binds: binds === null ? null : simulation.index.flows[binds]!.name,
    refusedBy: refuser === null ? null : simulation.states[searched.place.state]!.compiled.resources[refuser]!.id,
  };
}

function replayAnswer({ search, unlimited }: Searched, isLowerBound: boolean): ReplayAnswer {
  return { capacity: search ? search.least : 0, peak: Math.max(0, ...unlimited.highest), days: unlimited.highest.length, isLowerBound };
}

/** A rate at which p99 of voice with the measured background has the share of the target. */
function rateFor(bitsPerSecond: number, { background }: ResourceInfo, use: number): number {
  return Math.ceil((bitsPerSecond + (background ?? 0)) / use);
}

/** p99 of Poisson traffic of calls of one width: that of the mean load and of the mean of what the flows ask. */
function linkFormula(simulation: Simulation, { unlimited, formula, aim, place }: Searched, resource: ResourceInfo): FormulaAnswer {
  const offered = within(meanInterval(unlimited.mean, aim.confidence), 0);
  const width = callWidth(simulation, place);
  const rate = (load: number | null): number | null => (load === null ? null : rateFor(width > 0 ? width * poissonQuantile(load / width, 0.99) : 0, resource, aim.target));
  return { formula: 'poisson', offered, capacity: rate(offered.estimate)!, low: rate(offered.low), high: rate(offered.high), peakedness: widthless(formula, width), hayward: null };
}

/** Variance ÷ mean in calls instead of bit/s. */
function widthless({ peakedness }: FormulaAnswer, width: number): FormulaAnswer['peakedness'] {
  const scaled = (value: number | null): number | null => (value === null || width === 0 ? value : value / width);
  return { ...peakedness, estimate: scaled(peakedness.estimate)!, low: scaled(peakedness.low), high: scaled(peakedness.high) };
}

/** Bit/s of a call over a link, the mean over the variants by their expected load. */
function callWidth(simulation: Simulation, { state, resource }: Place): number {
  const load = simulation.demand.expectedLoad(simulation.estateZone);
  let bits = 0;
  let squares = 0;
  simulation.states[state]!.compiled.network.flows.forEach(({ phases }, variant) => {
    const units = phases.flatMap(({ alternatives }) => alternatives[0]?.demands ?? []).reduce((sum, demand) => (demand.resource === resource ? sum + demand.units : sum), 0);
    let erlangs = 0;
    for (let quarter = 0; quarter < 96; quarter++) erlangs += load[variant * 96 + quarter]!;
    bits += erlangs * units;
    squares += erlangs * units * units;
  });
  return bits > 0 ? squares / bits : 0;
}

function linkSimulation({ unlimited, aim }: Searched, resource: ResourceInfo): SimulationAnswer {
  const p99 = within(sectionedQuantile(weightedQuantile(unlimited.levels.distribution(), 0.99), unlimited.p99, aim.confidence), 0);
  const capacity = rateFor(p99.estimate, resource, aim.target);
  const use = (bits: number | null): number | null => (bits === null ? null : (bits + (resource.background ?? 0)) / capacity);
  return {
    capacity, sure: p99.high === null ? null : rateFor(p99.high, resource, aim.target),
    blocking: capacity === 0 ? null : { ...p99, estimate: use(p99.estimate)!, low: use(p99.low), high: use(p99.high) },
    fiveBusiest: null, binds: null, refusedBy: null,
  };
}

function linkReplay({ unlimited, aim }: Searched, resource: ResourceInfo): ReplayAnswer {
  const p99 = weightedQuantile(unlimited.levels.distribution(), 0.99);
  return { capacity: rateFor(p99, resource, aim.target), peak: Math.max(0, ...unlimited.highest), days: unlimited.highest.length, isLowerBound: false };
}

/** Every capacity that was simulated, but for those that no axis holds. */
function curveOf({ judged, formula, place }: Searched): CurveSample[] {
  if (place.isLink) return [];
  return [...judged].sort(([a], [b]) => a - b).map(([capacity, { blocking }]) => ({ capacity, blocking, formula: erlangB(formula.offered.estimate, capacity) }));
}

/** By trunk, in words, that it stood full in the records or seems to have. */
function fullTrunks({ scenario, estateZone }: Simulation, table: CallTable | null): Map<string, string> {
  const found = new Map<string, string>();
  if (!table) return found;
  const known = new Set(table.devices.map(({ name }) => name));
  const traffic = new TableTraffic(table);
  const settings = { zone: estateZone, weekdays: scenario.run.weekdays, holidays: scenario.run.holidays };
  for (const { id, cdrNames, channels } of scenario.trunks) {
    const names = cdrNames.filter((name) => known.has(name));
    if (names.length === 0) continue;
    const { verdict, sentence } = stoodFull(table, settings, names, Number.isFinite(channels) ? channels : null, traffic);
    if (verdict !== 'no') found.set(id, sentence);
  }
  return found;
}
