import type { Resource } from '../core/loss-network.ts';
import type { Connectivity, Scenario } from '../scenario/scenario.ts';
import { gauges } from './compiled.ts';
import type { ResourceInfo, ResourceKind } from './compiled.ts';
import { isTie } from './estate.ts';
import type { Estate } from './estate.ts';
import { callRateId } from './way.ts';

/** Id of the resource that refuses every call for which there is no route; hidden like the gauges. */
export const noRouteId = 'calls/no-route';

/** Resources of a state with what each one is. `indexOf` finds them by id; what has no limit is not among them. */
export interface Resources {
  resources: Resource[];
  infos: ResourceInfo[];
  indexOf: Map<string, number>;
}

/**
 * Resources in the order trunks, PBXs, SBCs, caps, links, gauges, each in the order of the file. A PBX or SBC of `shut` that has no limit
 * is a gauge behind them, so that it can be shut.
 */
export function resourcesOf(estate: Estate, shut: readonly string[] = []): Resources {
  const { scenario } = estate;
  const estateSite = scenario.sites[0]?.id ?? '';
  const siteOfMachine = (id: string | undefined): string => estate.pbxs.get(id ?? '')?.site ?? estate.sbcs.get(id ?? '')?.site ?? estateSite;
  const infos: ResourceInfo[] = [
    ...estate.trunks.map((trunk) => held(trunk.id, isTie(trunk) ? 'tie' : 'trunk', 'channels', trunk.channels, siteOfMachine(trunk.owners[0]))),
    ...scenario.pbxs.flatMap((pbx) => [
      ...limited(pbx.id, 'pbx', 'calls', pbx.maxCalls, pbx.site),
      ...limited(`${pbx.id}/dsps`, 'pbx-dsps', 'dsps', pbx.mediaDsps, pbx.site),
    ]),
    ...scenario.sbcs.flatMap((sbc) => [
      ...limited(sbc.id, 'sbc', 'sessions', sbc.sessions, sbc.site),
      ...limited(callRateId(sbc), 'sbc-rate', 'calls/s', sbc.callsPerSecond, sbc.site),
    ]),
    ...scenario.teams.connectivity.flatMap((entry) => limited(capId(scenario, entry) ?? '', 'cap', 'calls', entry.cap, estateSite)),
    ...scenario.links.flatMap((link) => {
      const site = link.from === 'internet' ? link.to : link.from;
      return (['up', 'down'] as const).map((direction): ResourceInfo => {
        const capacity = direction === 'up' ? link.upBitsPerSecond : link.downBitsPerSecond;
        return { id: `${link.id}/${direction}`, kind: 'link', unit: 'bit/s', capacity, site, background: link.background * capacity, direction, linkId: link.id };
      });
    }),
    ...gauges.map((id): ResourceInfo => ({ id, kind: 'gauge', unit: 'calls', capacity: null, site: estateSite })),
  ];
  for (const { id, site } of [...scenario.pbxs, ...scenario.sbcs])
    if (shut.includes(id) && !infos.some((info) => info.id === id)) infos.push({ id, kind: 'gauge', unit: 'calls', capacity: null, site });
  return { infos, resources: infos.map(resourceOf), indexOf: new Map(infos.map((info, at) => [info.id, at])) };
}

/**
 * Id of a plan's cap: the mode (`operator-connect`), with a number behind it where several entries of that mode have a cap.
 * Null without a cap.
 */
export function capId(scenario: Scenario, entry: Connectivity): string | null {
  if (entry.cap === null) return null;
  const same = scenario.teams.connectivity.filter((other) => other.mode === entry.mode && other.cap !== null);
  const at = same.indexOf(entry);
  return at <= 0 ? entry.mode : `${entry.mode}-${at + 1}`;
}

/** Adds the hidden resource that refuses what has no route, and gives its index. */
export function noRouteIn(network: Resources): number {
  const known = network.indexOf.get(noRouteId);
  if (known !== undefined) return known;
  const at = network.infos.length;
  network.infos.push({ id: noRouteId, kind: 'gauge', unit: 'calls', capacity: 0, site: network.infos[at - 1]!.site });
  network.resources.push({ id: noRouteId, mode: 'held', capacity: 0 });
  network.indexOf.set(noRouteId, at);
  return at;
}

/** Kinds of which nothing is held. */
const modes: Partial<Record<ResourceKind, Resource['mode']>> = { link: 'carrying', gauge: 'gauge', 'sbc-rate': 'rate' };

function resourceOf(info: ResourceInfo): Resource {
  const capacity = info.capacity ?? Infinity;
  return { id: info.id, mode: modes[info.kind] ?? 'held', capacity };
}

function limited(id: string, kind: ResourceKind, unit: ResourceInfo['unit'], limit: number | null, site: string): ResourceInfo[] {
  return limit === null ? [] : [held(id, kind, unit, limit, site)];
}

function held(id: string, kind: ResourceKind, unit: ResourceInfo['unit'], limit: number, site: string): ResourceInfo {
  return { id, kind, unit, capacity: limit === Infinity ? null : limit, site };
}
