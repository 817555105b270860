import type { Alternative, FlowRoutes } from '../core/loss-network.ts';
import type { CompiledState } from './compiled.ts';

/** Id of the gauge that counts what a tie trunk holds. */
export function tieGaugeId(tie: string): string {
  return `calls/${tie}`;
}

/**
 * The same network with a gauge beside each tie trunk that counts its held channels: a gauge's busy hour is the state's, so what
 * the tie trunk holds can be shown in the same hour as the calls in progress of the estate.
 */
export function withTieGauges(compiled: CompiledState): CompiledState {
  const { network, resources } = compiled;
  const gaugeOf = new Map<number, number>();
  const ties = resources.flatMap((resource, i) => (resource.kind === 'tie' ? [{ resource, i }] : []));
  ties.forEach(({ i }, n) => gaugeOf.set(i, resources.length + n));
  const beside = (alternative: Alternative): Alternative => ({
    demands: [...alternative.demands, ...alternative.demands.flatMap((demand) => (gaugeOf.has(demand.resource) ? [{ ...demand, resource: gaugeOf.get(demand.resource)! }] : []))],
  });
  const flows = network.flows.map((flow): FlowRoutes => ({
    ...flow,
    phases: flow.phases.map((phase) => ({ ...phase, alternatives: phase.alternatives.map(beside) })),
  }));
  return {
    ...compiled,
    network: { resources: [...network.resources, ...ties.map(({ resource }) => ({ id: tieGaugeId(resource.id), mode: 'gauge' as const, capacity: Infinity }))], flows },
    resources: [...resources, ...ties.map(({ resource }) => ({ id: tieGaugeId(resource.id), kind: 'gauge' as const, unit: 'channels' as const, capacity: null, site: resource.site }))],
  };
}
