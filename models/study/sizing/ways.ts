import type { FlowRoutes } from '../../core/loss-network.ts';
import type { SimulatedState, Simulation } from '../prepare-simulation.ts';

/** Flows whose calls ask the same resources in the same order, so that they lose the same share of them. */
export interface Way {
  /** Indices of the flows. */
  flows: number[];
  emergency: boolean;
  /** Whether a call that the resource refuses has nothing else to ask, for some of its calls. */
  isLastChoice: boolean;
  /** Whether some of its calls get to the resource only after another refused them. */
  isOverflow: boolean;
  /** Whether its calls also ask other resources that refuse. */
  asksOthers: boolean;
}

/** The ways whose calls ask a resource in a state, in the order of their first flow. */
export function waysOver({ index }: Pick<Simulation, 'index'>, { compiled }: SimulatedState, resource: number): Way[] {
  const { resources, flows } = compiled.network;
  const refuses = (r: number): boolean => resources[r]!.mode === 'held' || resources[r]!.mode === 'rate';
  const signatures = new Map<number, Set<string>>();
  const found = new Map<number, Omit<Way, 'flows' | 'emergency'>>();
  index.variants.forEach(({ flow }, v) => {
    const routes = flows[v]!;
    if (!asks(routes, resource)) {
      // What goes another way altogether is part of the flow all the same.
      signatures.set(flow, (signatures.get(flow) ?? new Set()).add(signature(routes, refuses)));
      return;
    }
    signatures.set(flow, (signatures.get(flow) ?? new Set()).add(signature(routes, refuses)));
    const place = found.get(flow) ?? { isLastChoice: false, isOverflow: false, asksOthers: false };
    for (const { alternatives } of routes.phases) {
      const at = alternatives.flatMap(({ demands }, i) => (demands.some((demand) => demand.resource === resource) ? [i] : []));
      if (at.length === 0) continue;
      if (at.includes(alternatives.length - 1)) place.isLastChoice = true;
      if (at[0]! > 0) place.isOverflow = true;
      if (alternatives.some(({ demands }) => demands.some((demand) => demand.resource !== resource && refuses(demand.resource)))) place.asksOthers = true;
    }
    found.set(flow, place);
  });
  const ways = new Map<string, Way>();
  for (const [flow, place] of [...found].sort(([a], [b]) => a - b)) {
    const emergency = index.flows[flow]!.class === 'emergency';
    const key = `${emergency ? 'emergency ' : ''}${[...signatures.get(flow)!].sort().join(' | ')}`;
    const known = ways.get(key);
    if (known) known.flows.push(flow);
    else ways.set(key, { flows: [flow], emergency, ...place });
  }
  return [...ways.values()];
}

function asks({ phases }: FlowRoutes, resource: number): boolean {
  return phases.some(({ alternatives }) => alternatives.some(({ demands }) => demands.some((demand) => demand.resource === resource)));
}

function signature({ phases, priority, reservation }: FlowRoutes, refuses: (resource: number) => boolean): string {
  const routes = phases.map(({ alternatives, equals }) =>
    `${alternatives.map(({ demands }) => demands.filter((demand) => refuses(demand.resource)).map(({ resource, units, until }) => `${resource}*${units}-${until}`).join('+')).join(',')}${equals ? `=${equals.join('/')}` : ''}`);
  const reserved = (reservation ?? []).map(({ resource, units }) => `${resource}!${units}`).join('+');
  return `${routes.join(';')}${priority ? ' first' : ''}${reserved ? ` ${reserved}` : ''}`;
}
