import type { PhaseDurations, StreamKeys } from '../core/arrivals.ts';
import { fnv1a64 } from '../core/hash.ts';
import { atOnce, type Slices } from '../core/slices.ts';
import { dayNumber, zone } from '../core/zone.ts';
import type { CallTable } from '../cdr/call-table.ts';
import type { FlowIndex } from '../callflow/variant.ts';
import type { Scenario, SyntheticFlow } from '../scenario/scenario.ts';
import { demandOf } from './demand-of.ts';
import type { Demand, DemandData } from './demand.ts';
import { fittedFlows } from './fitted-flows.ts';
import { recordedCalls, type RecordedCalls } from './recorded-calls.ts';
import { phaseShares } from './phase-shares.ts';

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

/** Makes the demand of a scenario: recorded calls replayed, resampled or fitted, and synthetic flows. */
export function prepareDemand(input: DemandInput): Demand {
  return demandOf(atOnce(preparingDemand(input)));
}

/** The data of a scenario's demand, in slices. */
export function* preparingDemand(input: DemandInput): Slices<DemandData> {
  const { scenario, index, records } = input;
  const estateZone = scenario.sites[0]!.timeZone;
  const calls = records && (yield* recordedCalls(records.table, index, records.callVariant, records.phases));
  const method = calls === null ? 'synthetic' : scenario.demand.method;
  yield 0.9;
  return {
    method,
    seed: scenario.run.seed,
    weekdays: scenario.run.weekdays,
    estateZone,
    days: records?.days ?? [syntheticDay(scenario)],
    calls,
    fitted: calls && records && method === 'fitted' ? fittedFlows(scenario, index, calls, records.days, zone(estateZone)) : null,
    synthetic: scenario.demand.synthetic.map((row, i) => ({ row, variant: input.syntheticVariants[i]!, stream: index.flows.length + i, zoneId: profileZone(scenario, row) })),
    streams: streamKeys(scenario, index),
    warmSeconds: scenario.run.start === 'empty' ? 0 : warmSeconds(scenario, calls),
    behindSeconds: scenario.sites.some((site) => site.timeZone !== estateZone) ? LONGEST_BEHIND_SECONDS : 0,
    variants: index.variants.length,
    phaseShares: phaseShares(index, calls),
  };
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

/** Zone whose hours a row's profile is of: that of the caller's site, or of the called one's when the public network calls. */
function profileZone(scenario: Scenario, row: SyntheticFlow): string {
  const end = row.from === 'pstn' ? row.to : row.from;
  const siteId = scenario.groups.find((group) => group.id === end)?.site ?? end;
  return (scenario.sites.find((site) => site.id === siteId) ?? scenario.sites[0]!).timeZone;
}
