import type { FlowRoutes, LossNetwork, Phase, Resource } from '../../core/loss-network.ts';
import { commonDivisors } from '../level-step.ts';
import { MOST_PHASES } from './layout.ts';

/** A loss network as columns: flow → phases → alternatives → demands, each level a run of the next. Levels are counted in `unit`s of each resource. */
export interface FlatNetwork {
  resources: Resource[];
  flows: FlowRoutes[];
  /** By resource: units that one level stands for. */
  unit: Float64Array;
  /** Phases of flow f: phaseOffset[f] to phaseOffset[f + 1]. */
  phaseOffset: Int32Array;
  /** Alternatives of phase p: alternativeOffset[p] to alternativeOffset[p + 1]. */
  alternativeOffset: Int32Array;
  /** Runs of equals of phase p: equals[equalsOffset[p]] to equals[equalsOffset[p + 1]]; none: the alternatives are tried as they stand. */
  equalsOffset: Int32Array;
  equals: Int32Array;
  /** 1 for a phase in whose routes no resource stands twice. */
  apart: Uint8Array;
  /** Flow of each alternative. */
  flowOf: Int32Array;
  /** Demands of alternative a: demandOffset[a] to demandOffset[a + 1]. */
  demandOffset: Int32Array;
  resource: Int32Array;
  /** In units that the network names. */
  units: Float64Array;
  until: Uint8Array;
  /** Of the capacity, in units that the network names: what an attempt must leave free, and what its route takes up to this demand. */
  slack: Float64Array;
  taken: Float64Array;
  /** 1 for the first demand of its resource in its route: a resource counts once. */
  counts: Uint8Array;
  /** Demands of each resource, which a change of its capacity concerns. */
  demandsOf: number[][];
  /** Callers of each flow begin at this place; −1: sources are unlimited. */
  sourceOffset: Int32Array;
  sources: number;
}

const kept = new WeakMap<LossNetwork, FlatNetwork>();

/** A network as columns, made once. Throws RangeError for what cannot be run, naming it. */
export function flatten(network: LossNetwork): FlatNetwork {
  const known = kept.get(network);
  if (known) return known;
  const made = columnsOf(network);
  kept.set(network, made);
  return made;
}

function columnsOf(network: LossNetwork): FlatNetwork {
  network.resources.forEach(checkResource);
  network.flows.forEach(checkFlow);
  network.flows.forEach((flow, f) => checkReservation(flow, f, network.resources.length));
  const phases = network.flows.flatMap((flow) => flow.phases);
  const alternatives = phases.flatMap((phase) => phase.alternatives);
  const demands = alternatives.reduce((sum, alternative) => sum + alternative.demands.length, 0);
  const flat: FlatNetwork = {
    resources: network.resources,
    flows: network.flows,
    unit: commonDivisors(network),
    phaseOffset: offsets(network.flows.map((flow) => flow.phases.length)),
    alternativeOffset: offsets(phases.map((phase) => phase.alternatives.length)),
    equalsOffset: offsets(phases.map((phase) => phase.equals?.length ?? 0)),
    equals: Int32Array.from(phases.flatMap((phase) => phase.equals ?? [])),
    apart: Uint8Array.from(phases, isApart),
    flowOf: new Int32Array(alternatives.length),
    demandOffset: offsets(alternatives.map((alternative) => alternative.demands.length)),
    resource: new Int32Array(demands),
    units: new Float64Array(demands),
    until: new Uint8Array(demands),
    slack: new Float64Array(demands),
    taken: new Float64Array(demands),
    counts: new Uint8Array(demands),
    demandsOf: network.resources.map(() => []),
    sourceOffset: new Int32Array(network.flows.length).fill(-1),
    sources: 0,
  };
  const at = { alternatives: 0, demands: 0 };
  network.flows.forEach((flow, f) => {
    addRoutes(flat, at, flow, f);
    if (flow.sources === undefined) return;
    flat.sourceOffset[f] = flat.sources;
    flat.sources += flow.sources;
  });
  return flat;
}

function isApart({ alternatives }: Phase): number {
  const asked = alternatives.flatMap(({ demands }) => demands.map(({ resource }) => resource));
  return new Set(asked).size === asked.length ? 1 : 0;
}

function addRoutes(flat: FlatNetwork, at: { alternatives: number; demands: number }, flow: FlowRoutes, f: number): void {
  const reserved = new Map(flow.priority === true ? [] : (flow.reservation ?? []).map(({ resource, units }) => [resource, units]));
  flow.phases.forEach((phase, p) => {
    for (const { demands } of phase.alternatives) {
      const taken = new Map<number, number>();
      for (const { resource, units, until } of demands) {
        checkDemand(flat, resource, units, until, p, f);
        const before = taken.get(resource) ?? 0;
        taken.set(resource, before + units);
        flat.resource[at.demands] = resource;
        flat.units[at.demands] = units;
        // What is held past the last phase is released when the call ends.
        flat.until[at.demands] = Math.min(until, flow.phases.length - 1);
        flat.slack[at.demands] = reserved.get(resource) ?? 0;
        flat.taken[at.demands] = before + units;
        flat.counts[at.demands] = before === 0 ? 1 : 0;
        flat.demandsOf[resource]!.push(at.demands++);
      }
      flat.flowOf[at.alternatives++] = f;
    }
  });
}

/** The alternative that calls of one phase of a flow try first, if that takes no draw, no tokens and no look at the caller; else −1. */
export function plainAlternative(flat: FlatNetwork, flow: number): number {
  const phase = flat.phaseOffset[flow]!;
  const first = flat.alternativeOffset[phase]!;
  const isShared = flat.equalsOffset[phase + 1]! > flat.equalsOffset[phase]!;
  return flat.alternativeOffset[phase + 1] === first || isShared || flat.sourceOffset[flow]! >= 0 || !isPlain(flat, first) ? -1 : first;
}

/** Whether calls of one phase of a flow that find their first alternative full try plain ones that have no resource in common. */
export function overflowsPlainly(flat: FlatNetwork, flow: number): boolean {
  const phase = flat.phaseOffset[flow]!;
  if (plainAlternative(flat, flow) < 0 || flat.apart[phase] === 0) return false;
  for (let a = flat.alternativeOffset[phase]!; a < flat.alternativeOffset[phase + 1]!; a++) if (!isPlain(flat, a)) return false;
  return true;
}

/** Whether an alternative demands something, and no tokens. */
function isPlain(flat: FlatNetwork, alternative: number): boolean {
  const from = flat.demandOffset[alternative]!;
  const until = flat.demandOffset[alternative + 1]!;
  for (let d = from; d < until; d++) if (flat.resources[flat.resource[d]!]!.mode === 'rate') return false;
  return from < until;
}

function offsets(lengths: number[]): Int32Array {
  const found = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => (found[i + 1] = found[i]! + length));
  return found;
}

const MODES = ['held', 'carrying', 'gauge', 'rate'];

function checkResource({ id, mode, capacity, burst }: Resource): void {
  if (!MODES.includes(mode)) throw new RangeError(`mode of resource ${id} is ${mode}; it must be one of ${MODES.join(', ')}`);
  if (!(capacity >= 0)) throw new RangeError(`capacity of resource ${id} is ${capacity}; it must be at least 0`);
  if (burst !== undefined && !(burst >= 0)) throw new RangeError(`burst of resource ${id} is ${burst}; it must be at least 0`);
}

function checkDemand(flat: FlatNetwork, resource: number, units: number, until: number, phase: number, f: number): void {
  if (!flat.resources[resource]) throw new RangeError(`flow ${f} demands resource ${resource}, which the network does not have`);
  if (!(Number.isSafeInteger(units) && units > 0)) throw new RangeError(`flow ${f} demands ${units} units; they must be whole and above 0`);
  if (!(Number.isInteger(until) && until >= phase && until < MOST_PHASES)) throw new RangeError(`flow ${f} holds a demand of phase ${phase} until phase ${until}; it must be a phase from ${phase} to ${MOST_PHASES - 1}`);
}

function checkReservation({ reservation = [] }: FlowRoutes, f: number, resources: number): void {
  for (const { resource, units } of reservation) {
    if (!(Number.isInteger(resource) && resource >= 0 && resource < resources)) throw new RangeError(`flow ${f} reserves units of resource ${resource}; the network has ${resources} resources`);
    if (!(Number.isSafeInteger(units) && units >= 0)) throw new RangeError(`flow ${f} reserves ${units} units; they must be a whole number of at least 0`);
  }
}

function checkFlow({ phases, sources, retry }: FlowRoutes, f: number): void {
  if (phases.length < 1 || phases.length > MOST_PHASES) throw new RangeError(`flow ${f} has ${phases.length} phases; it must have from 1 to ${MOST_PHASES}`);
  phases.forEach(({ alternatives, equals }, p) => {
    if (equals === undefined) return;
    const isRun = equals.every((size) => Number.isInteger(size) && size > 0);
    if (!isRun || equals.reduce((sum, size) => sum + size, 0) !== alternatives.length) throw new RangeError(`phase ${p} of flow ${f} has the equals ${equals.join(', ')}; they must be whole, above 0 and sum to its ${alternatives.length} alternatives`);
  });
  if (sources !== undefined && !(Number.isSafeInteger(sources) && sources >= 0)) throw new RangeError(`flow ${f} has ${sources} sources; they must be a whole number of at least 0`);
  if (!retry) return;
  const { probability, meanSeconds, retries } = retry;
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`retry probability of flow ${f} is ${probability}; it must lie from 0 to 1`);
  if (!(meanSeconds >= 0 && meanSeconds < Infinity)) throw new RangeError(`mean retry delay of flow ${f} is ${meanSeconds}; it must be at least 0 seconds`);
  if (!(Number.isInteger(retries) && retries >= 0 && retries < 2 ** 20)) throw new RangeError(`retries of flow ${f} is ${retries}; it must be a whole number from 0 to ${2 ** 20 - 1}`);
}
