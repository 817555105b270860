import { compile } from '../callflow/compile.ts';
import type { CompiledState } from '../callflow/compiled.ts';
import { routingFit } from '../callflow/routing-fit.ts';
import { withTieGauges } from '../callflow/tie-gauges.ts';
import { addSynthetic, tyingCalls } from '../callflow/tie-calls.ts';
import type { FlowIndex } from '../callflow/variant.ts';
import { changedCalls } from '../cdr/changed-calls.ts';
import { fileFingerprints } from '../cdr/fingerprint.ts';
import { fitness } from '../cdr/fitness.ts';
import { error, UnusableInput, warning, type Issue } from '../core/issue.ts';
import { stopIfCancelled, type JobOptions } from '../core/job.ts';
import { inSlices, type Slices } from '../core/slices.ts';
import { thousands } from '../core/thousands.ts';
import type { CountedWindow } from '../core/window.ts';
import { isoDate, weekdayOf } from '../core/zone.ts';
import type { Demand, DemandDay } from '../demand/demand.ts';
import { demandOf } from '../demand/demand-of.ts';
import { preparingDemand, syntheticDay } from '../demand/prepare-demand.ts';
import { resolveScenario } from '../scenario/resolve.ts';
import type { MigrationState, Scenario } from '../scenario/scenario.ts';
import { countedDays } from '../traffic/counted-days.ts';
import { busyHourInstant, resourceBusyHours, stateBusyHour, type BusyHour } from './busy-hour.ts';
import { holdsInternalCalls, missingFromRecords } from './internal-calls.ts';
import { shutResources, stateVariants, type PlannedOutage, type StateVariant } from './outages.ts';
import type { EngineName, SimulateInput } from './simulate-input.ts';

/** Everything that is fixed before the first replication. */
export interface Simulation {
  scenario: Scenario;
  seed: number;
  /** The engine that runs the replications. */
  engine: EngineName;
  demand: Demand;
  index: FlowIndex;
  states: SimulatedState[];
  /** Zone of the first site: its midnight begins the day. */
  estateZone: string;
  /** A counted day (local day number), for showing hours of the clock. */
  referenceDay: number;
  /** Busy hour of all calls of the estate. */
  busyHour: BusyHour;
  defaults: string[];
  routingFit: { calls: number; share: number; proven: boolean } | null;
  unassigned: { calls: number; share: number } | null;
  /** False where neither records nor synthetic flows hold internal calls. */
  internalCallsKnown: boolean;
  warnings: Issue[];
}

export interface SimulatedState {
  /** Id of the migration state; of a variant with an outage `<state>/outage-<n>`. */
  id: string;
  state: MigrationState;
  /** The outage that falls in it; null in a migration state itself. */
  outage: PlannedOutage | null;
  compiled: CompiledState;
  /** Busy hour of each resource. */
  busyHours: BusyHour[];
  /** Hour in which the blocking of flows is taken; absent: the estate's busy hour. */
  flowHour?: BusyHour;
}

const DAY_SECONDS = 86_400;
/** Share of routing fit below which the baseline is not proven. */
const PROVEN_SHARE = 0.95;
/** Share of the erlangs of unassigned callers above which a warning stands. */
const UNASSIGNED_SHARE = 0.05;

/**
 * Resolves the scenario, ties the records to it, compiles the asked states and fixes the busy hours. Between slices of a few milliseconds
 * the host's event loop may take a turn. Throws UnusableInput with every issue when the scenario cannot be simulated, and Cancelled.
 */
export async function prepareSimulation(input: SimulateInput, options: JobOptions = {}): Promise<Simulation> {
  const turn = async (): Promise<void> => {
    await options.pause?.();
    stopIfCancelled(options);
  };
  const resolved = await resolveScenario(input.document);
  if (!resolved.scenario) throw new UnusableInput(resolved.issues);
  const scenario = overridden(resolved.scenario, input);
  const warnings = resolved.issues.filter((issue) => issue.severity === 'warning');
  requireDemand(scenario, input, warnings);
  if (input.table) warnings.push(...recordsChanged(scenario, input.table));

  await turn();
  const calls = input.table ? `${thousands(input.table.calls.count)} calls` : 'synthetic flows';
  const ties = input.table ? await inSlices(tyingCalls(scenario, input.table, input.directory), options, { what: `tying ${calls} to flows`, from: 0, share: 0.7 }) : null;
  if (ties) warnings.push(...ties.issues);
  const fitnessTable = input.table && fitness(input.table);
  warnings.push(...missingFromRecords(scenario, fitnessTable));
  await turn();
  const { index, variants: syntheticVariants } = addSynthetic(scenario, ties?.index ?? { flows: [], variants: [] });
  const days = input.table ? daysThatCount(scenario, input.table, warnings) : [];
  const records = input.table && ties && { table: input.table, callVariant: ties.callVariant, phases: ties.phases, days };
  const demand = demandOf(await inSlices(preparingDemand({ scenario, index, syntheticVariants, records }), options, { what: `putting ${calls} in order`, from: 0.7, share: 0.15 }));

  await turn();
  const all = await stateVariants(scenario);
  const chosen = chooseStates(all, input.overrides.states);
  const estateZone = scenario.sites[0]!.timeZone;
  const busyHour = stateBusyHour(demand.expectedLoad, estateZone);
  await turn();
  const siteZone = new Map(scenario.sites.map((site) => [site.id, site.timeZone]));
  const compiling = mapped(chosen, ({ id, state, outage }): SimulatedState => {
    const compiled = withTieGauges(compile(scenario, state, index, outage ? [outage.resource] : []));
    const busyHours = resourceBusyHours(compiled.network, compiled.resources, demand, (site) => siteZone.get(site) ?? estateZone, busyHour);
    return { id, state, outage, compiled, busyHours };
  });
  const states = await inSlices(compiling, options, { what: `finding the routes of ${chosen.length} states`, from: 0.85, share: 0.15 });
  for (const state of states) warnings.push(...state.compiled.issues, ...outageOfNothing(state), ...outagePastMidnight(state, demand.method));

  const baseline = all[0]!.state;
  const fit = ties && input.table ? routingFit(scenario, baseline, index, ties.callVariant, input.table) : null;
  const unassigned = ties && unassignedShare(ties.counts, warnings);
  return {
    scenario, seed: scenario.run.seed, engine: input.overrides.engine ?? 'busyhour', demand, index, states, estateZone, referenceDay: days[0] ?? syntheticDay(scenario), busyHour,
    defaults: resolved.defaults.map((used) => used.path),
    routingFit: fit && fit.calls > 0 ? { ...fit, proven: fit.share >= PROVEN_SHARE } : null,
    internalCallsKnown: holdsInternalCalls(scenario, fitnessTable),
    unassigned, warnings: distinct(warnings),
  };
}

/** One entry after the other, in slices. */
function* mapped<T, Made>(entries: readonly T[], make: (entry: T) => Made): Slices<Made[]> {
  const made: Made[] = [];
  for (const entry of entries) {
    made.push(make(entry));
    yield made.length / entries.length;
  }
  return made;
}

/** What of a generated day is counted, for one state: the day, and the busy hours as instants of that day. */
export function countedWindows(simulation: Simulation, state: SimulatedState, day: DemandDay): CountedWindow[] {
  const { estateZone, busyHour } = simulation;
  return day.days.map((counted) => ({
    from: counted.from,
    until: counted.until,
    resourceBusyHour: Float64Array.from(state.busyHours, (hour) => busyHourInstant(hour, counted.day, estateZone)),
    stateBusyHour: busyHourInstant(state.flowHour ?? busyHour, counted.day, estateZone),
  }));
}

function overridden(scenario: Scenario, input: SimulateInput): Scenario {
  const { seed, replications, precision } = input.overrides;
  const run = { ...scenario.run };
  if (seed !== undefined) run.seed = seed;
  if (replications !== undefined) run.replications = replications;
  if (precision !== undefined) run.precision = precision;
  return { ...scenario, run };
}

function requireDemand(scenario: Scenario, input: SimulateInput, warnings: Issue[]): void {
  const issues: Issue[] = [];
  if (scenario.demand.calls.length > 0 && !input.table)
    issues.push(error('no-records', '/demand/calls', 'The scenario names call records, but none are loaded.', `Load ${scenario.demand.calls.map((source) => (source.kind === 'file' ? source.file : 'the sample')).join(', ')}.`));
  if (scenario.demand.calls.length === 0 && scenario.demand.synthetic.length === 0 && !input.table)
    issues.push(error('no-demand', '/demand', 'The scenario has neither call records nor synthetic flows, so there is nothing to simulate.', 'Add files to /demand/calls or rows to /demand/synthetic.'));
  if (input.table && input.table.calls.count === 0)
    issues.push(error('no-calls', '/demand/calls', 'The call records hold no call.', 'Load records with at least one call.'));
  // What is an error now was a warning of the file.
  if (issues.length > 0) throw new UnusableInput([...issues, ...warnings.filter(({ code }) => !issues.some((issue) => issue.code === code))]);
}

/** Tells which files' calls are others than those that the scenario was saved with. */
function recordsChanged(scenario: Scenario, table: NonNullable<SimulateInput['table']>): Issue[] {
  const saved = scenario.demand.calls.map((source) => (source.kind === 'file' ? { name: source.file, fingerprint: source.fingerprint } : { name: '', fingerprint: null }));
  // Hashing all calls takes a while: only where there is something to compare.
  if (saved.every(({ fingerprint }) => fingerprint === null)) return [];
  const prints = fileFingerprints(table);
  const loaded = table.files.map(({ name }, file) => ({ name, fingerprint: prints[file]! }));
  return changedCalls(loaded, saved, (print) => `Load the file of that time or, if these calls are meant, read it again in the app or write its fingerprint as "${print}".`);
}

function daysThatCount(scenario: Scenario, table: NonNullable<SimulateInput['table']>, warnings: Issue[]): number[] {
  const { weekdays, holidays } = scenario.run;
  const counted = countedDays(table, { zone: scenario.sites[0]!.timeZone, weekdays, holidays });
  for (const reason of new Set(counted.leftOut.map((left) => left.reason))) {
    const dates = counted.leftOut.filter((left) => left.reason === reason).map((left) => isoDate(left.day));
    const which = dates.length === 1 ? `${dates[0]!} does` : `${dates.length} days do`;
    const list = dates.length === 1 ? '' : ` (${dates.join(', ')})`;
    warnings.push(warning('day-left-out', '/run', `${which} not count: ${reason}${list}.`, 'Change /run/weekdays or /run/holidays if it should.'));
  }
  if (counted.warning) warnings.push(counted.warning);
  else if (scenario.demand.method !== 'replay') warnings.push(...weekdaysWithoutDay(weekdays, counted.days, scenario.demand.method));
  if (scenario.demand.method === 'fitted') warnings.push(...dayVariationUnknown(counted.days));
  return counted.days;
}

const WEEKDAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Tells the weekdays of which no recorded day counts: their replications stand on days of other weekdays. */
function weekdaysWithoutDay(weekdays: number[], days: number[], method: 'resample' | 'fitted'): Issue[] {
  const missing = weekdays.filter((weekday) => !days.some((day) => weekdayOf(day) === weekday % 7));
  if (missing.length === 0) return [];
  const names = missing.map((weekday) => WEEKDAY_NAMES[weekday % 7]!).join(', ');
  return [warning('weekday-without-day', '/run/weekdays', `No recorded day that counts is a ${names}, so the replications of ${missing.length === 1 ? 'that weekday' : 'those weekdays'} ${method === 'resample' ? 'draw any day that counts' : 'are fitted to all days that count'}.`, 'Load records of whole weeks, or take what the records lack out of /run/weekdays.')];
}

/** Tells that how days differ beyond chance cannot be fitted: it takes two days of one weekday. */
function dayVariationUnknown(days: number[]): Issue[] {
  if (new Set(days.map(weekdayOf)).size < days.length) return [];
  return [warning('day-variation-unknown', '/demand/method', 'No two recorded days that count are of the same weekday, so fitted days differ by chance alone: real ones differ more.', 'Load records of two weeks or more, or use "resample".')];
}

function chooseStates(all: StateVariant[], asked: string[] | undefined): StateVariant[] {
  if (!asked || asked.length === 0) return all;
  const unknown = asked.filter((id) => !all.some((state) => state.id === id));
  if (unknown.length > 0)
    throw new UnusableInput([error('unknown-state', '', `There is no state "${unknown.join('", "')}".`, `The states of this scenario are ${all.map((state) => state.id).join(', ')}.`)]);
  return all.filter((state) => asked.includes(state.id));
}

function unassignedShare(counts: { unassignedCalls: number; unassignedSeconds: number; seconds: number }, warnings: Issue[]): { calls: number; share: number } {
  const share = counts.seconds > 0 ? counts.unassignedSeconds / counts.seconds : 0;
  if (share > UNASSIGNED_SHARE)
    warnings.push(warning('unassigned', '/groups', `Callers that belong to no group make ${(100 * share).toFixed(1)} % of the erlangs (${counts.unassignedCalls} calls); they stay on their PBX to the end.`, 'Give their extensions or numbers to a group in /groups, /directory or /numberRanges.'));
  return { calls: counts.unassignedCalls, share };
}

/** Tells of an outage whose part behind midnight no simulated day has: a replication is the day on which it begins. */
function outagePastMidnight({ id, outage }: SimulatedState, method: Demand['method']): Issue[] {
  if (!outage || method === 'replay' || outage.seconds + outage.durationSeconds <= DAY_SECONDS) return [];
  const [, n] = id.split('/outage-') as [string, string];
  return [warning('outage-past-midnight', `/outages/${Number(n) - 1}/duration`, `The outage of "${outage.resource}" on ${outage.date} lasts past midnight, and a simulated day holds it only until then.`, 'Write a second outage that begins at 00:00 of the next day for what is left, or use the method "replay".')];
}

/** Tells of an outage whose resource is not there in its state. */
function outageOfNothing({ id, outage, compiled }: SimulatedState): Issue[] {
  if (!outage || shutResources(compiled, outage.resource).length > 0) return [];
  const [state, n] = id.split('/outage-') as [string, string];
  return [warning('outage-of-nothing', `/outages/${Number(n) - 1}`, `The outage of "${outage.resource}" on ${outage.date} shuts nothing: it is not in service in ${state}.`, 'Choose another day, or take the outage out.')];
}

/** The same thing is told once, whichever state it was seen in. */
function distinct(issues: Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = `${issue.code}|${issue.path}|${issue.message}`;
    return !seen.has(key) && seen.add(key);
  });
}
