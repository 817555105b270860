import type { PhaseDurations, StreamKeys } from '../core/arrivals.ts';
import { fnv1a64 } from '../core/hash.ts';
import { Draws } from '../core/random.ts';
import { dayNumber, zone, type Zone } from '../core/zone.ts';
import type { CallTable } from '../cdr/call-table.ts';
import type { FlowIndex } from '../callflow/variant.ts';
import type { Scenario, SyntheticFlow } from '../scenario/scenario.ts';
import { ArrivalsBuilder } from './arrivals-builder.ts';
import type { Demand, DemandDay } from './demand.ts';
import { addRecordedLoad, addSyntheticLoad, dayWeights, QUARTERS } from './expected-load.ts';
import { recordedCalls, type RecordedCalls } from './recorded-calls.ts';
import { phaseShares } from './phase-shares.ts';
import { addRecorded, drawDay } from './resample.ts';
import { addSyntheticCalls, type SyntheticInterval } from './synthetic.ts';

/** The day that synthetic calls are made for where the scenario has no period. */
const UNDATED_DAY = dayNumber('2001-01-01');
const WARM_LEAST_SECONDS = 3600;
const WARM_MEAN_HOLDING_TIMES = 5;
/** A busy hour begins on a quarter before the end of the day. */
const LONGEST_BEHIND_SECONDS = 2700;

export interface DemandInput {
  scenario: Scenario;
  index: FlowIndex;
  /** Variant of each synthetic row of the scenario. */
  syntheticVariants: ArrayLike<number>;
  /** Recorded calls, the variant of each, and the local day numbers that count; null without records. */
  records: { table: CallTable; callVariant: Int32Array; phases: PhaseDurations | null; days: number[] } | null;
}

/** Makes the demand of a scenario: recorded calls replayed or resampled, and synthetic flows. */
export function prepareDemand(input: DemandInput): Demand {
  const { scenario, index } = input;
  const estate = zone(scenario.sites[0]!.timeZone);
  const records = input.records;
  const calls = records && recordedCalls(records.table, index, records.callVariant, records.phases);
  const replay = calls !== null && scenario.demand.method === 'replay';
  const parts: Parts = {
    scenario, index, estate, calls,
    days: records?.days ?? [],
    syntheticVariants: input.syntheticVariants,
    streams: streamKeys(scenario, index),
    warmSeconds: scenario.run.start === 'empty' ? 0 : warmSeconds(scenario, calls),
    behindSeconds: scenario.sites.some((site) => site.timeZone !== scenario.sites[0]!.timeZone) ? LONGEST_BEHIND_SECONDS : 0,
  };
  return {
    method: calls === null ? 'synthetic' : replay ? 'replay' : 'resample',
    replications: replay ? 1 : null,
    generate: replay ? () => replayed(parts) : (replication, growth) => oneDay(parts, replication, growth),
    expectedLoad: keptByZone((zoneId) => expectedLoad(parts, replay, zone(zoneId))),
    phaseShares: phaseShares(index, calls),
  };
}

interface Parts {
  scenario: Scenario;
  index: FlowIndex;
  estate: Zone;
  calls: RecordedCalls | null;
  days: number[];
  syntheticVariants: ArrayLike<number>;
  streams: StreamKeys;
  warmSeconds: number;
  /** How far the demand goes on behind a counted day: busy hours of sites in other zones may reach over its end. */
  behindSeconds: number;
}

/** Streams: one for each flow's recorded calls, then one for each synthetic row, named `<flow>#<id>`. */
function streamKeys(scenario: Scenario, index: FlowIndex): StreamKeys {
  const names = index.flows.map((flow) => flow.name);
  for (const row of scenario.demand.synthetic) names.push(`${row.from}>${row.to}:${row.class}#${row.id}`);
  const hashes = names.map(fnv1a64);
  return { low: Uint32Array.from(hashes, (hash) => hash.low), high: Uint32Array.from(hashes, (hash) => hash.high) };
}

/** How long the demand before the counted day runs first: at least 1 h and 5 mean holding times. */
function warmSeconds(scenario: Scenario, calls: RecordedCalls | null): number {
  let longestMean = 0;
  for (const row of scenario.demand.synthetic) longestMean = Math.max(longestMean, row.holding.meanSeconds);
  if (calls && calls.count > 0) {
    let sum = 0;
    for (let i = 0; i < calls.count; i++) sum += calls.holding[i]!;
    longestMean = Math.max(longestMean, sum / calls.count);
  }
  return Math.max(WARM_LEAST_SECONDS, Math.ceil(WARM_MEAN_HOLDING_TIMES * longestMean));
}

/** Local day number that synthetic calls are made for where there are no records: the first of the period. */
export function syntheticDay(scenario: Scenario): number {
  return scenario.period ? dayNumber(scenario.period.start) : UNDATED_DAY;
}

function oneDay(parts: Parts, replication: number, growth: number): DemandDay {
  const { scenario, estate, calls, streams } = parts;
  const draws = new Draws(scenario.run.seed);
  const day = calls
    ? drawDay(parts.days, scenario.run.weekdays, replication, draws)
    : syntheticDay(scenario);
  const counted = { from: estate.startOfDay(day), until: estate.startOfDay(day + 1), day };
  const from = counted.from - parts.warmSeconds;
  const until = counted.until + parts.behindSeconds;
  const builder = new ArrivalsBuilder(1 << 14);
  // Copies keep to the side of the day's end on which their originals are: what comes behind it changes nothing in it.
  if (calls) addRecorded(builder, calls, streams, from, counted.until, growth, replication, draws);
  if (calls) addRecorded(builder, calls, streams, counted.until, until, growth, replication, draws);
  addSynthetic(builder, parts, { from, origin: counted.from, until }, growth, replication, draws);
  return { arrivals: builder.sorted(streams, calls?.phases ?? null), days: [counted] };
}

/** The whole recorded period once, at the recorded instants, beginning with the calls in progress. */
function replayed(parts: Parts): DemandDay {
  const { calls, estate, streams } = parts;
  const draws = new Draws(parts.scenario.run.seed);
  const days = parts.days.map((day) => ({ from: estate.startOfDay(day), until: estate.startOfDay(day + 1), day }));
  const from = Math.min(calls!.count > 0 ? calls!.start[0]! : Infinity, days[0]!.from - parts.warmSeconds);
  const until = Math.max(days.at(-1)!.until, calls!.count > 0 ? calls!.start[calls!.count - 1]! + 1 : 0);
  const builder = new ArrivalsBuilder(calls!.count);
  addRecorded(builder, calls!, streams, from, until, 1, 0, draws);
  const origin = days[0]!.from;
  addSynthetic(builder, parts, { from: origin - parts.warmSeconds, origin, until: days.at(-1)!.until + parts.behindSeconds }, 1, 0, draws);
  return { arrivals: builder.sorted(streams, calls!.phases), days };
}

function addSynthetic(builder: ArrivalsBuilder, parts: Parts, interval: SyntheticInterval, growth: number, replication: number, draws: Draws): void {
  parts.scenario.demand.synthetic.forEach((row, i) => {
    const place = { variant: parts.syntheticVariants[i]!, stream: parts.index.flows.length + i };
    addSyntheticCalls(builder, row, place, parts.streams, profileZone(parts.scenario, row), interval, growth, replication, draws);
  });
}

function expectedLoad(parts: Parts, replay: boolean, clock: Zone): Float64Array {
  const { scenario, estate, calls } = parts;
  const erlangs = new Float64Array(parts.index.variants.length * QUARTERS);
  const weights = calls ? dayWeights(parts.days, replay ? null : scenario.run.weekdays) : new Map([[syntheticDay(scenario), 1]]);
  if (calls) addRecordedLoad(erlangs, calls, estate, clock, weights);
  const days = [...weights].map(([day, weight]) => ({ instant: estate.startOfDay(day), weight }));
  scenario.demand.synthetic.forEach((row, i) => addSyntheticLoad(erlangs, row, parts.syntheticVariants[i]!, profileZone(scenario, row), clock, days));
  return erlangs;
}

/** An estate asks for the same few zones again and again. */
function keptByZone(make: (zoneId: string) => Float64Array): (zoneId: string) => Float64Array {
  const kept = new Map<string, Float64Array>();
  return (zoneId) => {
    const made = kept.get(zoneId) ?? make(zoneId);
    kept.set(zoneId, made);
    return made;
  };
}

/** Zone whose hours a row's profile is of: that of the caller's site, or of the called one's when the public network calls. */
function profileZone(scenario: Scenario, row: SyntheticFlow): Zone {
  const end = row.from === 'pstn' ? row.to : row.from;
  const siteId = scenario.groups.find((group) => group.id === end)?.site ?? end;
  return zone((scenario.sites.find((site) => site.id === siteId) ?? scenario.sites[0]!).timeZone);
}
