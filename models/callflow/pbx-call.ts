import type { Trunk } from '../scenario/scenario.ts';
import { takes } from './estate.ts';
import type { Estate, User } from './estate.ts';
import type { Findings } from './findings.ts';
import { inBy, outBy, pbxHop, userHop } from './hops.ts';
import { landingOf } from './landing.ts';
import { emergencyTrunks, pbxTrunks } from './routing-lists.ts';
import { tiePaths } from './tie-paths.ts';
import type { Flow, Variant } from './variant.ts';
import type { Chain } from './way.ts';

/** P→P: inside one PBX, or over the tie to the other and, that failing, out through the public network. */
export function pbxToPbx(estate: Estate, from: User, to: User, flow: Flow, findings: Findings): Chain[] {
  const one = from.pbx!;
  const other = to.pbx!;
  if (one.id === other.id) return [[userHop(from), pbxHop(one), userHop(to)]];
  const tied = tiePaths(estate, one.id, other.id).map((between) => [userHop(from), pbxHop(one), ...between, pbxHop(other), userHop(to)]);
  const outside = outAndIn(estate, from, to);
  if (tied.length === 0 && outside.length > 0) findings.outAndBack(flow, one.id, other.id);
  return [...tied, ...outside];
}

/** P→N: on the trunks of the PBX's routing, its own or an SBC's. */
export function pbxToNetwork(estate: Estate, from: User, flow: Flow, variant: Variant): Chain[] {
  const pbx = from.pbx!;
  const trunks = (flow.class === 'emergency' ? emergencyTrunks(estate, from) : null) ?? pbxTrunks(estate, pbx.id, variant.number);
  return trunks.flatMap((trunk) => outBy(estate, pbx.id, trunk)).map((way) => [userHop(from), ...way]);
}

/** N→P: from where the number lands. */
export function networkToPbx(estate: Estate, to: User, flow: Flow, variant: Variant, findings: Findings): Chain[] {
  const landing = landingOf(estate, variant, to.pbx);
  if (landing.kind === 'cloud') {
    findings.portedToCloud(flow, variant.range ?? '', landing.mode);
    return [];
  }
  return landing.trunks.flatMap((trunk) => inBy(estate, trunk, to.pbx!.id)).map((way) => [...way, userHop(to)]);
}

/** Carrier trunks on which a call from outside reaches a PBX user whom nobody called by a recorded number. */
export function trunksTo(estate: Estate, user: User): Trunk[] {
  const landing = landingOf(estate, { range: ownRange(estate, user), recorded: [] }, user.pbx);
  return landing.kind === 'trunks' ? landing.trunks.filter((trunk) => takes(trunk, 'in')) : [];
}

/** First number of a user's range, for rules that look at the number dialled. */
export function ownNumber(estate: Estate, user: User): string | null {
  const range = estate.ranges.get(ownRange(estate, user) ?? '');
  return range ? `+${range.first}` : null;
}

/** First range that lists the user's group. */
export function ownRange(estate: Estate, user: User): string | null {
  return estate.scenario.numberRanges.find((range) => range.groups.includes(user.id))?.id ?? null;
}

function outAndIn(estate: Estate, from: User, to: User): Chain[] {
  const outWays = pbxTrunks(estate, from.pbx!.id, ownNumber(estate, to)).flatMap((trunk) => outBy(estate, from.pbx!.id, trunk));
  const inWays = trunksTo(estate, to).flatMap((trunk) => inBy(estate, trunk, to.pbx!.id));
  return outWays.flatMap((outWay) => inWays.map((inWay) => [userHop(from), ...outWay, ...inWay.slice(1), userHop(to)]));
}
