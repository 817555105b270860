import { error, UnusableInput, type Issue } from '../core/issue.ts';
import type { Pair } from '../core/paired-difference.ts';
import { resolveScenario } from '../scenario/resolve.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { mapPair } from './map-pair.ts';
import { stateVariants, type StateVariant } from './outages.ts';
import type { SimulateInput } from './simulate-input.ts';

/** Two inputs whose runs can be paired, and the ids of asked states that only one has. */
export interface ComparableInputs {
  inputs: Pair<SimulateInput>;
  only: Pair<string[]>;
}

/**
 * The two inputs so that their runs can be paired: both with A's seed (or the one asked of A), and with the states that both have of those that
 * are asked of A (absent: all). Throws UnusableInput when a scenario has errors, only one replays its records,
 * or they have no such state in common.
 */
export async function comparableInputs({ a, b }: Pair<SimulateInput>): Promise<ComparableInputs> {
  const scenarios = { a: await scenarioOf(a, 'A'), b: await scenarioOf(b, 'B') };
  const isReplay = { a: replays(scenarios.a, a), b: replays(scenarios.b, b) };
  if (isReplay.a !== isReplay.b) throw new UnusableInput([otherMethod(isReplay.a ? 'A' : 'B')]);
  const variants = { a: await stateVariants(scenarios.a), b: await stateVariants(scenarios.b) };
  const ids = mapPair(variants, (own) => own.map(({ id }) => id));
  const asked = a.overrides.states ?? [...new Set([...ids.a, ...ids.b])];
  const common = new Set(variants.b.map(pairingKey));
  const states = { a: variants.a.filter((variant) => asked.includes(variant.id) && common.has(pairingKey(variant))), b: [] as StateVariant[] };
  if (states.a.length === 0) throw new UnusableInput([noCommonState(asked, ids)]);
  const keys = new Set(states.a.map(pairingKey));
  states.b = variants.b.filter((variant) => keys.has(pairingKey(variant)));
  const overrides = { ...a.overrides, seed: a.overrides.seed ?? scenarios.a.run.seed };
  const chosen = mapPair(states, (own) => own.map(({ id }) => id));
  const only = { a: ids.a.filter((id) => asked.includes(id) && !chosen.a.includes(id)), b: ids.b.filter((id) => asked.includes(id) && !chosen.b.includes(id)) };
  return { inputs: { a: { ...a, overrides: { ...overrides, states: chosen.a } }, b: { ...b, overrides: { ...overrides, states: chosen.b } } }, only };
}

/** What two states that are compared have in common: the id, or of a variant its state and the outage itself, whatever its number in the file. */
export function pairingKey({ id, outage }: Pick<StateVariant, 'id' | 'outage'>): string {
  return outage ? JSON.stringify([outage.of, outage.resource, outage.zone, outage.date, outage.seconds, outage.durationSeconds, outage.drop]) : id;
}

/** Ids of the states of a scenario and of their variants with outages, in order. */
export async function stateIds(scenario: Scenario): Promise<string[]> {
  return (await stateVariants(scenario)).map(({ id }) => id);
}

async function scenarioOf(input: SimulateInput, which: string): Promise<Scenario> {
  const { scenario, issues } = await resolveScenario(input.document);
  if (!scenario) throw new UnusableInput(issues.map((issue) => ({ ...issue, message: `Scenario ${which}: ${issue.message}` })));
  return scenario;
}

function replays({ demand }: Scenario, { table }: SimulateInput): boolean {
  return demand.method === 'replay' && table !== null;
}

/** The days of a replay are those of its records: they pair with no others. */
function otherMethod(replayed: string): Issue {
  return error('not-comparable', '/demand/method', `Scenario ${replayed} replays its records and the other one does not, so their days cannot be paired.`, 'Use the same /demand/method in both.');
}

function noCommonState(asked: string[], ids: Pair<string[]>): Issue {
  const list = (states: string[]): string => states.join(', ');
  return error('no-common-state', '', `The scenarios have none of the states ${list(asked)} in common: A has ${list(ids.a)}; B has ${list(ids.b)}.`, 'Compare scenarios whose waves have the same ids.');
}
