import type { Sbc, Trunk } from '../scenario/scenario.ts';
import { cloudHop, isCloud } from './cloud.ts';
import { sbcsOf } from './estate.ts';
import type { Estate, User } from './estate.ts';
import type { Findings } from './findings.ts';
import { network, outBy, sbcHop, trunkHop, userHop } from './hops.ts';
import { networkToTeamsUnported, teamsToNetworkUnported } from './interim.ts';
import { isPbxTrunk, isPorted, landingOf } from './landing.ts';
import { emergencyTrunks, teamsTrunks } from './routing-lists.ts';
import type { Flow, Variant } from './variant.ts';
import type { Chain } from './way.ts';

/** T→T: no trunk, no SBC. */
export function teamsToTeams(from: User, to: User): Chain[] {
  return [[userHop(from), userHop(to)]];
}

/** T→N: as the group is connected; from a number not yet ported as the interim rule says. */
export function teamsToNetwork(estate: Estate, from: User, flow: Flow, variant: Variant, findings: Findings): Chain[] {
  const emergency = flow.class === 'emergency' ? emergencyTrunks(estate, from) : null;
  if (emergency) return emergency.flatMap((trunk) => overTrunk(estate, from, trunk));
  const carriers = unportedCarriers(estate, from, variant);
  if (carriers !== null && estate.scenario.migration.interim.outbound === 'by-landing-carrier') {
    const ways = teamsToNetworkUnported(estate, from, carriers);
    // Microsoft's own carriers take the call also where no tie leads to the number's own.
    if (ways.length > 0 || !isCloud(estate, from)) return ways;
  }
  if (carriers !== null) findings.foreignCallerId(flow, variant.range);
  return isCloud(estate, from) ? [[userHop(from), cloudHop(estate, from), network]] : byRouting(estate, from, variant);
}

/** N→T: from where the number lands; not yet ported as the interim rule says. */
export function networkToTeams(estate: Estate, to: User, flow: Flow, variant: Variant, findings: Findings): Chain[] {
  const landing = landingOf(estate, variant, to.pbx);
  if (landing.kind === 'cloud') return [fromCloud(estate, to)];
  if (variant.range === null && landing.trunks.some((trunk) => isPbxTrunk(estate, trunk))) findings.noRange(flow, to.id);
  return landing.trunks.flatMap((trunk) =>
    isPbxTrunk(estate, trunk) ? networkToTeamsUnported(estate, to, trunk) : servingOwners(estate, to, trunk).map((sbc) => [network, trunkHop(trunk), sbcHop(sbc), userHop(to)]),
  );
}

function fromCloud(estate: Estate, to: User): Chain {
  return [network, cloudHop(estate, to), userHop(to)];
}

/** Carrier trunks on which a number that has not been ported lands, when they are a PBX's; null: it is free to be routed. */
function unportedCarriers(estate: Estate, from: User, variant: Variant): Trunk[] | null {
  if (variant.range === null || isPorted(estate, variant.range)) return null;
  const landing = landingOf(estate, variant, from.pbx, 'out');
  if (landing.kind === 'cloud') return null;
  const carriers = landing.trunks.filter((trunk) => isPbxTrunk(estate, trunk));
  return carriers.length > 0 || landing.trunks.length === 0 ? carriers : null;
}

function byRouting(estate: Estate, from: User, variant: Variant): Chain[] {
  return teamsTrunks(estate, from, variant.number).flatMap((trunk) => overTrunk(estate, from, trunk));
}

/** From Teams out by a trunk: straight from an SBC that owns it, else from each of the group's SBCs over a tie to the PBX that does. */
function overTrunk(estate: Estate, from: User, trunk: Trunk): Chain[] {
  const owners = servingOwners(estate, from, trunk);
  const starts = owners.length === 0 ? sbcsOf(estate, from) : owners;
  return starts.flatMap((sbc) => outBy(estate, sbc.id, trunk)).map((way) => [userHop(from), ...way]);
}

/** SBCs that own a trunk and serve a Teams user; where none of the owners does, all of them. */
function servingOwners(estate: Estate, user: User, trunk: Trunk): Sbc[] {
  const owners = trunk.owners.flatMap((owner) => estate.sbcs.get(owner) ?? []);
  const own = sbcsOf(estate, user);
  const shared = owners.filter((sbc) => own.includes(sbc));
  return shared.length > 0 ? shared : owners;
}
