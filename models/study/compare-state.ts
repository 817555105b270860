import type { Pair } from '../core/paired-difference.ts';
import type { Flow } from '../callflow/variant.ts';
import { compareAllFlows, compareFlow } from './compare-flows.ts';
import type { StateComparison, TargetComparison } from './compare-result.ts';
import { compareLink, compareResource, type LinkRun, type ResourceRun } from './compare-resource.ts';
import { mapPair } from './map-pair.ts';
import type { SimulatedState } from './prepare-simulation.ts';
import type { Sampled } from './sampled.ts';
import type { StateResult, TargetResult } from './simulate-result.ts';
import type { FlowTotals, StateTotals } from './state-totals.ts';

/** A state in one of the runs. */
export interface StateRun {
  state: SimulatedState;
  flows: Flow[];
  totals: StateTotals;
  result: StateResult;
  sizingBlocking: number;
}

/** Difference of a state between two runs: of what both have by name, in A's order; and the names of what only one has. */
export function compareState(runs: Pair<StateRun>, sampled: Sampled): StateComparison {
  const flows = matched(mapPair(runs, flowRuns));
  const resources = matched(mapPair(runs, resourceRuns));
  const links = matched(mapPair(runs, linkRuns));
  const named = { flows: flows.only, resources: resources.only, links: links.only };
  return {
    id: runs.a.result.id,
    date: mapPair(runs, ({ result }) => result.date),
    busyHour: mapPair(runs, ({ result }) => result.busyHour),
    total: compareAllFlows(mapPair(runs, ({ totals }) => totals.flows), sampled),
    flows: flows.both.map((both) => compareFlow(both.a.flow, mapPair(both, ({ totals }) => totals), sampled)),
    resources: resources.both.map((both) => compareResource(both, sampled)),
    links: links.both.map((both) => compareLink(both, sampled)),
    targets: matched(mapPair(runs, targets)).both.map(compareTarget),
    only: { a: mapNames(named, 'a'), b: mapNames(named, 'b') },
  };
}

function mapNames(named: Record<'flows' | 'resources' | 'links', Pair<string[]>>, which: 'a' | 'b'): StateComparison['only']['a'] {
  return { flows: named.flows[which], resources: named.resources[which], links: named.links[which] };
}

/** What both have by name, in A's order, and the names that only one has. */
function matched<T>({ a, b }: Pair<Map<string, T>>): { both: Pair<T>[]; only: Pair<string[]> } {
  const both = [...a].flatMap(([name, ofA]) => (b.has(name) ? [{ a: ofA, b: b.get(name)! }] : []));
  const lacking = (from: Map<string, T>, other: Map<string, T>): string[] => [...from.keys()].filter((name) => !other.has(name));
  return { both, only: { a: lacking(a, b), b: lacking(b, a) } };
}

function flowRuns({ flows, totals }: StateRun): Map<string, { flow: Flow; totals: FlowTotals }> {
  return new Map(flows.map((flow, i) => [flow.name, { flow, totals: totals.flows[i]! }]));
}

function resourceRuns({ state, totals, result, sizingBlocking }: StateRun): Map<string, ResourceRun> {
  const places = new Map(state.compiled.resources.map(({ id }, i) => [id, i]));
  return new Map(result.resources.map((resource) => {
    const run = { result: resource, totals: totals.resources[places.get(resource.id)!]!, sizingBlocking, assumedErlangs: assumedErlangs(result, resource.id, resource.kind) };
    return [resource.id, run];
  }));
}

/** Erlangs that a tie trunk carries besides what was simulated, at most; null where its internal calls are neither known nor assumed. */
function assumedErlangs({ tieHeld }: StateResult, id: string, kind: string): number | null {
  const held = tieHeld.find((tie) => tie.id === id);
  return kind === 'tie' && !held ? null : (held?.assumed?.high ?? 0);
}

function linkRuns({ state, totals, result }: StateRun): Map<string, LinkRun> {
  const nameOf = (id: string, direction: string): string => `${id}/${direction}`;
  const places = new Map(state.compiled.resources.map((resource, i) => [nameOf(resource.linkId ?? resource.id, resource.direction ?? 'up'), i]));
  return new Map(result.links.map((link) => {
    const place = places.get(nameOf(link.id, link.direction))!;
    return [nameOf(link.id, link.direction), { result: link, totals: totals.resources[place]!, background: state.compiled.resources[place]!.background ?? 0 }];
  }));
}

function targets({ result }: StateRun): Map<string, TargetResult> {
  return new Map(result.targets.map((target) => [`${target.target} ${target.flow ?? target.link ?? ''}`, target]));
}

function compareTarget(both: Pair<TargetResult>): TargetComparison {
  const { target, flow, link } = both.a;
  return {
    target, ...(flow === undefined ? {} : { flow }), ...(link === undefined ? {} : { link }),
    wanted: mapPair(both, ({ wanted }) => wanted), met: mapPair(both, ({ met }) => met), sure: mapPair(both, ({ sure }) => sure),
  };
}
