import type { FlowRoutes, LossNetwork, Resource } from '../core/loss-network.ts';

/** Most phases of a call. */
export const MOST_PHASES = 8;

/** A loss network as columns: flow → phases → alternatives → demands, each level a run of the next. */
export interface FlatNetwork {
  resources: number;
  flows: number;
  /** Phases of flow f: phaseOffset[f] to phaseOffset[f + 1]. */
  phaseOffset: Int32Array;
  /** 1 where the alternatives of the phase are shuffled for each attempt. */
  shuffled: Uint8Array;
  /** Runs of equals of each phase whose alternatives are shuffled. */
  equals: number[][];
  /** Alternatives of phase p: alternativeOffset[p] to alternativeOffset[p + 1]. */
  alternativeOffset: Int32Array;
  /** Demands of alternative a: demandOffset[a] to demandOffset[a + 1]. */
  demandOffset: Int32Array;
  /** 1 where a resource stands twice in the alternative. */
  repeats: Uint8Array;
  resource: Int32Array;
  units: Float64Array;
  until: Uint8Array;
  /** The demand has room while at most so many units of its resource are occupied: capacity less what must stay free less what the route takes of it. */
  limit: Float64Array;
  /** 1 for the first demand of its resource in its alternative: a resource counts once. */
  counts: Uint8Array;
  /** By resource: 1 where a demand without room is refused (`held`). */
  refusing: Uint8Array;
  /** By resource: 1 where the load of each second is kept (`carrying`). */
  carrying: Uint8Array;
}

/** Turns a network into columns. Throws RangeError for what cannot be run, naming it. */
export function flatten(network: LossNetwork): FlatNetwork {
  network.resources.forEach(checkResource);
  const counts = countParts(network);
  const flat: FlatNetwork = {
    resources: network.resources.length,
    flows: network.flows.length,
    phaseOffset: new Int32Array(network.flows.length + 1),
    shuffled: new Uint8Array(counts.phases),
    equals: network.flows.flatMap(({ phases }) => phases.map(({ equals }) => equals ?? [])),
    alternativeOffset: new Int32Array(counts.phases + 1),
    demandOffset: new Int32Array(counts.alternatives + 1),
    repeats: new Uint8Array(counts.alternatives),
    resource: new Int32Array(counts.demands),
    units: new Float64Array(counts.demands),
    until: new Uint8Array(counts.demands),
    limit: new Float64Array(counts.demands),
    counts: new Uint8Array(counts.demands),
    refusing: Uint8Array.from(network.resources, ({ mode }) => (mode === 'held' ? 1 : 0)),
    carrying: Uint8Array.from(network.resources, ({ mode }) => (mode === 'carrying' ? 1 : 0)),
  };
  const at = { phases: 0, alternatives: 0, demands: 0 };
  network.flows.forEach((flow, f) => {
    addFlow(flat, at, network, flow, f);
    flat.phaseOffset[f + 1] = at.phases;
  });
  return flat;
}

interface Parts {
  phases: number;
  alternatives: number;
  demands: number;
}

function countParts(network: LossNetwork): Parts {
  const counts = { phases: 0, alternatives: 0, demands: 0 };
  for (const { phases } of network.flows) {
    counts.phases += phases.length;
    for (const { alternatives } of phases) {
      counts.alternatives += alternatives.length;
      for (const { demands } of alternatives) counts.demands += demands.length;
    }
  }
  return counts;
}

function addFlow(flat: FlatNetwork, at: Parts, network: LossNetwork, flow: FlowRoutes, f: number): void {
  checkFlow(flow, f);
  const reserved = new Map(flow.priority === true ? [] : (flow.reservation ?? []).map(({ resource, units }) => [resource, units]));
  flow.phases.forEach((phase, p) => {
    flat.shuffled[at.phases] = phase.equals !== undefined && phase.alternatives.length > 1 ? 1 : 0;
    for (const { demands } of phase.alternatives) {
      const taken = new Map<number, number>();
      for (const { resource, units, until } of demands) {
        const capacity = capacityOf(network.resources[resource], f, resource);
        if (!(Number.isSafeInteger(units) && units > 0)) throw new RangeError(`flow ${f} demands ${units} units; they must be whole and above 0`);
        if (!(Number.isInteger(until) && until >= p && until < MOST_PHASES)) throw new RangeError(`flow ${f} holds a demand of phase ${p} until phase ${until}; it must be a phase from ${p} to ${MOST_PHASES - 1}`);
        const before = taken.get(resource);
        if (before !== undefined) flat.repeats[at.alternatives] = 1;
        taken.set(resource, (before ?? 0) + units);
        flat.resource[at.demands] = resource;
        flat.units[at.demands] = units;
        // What is held past the last phase is released when the call ends.
        flat.until[at.demands] = Math.min(until, flow.phases.length - 1);
        flat.limit[at.demands] = capacity === Infinity ? Infinity : capacity - (reserved.get(resource) ?? 0) - taken.get(resource)!;
        flat.counts[at.demands] = before === undefined ? 1 : 0;
        at.demands++;
      }
      flat.demandOffset[++at.alternatives] = at.demands;
    }
    flat.alternativeOffset[++at.phases] = at.alternatives;
  });
}

/** What limits demands on the resource: only `held` ones refuse. */
function capacityOf(resource: Resource | undefined, flow: number, index: number): number {
  if (!resource) throw new RangeError(`flow ${flow} demands resource ${index}, which the network does not have`);
  return resource.mode === 'held' ? resource.capacity : Infinity;
}

function checkResource({ id, mode, capacity }: Resource): void {
  if (mode === 'rate') throw new RangeError(`resource ${id} is a rate; this kernel runs held, carrying and gauge resources only`);
  if (!(capacity >= 0)) throw new RangeError(`capacity of resource ${id} is ${capacity}; it must be at least 0`);
}

function checkFlow(flow: FlowRoutes, f: number): void {
  if (flow.phases.length < 1 || flow.phases.length > MOST_PHASES) throw new RangeError(`flow ${f} has ${flow.phases.length} phases; it must have from 1 to ${MOST_PHASES}`);
  if (flow.sources !== undefined) throw new RangeError(`flow ${f} has ${flow.sources} sources; this kernel runs flows of unlimited sources only`);
  if (!flow.retry) return;
  const { probability, meanSeconds, retries } = flow.retry;
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`retry probability of flow ${f} is ${probability}; it must lie from 0 to 1`);
  if (!(meanSeconds >= 0 && meanSeconds < Infinity)) throw new RangeError(`mean retry delay of flow ${f} is ${meanSeconds}; it must be at least 0 seconds`);
  if (!(Number.isInteger(retries) && retries >= 0)) throw new RangeError(`retries of flow ${f} is ${retries}; it must be a whole number of at least 0`);
}
