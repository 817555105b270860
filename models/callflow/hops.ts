import type { Pbx, Sbc, Trunk } from '../scenario/scenario.ts';
import type { Estate, User } from './estate.ts';
import { machine, tiePaths } from './tie-paths.ts';
import type { Chain, Hop } from './way.ts';

export const network: Hop = { kind: 'network' };

export function userHop(user: User): Hop {
  return { kind: 'user', user };
}

export function pbxHop(pbx: Pbx): Hop {
  return { kind: 'pbx', pbx };
}

export function sbcHop(sbc: Sbc): Hop {
  return { kind: 'sbc', sbc };
}

export function trunkHop(trunk: Trunk): Hop {
  return { kind: 'trunk', trunk };
}

/** The same way, from the other end. */
export function reversed(chain: Chain): Chain {
  return [...chain].reverse();
}

/**
 * Ways from a machine out to the network by a carrier trunk: straight when the machine owns it, else over ties, one for each
 * owner of a pooled trunk.
 */
export function outBy(estate: Estate, from: string, trunk: Trunk): Chain[] {
  const start = machine(estate, from);
  if (trunk.owners.includes(from)) return [[...start, trunkHop(trunk), network]];
  return trunk.owners.flatMap((owner) =>
    tiePaths(estate, from, owner).map((between) => [...start, ...between, ...machine(estate, owner), trunkHop(trunk), network]),
  );
}

/** Ways from the network in by a carrier trunk to a machine. */
export function inBy(estate: Estate, trunk: Trunk, to: string): Chain[] {
  const end = machine(estate, to);
  if (trunk.owners.includes(to)) return [[network, trunkHop(trunk), ...end]];
  return trunk.owners.flatMap((owner) =>
    tiePaths(estate, owner, to).map((between) => [network, trunkHop(trunk), ...machine(estate, owner), ...between, ...end]),
  );
}
