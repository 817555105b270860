import { connectivityOf } from './estate.ts';
import type { Estate, User } from './estate.ts';
import { capId } from './resources.ts';
import type { Hop } from './way.ts';

/** Whether the group reaches the public network through Microsoft, without an SBC of its own. */
export function isCloud(estate: Estate, user: User): boolean {
  return connectivityOf(estate, user).mode !== 'direct-routing';
}

/** The Teams edge with the group's plan. */
export function cloudHop(estate: Estate, user: User): Hop {
  return { kind: 'cloud', cap: capId(estate.scenario, connectivityOf(estate, user)) };
}
