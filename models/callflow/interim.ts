import type { Trunk } from '../scenario/scenario.ts';
import { cloudHop, isCloud } from './cloud.ts';
import { carrierTrunks, sbcsOf } from './estate.ts';
import type { Estate, User } from './estate.ts';
import { inBy, network, sbcHop, trunkHop, userHop } from './hops.ts';
import { ownNumber } from './pbx-call.ts';
import { pbxTrunks, sbcTrunks } from './routing-lists.ts';
import { machine, sbcTies } from './tie-paths.ts';
import type { Chain } from './way.ts';

/** N→T while the number still lands on a PBX's trunk: over the tie, or forwarded by the PBX through the public network. */
export function networkToTeamsUnported(estate: Estate, to: User, trunk: Trunk): Chain[] {
  const pbxs = trunk.owners.filter((owner) => estate.pbxs.has(owner));
  return estate.scenario.migration.interim.inbound === 'tie'
    ? pbxs.flatMap((pbx) => overTie(estate, to, trunk, pbx))
    : pbxs.flatMap((pbx) => forwarded(estate, to, trunk, pbx));
}

/** T→N from a number that still lands on a PBX's trunks: back over the tie to that carrier. */
export function teamsToNetworkUnported(estate: Estate, from: User, carriers: Trunk[]): Chain[] {
  return carriers.flatMap((trunk) =>
    trunk.owners.flatMap((pbx) =>
      sbcTies(estate, from, pbx, 'pbx').map(({ sbc, between }) => [userHop(from), sbcHop(sbc), ...between, ...machine(estate, pbx), trunkHop(trunk), network]),
    ),
  );
}

function overTie(estate: Estate, to: User, trunk: Trunk, pbx: string): Chain[] {
  return sbcTies(estate, to, pbx, 'teams').map(({ sbc, between }) => [network, trunkHop(trunk), ...machine(estate, pbx), ...between, sbcHop(sbc), userHop(to)]);
}

/** In on one carrier channel of the PBX, out on another, and in again to Teams. */
function forwarded(estate: Estate, to: User, trunk: Trunk, pbx: string): Chain[] {
  const routed = pbxTrunks(estate, pbx, ownNumber(estate, to)).filter((entry) => entry.owners.includes(pbx));
  const outward = routed.length > 0 ? routed : carrierTrunks(estate, pbx, 'out');
  const inward: Chain[] = isCloud(estate, to)
    ? [[network, cloudHop(estate, to)]]
    : sbcTrunks(estate, to, 'in').flatMap((entry) => sbcsOf(estate, to).filter((sbc) => entry.owners.includes(sbc.id)).flatMap((sbc) => inBy(estate, entry, sbc.id)));
  return outward.flatMap((out) =>
    inward.map((way) => [network, trunkHop(trunk), ...machine(estate, pbx), trunkHop(out), ...way, userHop(to)]),
  );
}
