import { cloudHop, isCloud } from './cloud.ts';
import { sbcsOf } from './estate.ts';
import type { Estate, User } from './estate.ts';
import type { Findings } from './findings.ts';
import { inBy, network, outBy, pbxHop, sbcHop, userHop } from './hops.ts';
import { ownNumber, trunksTo } from './pbx-call.ts';
import { pbxTrunks, sbcTrunks, teamsTrunks } from './routing-lists.ts';
import { sbcTies } from './tie-paths.ts';
import type { Flow } from './variant.ts';
import type { Chain } from './way.ts';

/** T→P: session, tie, PBX call; where no tie leads, out through the public network and back. */
export function teamsToPbx(estate: Estate, from: User, to: User, flow: Flow, findings: Findings): Chain[] {
  const pbx = to.pbx!;
  const tied = sbcTies(estate, from, pbx.id, 'pbx').map(({ sbc, between }) => [userHop(from), sbcHop(sbc), ...between, pbxHop(pbx), userHop(to)]);
  if (tied.length > 0) return tied;
  const inWays = trunksTo(estate, to).flatMap((trunk) => inBy(estate, trunk, pbx.id));
  const ways = cloudOut(estate, from, to).flatMap((outWay) => inWays.map((inWay) => [userHop(from), ...outWay, ...inWay.slice(1), userHop(to)]));
  if (ways.length > 0) findings.outAndBack(flow, sbcNames(estate, from), pbx.id);
  return ways;
}

/** P→T: PBX call, tie, session; where no tie leads, out through the public network and back. */
export function pbxToTeams(estate: Estate, from: User, to: User, flow: Flow, findings: Findings): Chain[] {
  const pbx = from.pbx!;
  const tied = sbcTies(estate, to, pbx.id, 'teams').map(({ sbc, between }) => [userHop(from), pbxHop(pbx), ...between, sbcHop(sbc), userHop(to)]);
  if (tied.length > 0) return tied;
  const outWays = pbxTrunks(estate, pbx.id, ownNumber(estate, to)).flatMap((trunk) => outBy(estate, pbx.id, trunk));
  const ways = outWays.flatMap((outWay) => cloudIn(estate, to).map((inWay) => [userHop(from), ...outWay, ...inWay.slice(1), userHop(to)]));
  if (ways.length > 0) findings.outAndBack(flow, pbx.id, sbcNames(estate, to));
  return ways;
}

/** The SBCs that a tie would have to end on. */
function sbcNames(estate: Estate, user: User): string {
  return sbcsOf(estate, user).map((sbc) => sbc.id).join(' or ') || 'an SBC';
}

/** From Teams to the public network, without the user. */
function cloudOut(estate: Estate, from: User, to: User): Chain[] {
  if (isCloud(estate, from)) return [[cloudHop(estate, from), network]];
  const trunks = teamsTrunks(estate, from, ownNumber(estate, to));
  return trunks.flatMap((trunk) => sbcsOf(estate, from).filter((sbc) => trunk.owners.includes(sbc.id)).flatMap((sbc) => outBy(estate, sbc.id, trunk)));
}

/** From the public network to Teams, without the user. */
function cloudIn(estate: Estate, to: User): Chain[] {
  if (isCloud(estate, to)) return [[network, cloudHop(estate, to)]];
  return sbcTrunks(estate, to, 'in').flatMap((trunk) => sbcsOf(estate, to).filter((sbc) => trunk.owners.includes(sbc.id)).flatMap((sbc) => inBy(estate, trunk, sbc.id)));
}
