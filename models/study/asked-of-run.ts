import { error, UnusableInput } from '../core/issue.ts';
import { nearest } from '../scenario/nearest.ts';
import type { SimulatedState, Simulation } from './prepare-simulation.ts';

/** Codes of issues that are of the question, not of the scenario. */
const codes = ['unknown-state', 'unknown-flow', 'unknown-resource', 'no-such-replication', 'no-such-call', 'none-blocked', 'no-worst-moment', 'never-held', 'bad-time', 'time-outside'] as const;
type QuestionCode = (typeof codes)[number];

/** Whether an issue says that the question asks for what is not there. */
export function isAboutQuestion({ code }: { code: string }): boolean {
  return codes.some((each) => each === code);
}

/** What is thrown for a question that cannot be answered. */
export function badQuestion(code: QuestionCode, message: string, fix: string): UnusableInput {
  return new UnusableInput([error(code, '', message, fix)]);
}

/** The replication as asked for; null where none is. Throws UnusableInput where the run has none of that number. */
export function askedReplication(simulation: Simulation, replication: number | undefined): number | null {
  if (replication === undefined) return null;
  const all = replicationsOf(simulation);
  if (Number.isInteger(replication) && replication >= 0 && replication < all) return replication;
  throw badQuestion('no-such-replication', `The run has no replication ${replication}.`, all === 1 ? 'Its only one is 0.' : `Its replications are numbered from 0 to ${all - 1}.`);
}

/** Most replications that the run has. */
export function replicationsOf({ demand, scenario }: Simulation): number {
  return demand.replications ?? scenario.run.replications;
}

/** Index of a resource in the network. Throws UnusableInput where the state has none of that id. */
export function askedResourceIndex({ id: state, compiled: { resources } }: SimulatedState, asked: string): number {
  const index = resources.findIndex(({ id, kind }) => id === asked && kind !== 'gauge');
  if (index >= 0) return index;
  const ids = resources.flatMap(({ id, kind }) => (kind === 'gauge' ? [] : [id]));
  throw badQuestion('unknown-resource', `There is no resource "${asked}" in ${state}.`, `${meant(asked, ids)}It has ${ids.join(', ')}.`);
}

/** Throws UnusableInput where the calls have no flow of that name. */
export function requireFlow({ index: { flows } }: Simulation, asked: string): void {
  const names = flows.map(({ name }) => name);
  if (names.includes(asked)) return;
  const some = names.slice(0, 10).join(', ');
  throw badQuestion('unknown-flow', `There is no flow "${asked}".`, `${meant(asked, names)}${names.length > 10 ? `Some of its ${names.length} flows: ${some}.` : `Its flows are ${some}.`}`);
}

function meant(asked: string, names: string[]): string {
  const near = nearest(asked, names);
  return near === null ? '' : `Did you mean "${near}"? `;
}
