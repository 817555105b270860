import type { RoutingRule, Trunk } from '../scenario/scenario.ts';
import { carrierTrunks, isInForce, isTie, sbcsOf, takes } from './estate.ts';
import type { Estate, User } from './estate.ts';

/** Stands for a number that nobody knows: no country code begins with 0, so only patterns that fit every number match it. */
const unknownNumber = '+000000000000000';
const expressions = new Map<string, RegExp>();

/** Whether a rule's pattern fits a dialled number (E.164 with `+`, or a short code); null: the number is not known. */
export function matches(pattern: string, number: string | null): boolean {
  const known = expressions.get(pattern) ?? new RegExp(pattern);
  expressions.set(pattern, known);
  return known.test(number ?? unknownNumber);
}

/**
 * Trunks on which a PBX sends a call to the public network, in order: those of the first rule in force that fits. A PBX that no
 * list names uses its own carrier trunks; one that has none, those of the SBCs that it has a tie to.
 */
export function pbxTrunks(estate: Estate, pbx: string, number: string | null): Trunk[] {
  const lists = estate.scenario.routing.pbx.filter((list) => list.pbx === pbx);
  if (lists.length === 0) return defaultTrunks(estate, pbx, 'out');
  return ruleTrunks(estate, lists.filter((list) => isInForce(list, estate.state.date)).flatMap((list) => list.pstn), number);
}

/** Trunks on which Teams sends a user's call to the public network; without a list the carrier trunks of the user's SBCs. */
export function teamsTrunks(estate: Estate, user: User, number: string | null): Trunk[] {
  const lists = estate.scenario.routing.teams.filter((list) => list.groups.includes(user.id) || list.groups.includes('*'));
  if (lists.length > 0) return ruleTrunks(estate, lists.filter((list) => isInForce(list, estate.state.date)).flatMap((list) => list.pstn), number);
  return sbcTrunks(estate, user, 'out');
}

/** Carrier trunks of a Teams user's SBCs, in the order of the file. */
export function sbcTrunks(estate: Estate, user: User, direction: 'in' | 'out'): Trunk[] {
  const owners = sbcsOf(estate, user).map((sbc) => sbc.id);
  return estate.trunks.filter((trunk) => !isTie(trunk) && trunk.owners.some((owner) => owners.includes(owner)) && takes(trunk, direction));
}

/** Trunks of the emergency list of a user's site and platform; null when there is none. */
export function emergencyTrunks(estate: Estate, user: User): Trunk[] | null {
  const lists = estate.scenario.routing.emergency.filter((list) => list.platform === user.platform && list.sites.includes(user.site));
  return lists.length === 0 ? null : named(estate, lists.flatMap((list) => list.trunks));
}

/** A PBX's carrier trunks; where it has none in the whole file, those of SBCs that a tie joins to it. */
export function defaultTrunks(estate: Estate, pbx: string, direction: 'in' | 'out'): Trunk[] {
  const hasOwn = estate.scenario.trunks.some((trunk) => !isTie(trunk) && trunk.owners.includes(pbx));
  if (hasOwn) return carrierTrunks(estate, pbx, direction);
  const tied = estate.trunks.filter((trunk) => isTie(trunk) && trunk.owners.includes(pbx)).flatMap((trunk) => trunk.owners);
  return estate.trunks.filter((trunk) => !isTie(trunk) && takes(trunk, direction) && trunk.owners.some((owner) => estate.sbcs.has(owner) && tied.includes(owner)));
}

function ruleTrunks(estate: Estate, rules: RoutingRule[], number: string | null): Trunk[] {
  const rule = rules.find(({ pattern }) => matches(pattern, number));
  return rule ? named(estate, rule.trunks) : [];
}

/** Trunks of these ids that are in service and take calls out. */
function named(estate: Estate, ids: string[]): Trunk[] {
  return ids.flatMap((id) => estate.trunks.filter((trunk) => trunk.id === id && takes(trunk, 'out')));
}
