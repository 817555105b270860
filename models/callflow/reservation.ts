import type { FlowRoutes, Phase } from '../core/loss-network.ts';
import type { Estate } from './estate.ts';
import type { Resources } from './resources.ts';
import type { Flow } from './variant.ts';

/** Channels that every other flow leaves free on trunks whose emergency list is protected by reservation; emergency calls may use them. */
export function reservationsOf(estate: Estate, resources: Resources, flow: Flow, phases: Phase[]): Pick<FlowRoutes, 'priority' | 'reservation'> {
  const reserved = reservedUnits(estate, resources);
  if (reserved.size === 0) return {};
  if (flow.class === 'emergency') return { priority: true };
  const asked = new Set(phases.flatMap((phase) => phase.alternatives.flatMap((way) => way.demands.map((demand) => demand.resource))));
  const reservation = [...reserved].filter(([resource]) => asked.has(resource)).map(([resource, units]) => ({ resource, units }));
  return reservation.length > 0 ? { reservation } : {};
}

function reservedUnits(estate: Estate, resources: Resources): Map<number, number> {
  const reserved = new Map<number, number>();
  for (const list of estate.scenario.routing.emergency) {
    if (list.protection !== 'reserve' || list.channels === null || list.channels <= 0) continue;
    for (const trunk of list.trunks) {
      const at = resources.indexOf.get(trunk);
      if (at !== undefined) reserved.set(at, Math.max(list.channels, reserved.get(at) ?? 0));
    }
  }
  return reserved;
}
