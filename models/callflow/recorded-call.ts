import { isTie } from './estate.ts';
import type { Estate, User } from './estate.ts';
import { inBy, network, outBy, reversed, trunkHop, userHop } from './hops.ts';
import { isPorted } from './landing.ts';
import { machine } from './tie-paths.ts';
import type { Trunk } from '../scenario/scenario.ts';
import type { FlowIndex, RecordedTrunk, Variant } from './variant.ts';
import type { Chain, Hop } from './way.ts';

/** Way of a recorded call as the records tell it: a chain, and which of its and further trunks were held in which phases. */
export interface RecordedWay {
  chain: Chain;
  held: RecordedTrunk[];
}

/**
 * Ways on the trunks where a call was recorded. None when a user has left the PBX, the number has been ported, a trunk is out of
 * service, or none was recorded: then routing decides. `routed` are the ways by routing.
 */
export function recordedWays(estate: Estate, from: User | null, to: User | null, variant: Variant, routed: Chain[]): RecordedWay[] {
  const held = variant.recorded;
  const isTrunkless = variant.trunkless === true;
  const hasMoved = [from, to].some((user) => user !== null && user.platform !== 'pbx');
  if ((held.length === 0 && !isTrunkless) || hasMoved || isPorted(estate, variant.range)) return [];
  if (isTrunkless) return [{ chain: trunklessChain(from, to, routed), held }];
  const trunks = held.flatMap((entry) => estate.trunks.find((trunk) => trunk.id === entry.trunk) ?? []);
  if (trunks.length < held.length) return [];
  return recordedChains(estate, from, to, variant, trunks, routed).map((chain) => ({ chain, held }));
}

function recordedChains(estate: Estate, from: User | null, to: User | null, variant: Variant, trunks: Trunk[], routed: Chain[]): Chain[] {
  const carriers = trunks.filter((trunk) => !isTie(trunk));
  const user = from ?? to;
  if (user === null) return [forwardedChain(estate, (carriers.length > 0 ? carriers : trunks).map(trunkHop), variant)];
  const overTies = routed.filter((chain) => chain.some((hop) => hop.kind === 'trunk' && trunks.includes(hop.trunk)));
  if (from !== null && to !== null) return overTies.length > 0 ? overTies : [betweenUsers(from, to)];
  if (carriers.length === 0 && overTies.length > 0) return overTies;
  return withNetwork(estate, user, to === null, carriers[0] ?? trunks[0]!, trunks.length === 1);
}

/** From a PBX user to the public network by a trunk, or back. */
function withNetwork(estate: Estate, user: User, isOutward: boolean, trunk: Trunk, isOnlyTrunk: boolean): Chain[] {
  const pbx = user.pbx!.id;
  const known = isOnlyTrunk && !isTie(trunk) ? (isOutward ? outBy(estate, pbx, trunk) : inBy(estate, trunk, pbx).map(reversed)) : [];
  // The records are believed also where the file gives the PBX no way to that trunk.
  const ways = known.length > 0 ? known : [[...machine(estate, pbx), trunkHop(trunk), network]];
  return ways.map((way) => [userHop(user), ...way]).map((chain) => (isOutward ? chain : reversed(chain)));
}

/** A call that got no further than the PBX, or to another PBX over what the records do not tell. */
function trunklessChain(from: User | null, to: User | null, routed: Chain[]): Chain {
  const user = from ?? to;
  if (from !== null && to !== null) return routed[0] ?? betweenUsers(from, to);
  if (user === null) return [network];
  const chain: Chain = [userHop(user), { kind: 'pbx', pbx: user.pbx! }];
  return from === null ? reversed(chain) : chain;
}

function betweenUsers(from: User, to: User): Chain {
  const pbxs = [...new Set([from.pbx!, to.pbx!])].map((pbx): Hop => ({ kind: 'pbx', pbx }));
  return [userHop(from), ...pbxs, userHop(to)];
}

/** Way of a call that came in from the public network and left for it again: the PBX stands between its carrier channels. */
export function forwardedChain(estate: Estate, channels: Hop[], variant: Variant): Chain {
  const first = channels[0];
  const owner = first?.kind === 'trunk' ? first.trunk.owners[0] : undefined;
  const pbx = machine(estate, variant.fromPbx ?? owner ?? estate.scenario.pbxs[0]?.id ?? '');
  const [into, out] = channels;
  return [network, ...(into ? [into] : []), ...pbx, ...(out ? [out] : []), network];
}

/** Ids of trunks that the records would have told, or did tell: a recorded call holds them only where they do. */
export function toldTrunks(estate: Estate, index: FlowIndex): Set<string> {
  const named = estate.trunks.filter((trunk) => trunk.cdrNames.length > 0).map((trunk) => trunk.id);
  return new Set([...named, ...index.variants.flatMap((variant) => variant.recorded.map((held) => held.trunk))]);
}
