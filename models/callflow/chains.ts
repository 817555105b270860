import { pbxToTeams, teamsToPbx } from './cross-call.ts';
import { defaultTrunks, pbxTrunks } from './routing-lists.ts';
import type { Estate, User } from './estate.ts';
import type { Findings } from './findings.ts';
import { trunkHop } from './hops.ts';
import { networkToPbx, pbxToNetwork, pbxToPbx } from './pbx-call.ts';
import { forwardedChain } from './recorded-call.ts';
import { networkToTeams, teamsToNetwork, teamsToTeams } from './teams-call.ts';
import type { Flow, Variant } from './variant.ts';
import type { Chain } from './way.ts';

/** Ways of a call by routing, in the order in which they are tried; `null` is the public network. */
export function chainsOf(estate: Estate, from: User | null, to: User | null, flow: Flow, variant: Variant, findings: Findings): Chain[] {
  if (from === null && to === null) return forwardedByRouting(estate, variant);
  if (from === null) {
    return to!.platform === 'teams' ? networkToTeams(estate, to!, flow, variant, findings) : networkToPbx(estate, to!, flow, variant, findings);
  }
  if (to === null) {
    return from.platform === 'teams' ? teamsToNetwork(estate, from, flow, variant, findings) : pbxToNetwork(estate, from, flow, variant);
  }
  if (from.platform === 'teams') return to.platform === 'teams' ? teamsToTeams(from, to) : teamsToPbx(estate, from, to, flow, findings);
  return to.platform === 'teams' ? pbxToTeams(estate, from, to, flow, findings) : pbxToPbx(estate, from, to, flow, findings);
}

/** Kind of a call for the gauges, by its ends alone. */
export function gaugeOf(from: User | null, to: User | null): string {
  if (from === null || to === null) return 'calls/pstn';
  if (from.platform !== to.platform) return 'calls/cross-platform';
  return from.platform === 'teams' ? 'calls/teams-internal' : 'calls/pbx-internal';
}

/** A call forwarded through a PBX: in on one of its carrier trunks, out by its routing. */
function forwardedByRouting(estate: Estate, variant: Variant): Chain[] {
  const pbx = variant.fromPbx ?? estate.scenario.pbxs[0]?.id;
  if (pbx === undefined) return [];
  const inward = defaultTrunks(estate, pbx, 'in').filter((trunk) => trunk.owners.includes(pbx));
  const outward = pbxTrunks(estate, pbx, variant.number).filter((trunk) => trunk.owners.includes(pbx));
  return inward.flatMap((into) => outward.map((out) => forwardedChain(estate, [trunkHop(into), trunkHop(out)], variant)));
}
