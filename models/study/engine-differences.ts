import type { Pair } from '../core/paired-difference.ts';
import type { FlowResult, SimulateResult, StateResult } from './simulate-result.ts';

/** What two engines say of the same scenario, and where they differ. `a` and `b`: the results in the order in which they were given. */
export interface EngineDifferences {
  engines: Pair<SimulateResult['engine']>;
  attempts: Pair<number>;
  events: Pair<number>;
  seconds: Pair<number>;
  states: number;
  replications: number;
  /** Counted events (attempts, calls by their fate): these must be equal. */
  counts: Compared;
  /** What is computed from them: blocking, erlangs, percentiles, intervals. */
  figures: Compared;
  /** Largest relative difference of a number that both have, |a − b| ÷ the larger; 0 where all are equal. */
  largest: number;
  /** All that differs, the largest first. */
  rows: EngineDifference[];
}

export interface Compared {
  compared: number;
  differing: number;
}

/** A value that differs; null or text where a result has no number there. */
export interface EngineDifference {
  /** Id of the state; empty: of the whole run. */
  state: string;
  /** Of what: a resource, link or flow by its name; empty: of the state. */
  of: string;
  /** `busyHour p99 estimate`. */
  what: string;
  kind: 'count' | 'figure';
  a: Value;
  b: Value;
  /** Relative; Infinity where only one is a number, or text differs. */
  difference: number;
}

type Value = number | string | boolean | null;
type Leaf = Pick<EngineDifference, 'state' | 'of' | 'what' | 'kind'> & { value: Value };

const COUNTS_OF_FLOWS: ReadonlySet<string> = new Set<keyof FlowResult>(['calls', 'offered', 'carried', 'overflowed', 'blocked', 'abandoned', 'dropped']);

/** Compares two results of the same scenario, states and replications, made by two engines: every count and every figure. */
export function engineDifferences(a: SimulateResult, b: SimulateResult): EngineDifferences {
  const others = new Map(leavesOf(b).map((leaf) => [keyOf(leaf), leaf]));
  const rows: EngineDifference[] = [];
  const compared = { count: { compared: 0, differing: 0 }, figure: { compared: 0, differing: 0 } };
  let largest = 0;
  const compare = ({ value, ...leaf }: Leaf, other: Value): void => {
    const difference = relativeDifference(value, other);
    compared[leaf.kind].compared++;
    if (difference === 0) return;
    compared[leaf.kind].differing++;
    if (difference < Infinity) largest = Math.max(largest, difference);
    rows.push({ ...leaf, a: value, b: other, difference });
  };
  for (const leaf of leavesOf(a)) {
    const key = keyOf(leaf);
    compare(leaf, others.get(key)?.value ?? null);
    others.delete(key);
  }
  for (const leaf of others.values()) compare({ ...leaf, value: null }, leaf.value);
  return {
    engines: { a: a.engine, b: b.engine }, attempts: { a: a.attempts, b: b.attempts }, events: { a: a.events, b: b.events }, seconds: { a: a.seconds, b: b.seconds },
    states: a.states.length, replications: a.states[0]?.callsInProgress.all.replications ?? 0,
    counts: compared.count, figures: compared.figure, largest,
    rows: rows.sort((one, other) => Number(other.kind === 'count') - Number(one.kind === 'count') || descending(one.difference, other.difference)),
  };
}

function descending(one: number, other: number): number {
  return one === other ? 0 : other > one ? 1 : -1;
}

function relativeDifference(a: Value, b: Value): number {
  if (Object.is(a, b)) return 0;
  if (typeof a !== 'number' || typeof b !== 'number' || !Number.isFinite(a) || !Number.isFinite(b)) return a === b ? 0 : Infinity;
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

function keyOf({ state, of, what }: Leaf): string {
  return JSON.stringify([state, of, what]);
}

/** Every number and word of a result that an engine has a part in. */
function leavesOf({ attempts, events, stopped, precision, states }: SimulateResult): Leaf[] {
  const whole = { state: '', of: '' };
  return [
    { ...whole, what: 'attempts', kind: 'count', value: attempts },
    { ...whole, what: 'events', kind: 'count', value: events },
    { ...whole, what: 'stopped', kind: 'figure', value: stopped },
    ...leaves({ precision }, () => 'figure', whole),
    ...states.flatMap(leavesOfState),
  ];
}

function leavesOfState({ id: state, resources, flows, links, targets, callsInProgress, tieHeld, curves }: StateResult): Leaf[] {
  const figure = (): 'figure' => 'figure';
  return [
    ...resources.flatMap(({ id, ...resource }) => leaves(resource, ([first]) => (first === 'day' ? 'count' : 'figure'), { state, of: id })),
    ...flows.flatMap(({ from, to, class: ofClass, ...flow }) => leaves(flow, ([first = '']) => (COUNTS_OF_FLOWS.has(first) ? 'count' : 'figure'), { state, of: `${from}>${to}:${ofClass}` })),
    ...links.flatMap(({ id, direction, ...link }) => leaves(link, figure, { state, of: `${id}/${direction}` })),
    ...targets.flatMap((target) => leaves({ target }, figure, { state, of: target.flow ?? target.link ?? '' })),
    ...tieHeld.flatMap(({ id, ...held }) => leaves({ held }, figure, { state, of: id })),
    ...curves.flatMap(({ id, ...curve }) => leaves({ curve }, figure, { state, of: id })),
    ...leaves({ callsInProgress }, figure, { state, of: '' }),
  ];
}

/** The leaves of plain data, each named by its path. */
function leaves(value: unknown, kindOf: (path: string[]) => EngineDifference['kind'], place: Pick<Leaf, 'state' | 'of'>, path: string[] = []): Leaf[] {
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => leaves(inner, kindOf, place, [...path, name]));
  if (typeof value !== 'number' && typeof value !== 'string' && typeof value !== 'boolean' && value !== null) return [];
  return [{ ...place, what: path.join(' '), kind: kindOf(path), value }];
}
