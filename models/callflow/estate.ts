import type { MediaPaths } from '../media/media-path.ts';
import { mediaPaths } from '../media/media-path.ts';
import type { Connectivity, Group, MigrationState, NumberRange, Pbx, Sbc, Scenario, Trunk } from '../scenario/scenario.ts';

/** The estate as it stands in one migration state: what is in service, and who is on which platform. */
export interface Estate {
  scenario: Scenario;
  state: MigrationState;
  pbxs: Map<string, Pbx>;
  sbcs: Map<string, Sbc>;
  groups: Map<string, Group>;
  ranges: Map<string, NumberRange>;
  /** Trunks in service, in the order of the file. */
  trunks: Trunk[];
  paths: MediaPaths;
}

/** A user of the company, one end of a call. */
export interface User {
  /** Group id, or site id of unassigned users. */
  id: string;
  site: string;
  platform: 'pbx' | 'teams';
  /** Null only where the estate has no PBX at all; such users are on Teams. */
  pbx: Pbx | null;
  /** Whether the user's telephone is reached as TDM or as IP. */
  side: 'ip' | 'tdm';
}

/** The estate in a state. */
export function estateIn(scenario: Scenario, state: MigrationState): Estate {
  return {
    scenario,
    state,
    pbxs: byId(scenario.pbxs),
    sbcs: byId(scenario.sbcs),
    groups: byId(scenario.groups),
    ranges: byId(scenario.numberRanges),
    trunks: scenario.trunks.filter((trunk) => isInService(trunk, state.date)),
    paths: mediaPaths(scenario),
  };
}

/** Whether a trunk is in service on a day; both its dates are days of service. Without a date every trunk is. */
export function isInService(trunk: Trunk, date: string | null): boolean {
  if (date === null) return true;
  return (trunk.inService === null || trunk.inService <= date) && (trunk.serviceEnd === null || date <= trunk.serviceEnd);
}

/** Whether a dated list is in force on a day: `from` is the first day, `until` the first day no longer. */
export function isInForce(list: { from: string | null; until: string | null }, date: string | null): boolean {
  if (date === null) return true;
  return (list.from === null || list.from <= date) && (list.until === null || date < list.until);
}

export function isTie(trunk: Trunk): boolean {
  return trunk.kind === 'tie-sip' || trunk.kind === 'tie-pri';
}

/** Side on which a trunk meets a PBX. */
export function sideOf(trunk: Trunk): 'ip' | 'tdm' {
  return trunk.kind === 'sip' || trunk.kind === 'tie-sip' ? 'ip' : 'tdm';
}

/** Carrier trunks of a PBX or SBC that take calls in a direction, in the order of the file. */
export function carrierTrunks(estate: Estate, owner: string, direction: 'in' | 'out'): Trunk[] {
  return estate.trunks.filter((trunk) => !isTie(trunk) && trunk.owners.includes(owner) && takes(trunk, direction));
}

/** Whether a carrier trunk takes calls from (`in`) or to (`out`) the public network. */
export function takes(trunk: Trunk, direction: 'in' | 'out'): boolean {
  return trunk.direction === 'both' || trunk.direction === direction;
}

/** PBX of a site's unassigned users: the one that stands there, else the first of the file. */
export function pbxOfSite(scenario: Scenario, site: string): Pbx | null {
  return scenario.pbxs.find((pbx) => pbx.site === site) ?? scenario.pbxs[0] ?? null;
}

/** The user of a flow's end, null for `pstn`. `pbx` is the PBX that the records name, null when they name none. */
export function userOf(estate: Estate, end: string, pbx: string | null): User | null {
  if (end === 'pstn') return null;
  const group = estate.groups.get(end);
  const own = group ? estate.pbxs.get(group.pbx) ?? null : estate.pbxs.get(pbx ?? '') ?? pbxOfSite(estate.scenario, end);
  const isMoved = own === null || (estate.state.platform[end] ?? 'pbx') !== 'pbx';
  const side = group?.kind === 'analog' ? 'tdm' : own?.side ?? 'ip';
  return { id: end, site: group?.site ?? end, platform: isMoved ? 'teams' : 'pbx', pbx: own, side };
}

/** How a Teams group reaches the public network; without an entry Direct Routing over every SBC. */
export function connectivityOf(estate: Estate, user: User): Connectivity {
  const found = estate.scenario.teams.connectivity.find((entry) => entry.groups.includes(user.id) || entry.groups.includes('*'));
  return found ?? { groups: ['*'], mode: 'direct-routing', sbcs: [], cap: null };
}

/** SBCs that serve a Teams user, in order: those of the group's entry, for Direct Routing without any named all of the estate. */
export function sbcsOf(estate: Estate, user: User): Sbc[] {
  const { mode, sbcs } = connectivityOf(estate, user);
  const named = sbcs.flatMap((id) => estate.sbcs.get(id) ?? []);
  return named.length > 0 || mode !== 'direct-routing' ? named : estate.scenario.sbcs;
}

function byId<T extends { id: string }>(entries: readonly T[]): Map<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
