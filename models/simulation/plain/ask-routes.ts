import type { Alternative, FlowRoutes } from '../../core/loss-network.ts';
import type { AskedRoute } from '../trace.ts';
import type { ResourceState } from './resource-state.ts';

/** A route that may be tried, with its place among the alternatives of its phase. */
export interface Choice {
  alternative: number;
  demands: Alternative['demands'];
}

/** Asks routes in the given order until all demands of one have room: what was asked, and the route found (null: none). */
export function askRoutes(choices: Choice[], flow: FlowRoutes, resources: ResourceState[], instant: number): { asked: AskedRoute[]; found: Choice | null } {
  const asked: AskedRoute[] = [];
  for (const [rank, choice] of choices.entries()) {
    const route = { alternative: choice.alternative, rank, demands: askDemands(choice, flow, resources, instant) };
    asked.push(route);
    if (route.demands.every(({ hasRoom }) => hasRoom)) return { asked, found: choice };
  }
  return { asked, found: null };
}

/** Asks the demands of a route in order, up to and including the first without room. */
function askDemands({ demands }: Choice, flow: FlowRoutes, resources: ResourceState[], instant: number): AskedRoute['demands'] {
  const asked: AskedRoute['demands'] = [];
  for (const { resource, units } of demands) {
    const state = resources[resource]!;
    const reserved = reservedUnits(flow, resource);
    // A resource that stands twice in a route must have room for the sum.
    const before = asked.reduce((sum, one) => (one.resource === resource ? sum + one.units : sum), 0);
    const hasRoom = state.hasRoom(before + units, reserved, instant);
    asked.push({ resource, units, occupied: state.occupied(instant) + before, capacity: state.limit, reserved, hasRoom });
    if (!hasRoom) break;
  }
  return asked;
}

/** Free units that an attempt of the flow must leave. */
function reservedUnits({ reservation, priority }: FlowRoutes, resource: number): number {
  if (priority) return 0;
  return reservation?.find((one) => one.resource === resource)?.units ?? 0;
}
