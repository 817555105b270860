import type { Findings } from '../findings.ts';
import { parseNumberRange } from '../number-range.ts';
import { readQuantity, type QuantityReader } from '../quantity.ts';
import type { Group, Link, NumberRange, Pbx, Sbc, Site, Trunk } from '../scenario.ts';
import type { ScenarioFile } from '../schema.ts';
import { CARRIER_CODECS, codecChoice, packetTime, TEAMS_CODECS } from './codecs.ts';

export function resolveSites(file: ScenarioFile, findings: Findings): Site[] {
  const firstZone = file.sites[0]!.timeZone ?? 'UTC';
  return file.sites.map((site, i) => ({
    id: site.id,
    name: findings.orDefault(site.name, `/sites/${i}/name`, site.id),
    timeZone: findings.orDefault(site.timeZone, `/sites/${i}/timeZone`, firstZone),
    location: site.location ?? null,
    egress: findings.orDefault(site.egress, `/sites/${i}/egress`, 'local'),
  }));
}

/**
 * The PBXs of the file, or where it names neither PBX nor SBC the implicit one, without limit, at the first site. An estate of
 * SBCs alone has none: its users are on Teams.
 */
export function resolvePbxs(file: ScenarioFile, read: QuantityReader, findings: Findings): Pbx[] {
  const given = file.pbxs ?? [];
  if (given.length === 0) return (file.sbcs ?? []).length > 0 ? [] : [implicitPbx(file, findings)];
  return given.map((pbx, i) => {
    const path = `/pbxs/${i}`;
    const ptimeMs = packetTime(pbx.ptime, `${path}/ptime`, read, findings);
    return {
      id: pbx.id,
      site: findings.orDefault(pbx.site, `${path}/site`, file.sites[0]!.id),
      side: findings.orDefault(pbx.side, `${path}/side`, 'ip'),
      implicit: false,
      maxCalls: findings.orDefault<number | null>(pbx.maxCalls, `${path}/maxCalls`, null),
      mediaDsps: findings.orDefault<number | null>(pbx.mediaDsps, `${path}/mediaDsps`, null),
      dialPlan: {
        country: pbx.dialPlan?.country ?? null,
        extensionLength: pbx.dialPlan?.extensionLength ?? null,
        outside: pbx.dialPlan?.outside ?? null,
        siteCodes: { ...pbx.dialPlan?.siteCodes },
      },
      codecs: codecChoice(pbx.codecs, `${path}/codecs`, CARRIER_CODECS, ptimeMs, findings),
    };
  });
}

function implicitPbx(file: ScenarioFile, findings: Findings): Pbx {
  const site = file.sites[0]!.id;
  const taken = new Set([file.sites, file.groups, file.numberRanges, file.trunks, file.sbcs, file.links].flatMap((part) => part ?? []).map((part) => part.id));
  let id = `pbx-${site}`;
  for (let n = 2; taken.has(id); n++) id = `pbx-${site}-${n}`;
  findings.orDefault(undefined, '/pbxs', [{ id, site }]);
  return {
    id, site, side: 'ip', implicit: true, maxCalls: null, mediaDsps: null,
    dialPlan: { country: null, extensionLength: null, outside: null, siteCodes: {} },
    codecs: { codecs: [...CARRIER_CODECS], ptimeMs: 20 },
  };
}

export function resolveGroups(file: ScenarioFile, pbxs: Pbx[], findings: Findings): Group[] {
  return (file.groups ?? []).map((group, i) => {
    const path = `/groups/${i}`;
    const nearby = pbxs.find((pbx) => pbx.site === group.site) ?? pbxs[0];
    const pbx = nearby ? findings.orDefault(group.pbx, `${path}/pbx`, nearby.id) : (group.pbx ?? '');
    const itsSite = pbxs.find((candidate) => candidate.id === pbx)?.site ?? file.sites[0]!.id;
    return {
      id: group.id, pbx,
      site: findings.orDefault(group.site, `${path}/site`, itsSite),
      kind: findings.orDefault(group.kind, `${path}/kind`, 'department'),
      where: group.where ?? null,
      extensions: group.extensions ?? [],
      users: group.users ?? null,
      moveWith: group.moveWith ?? [], after: group.after ?? [],
    };
  });
}

export function resolveNumberRanges(file: ScenarioFile, findings: Findings): NumberRange[] {
  return (file.numberRanges ?? []).map((range, i) => {
    const span = parseNumberRange(range.range);
    if (span === null) {
      const path = `/numberRanges/${i}/range`;
      findings.error('wrong-range', path, `${path} is "${range.range}", which ends before it begins or has too many digits behind the hyphen.`, 'Write the last digits of the last number behind the hyphen, for example "+442079460000-0199".');
    }
    return { id: range.id, first: span?.first ?? '', count: span?.count ?? 0, landsOn: range.landsOn ?? null, groups: range.groups ?? [] };
  });
}

export function resolveTrunks(file: ScenarioFile, pbxs: Pbx[], read: QuantityReader, findings: Findings): Trunk[] {
  const fallback = [pbxs[0]?.id ?? file.sbcs?.[0]?.id ?? ''];
  return (file.trunks ?? []).map((trunk, i) => {
    const path = `/trunks/${i}`;
    for (const key of ['notice', 'leadTime'] as const) {
      const written = trunk[key];
      if (written !== undefined) readQuantity(read, written, 'days', `${path}/${key}`, findings);
    }
    const owners = trunk.owners === undefined || trunk.owners.length === 0 ? findings.orDefault(undefined, `${path}/owners`, fallback) : trunk.owners;
    const kind = findings.orDefault(trunk.kind, `${path}/kind`, 'sip');
    const shared = owners.length > 1 && !kind.startsWith('tie-');
    const ptimeMs = packetTime(trunk.ptime, `${path}/ptime`, read, findings);
    return {
      id: trunk.id, owners: [...owners], kind,
      channels: trunk.channels === 'unlimited' ? Infinity : trunk.channels,
      direction: findings.orDefault(trunk.direction, `${path}/direction`, 'both'),
      cdrNames: trunk.cdrNames ?? [],
      orderUnit: trunk.orderUnit ?? null,
      share: shared ? findings.orDefault(trunk.share, `${path}/share`, 'pool') : (trunk.share ?? null),
      inService: trunk.inService ?? null, serviceEnd: trunk.serviceEnd ?? null,
      codecs: codecChoice(trunk.codecs, `${path}/codecs`, CARRIER_CODECS, ptimeMs, findings),
    };
  });
}

export function resolveSbcs(file: ScenarioFile, read: QuantityReader, findings: Findings): Sbc[] {
  return (file.sbcs ?? []).map((sbc, i) => {
    const path = `/sbcs/${i}`;
    const inside = sbc.codecs?.ptime;
    if (inside !== undefined && sbc.ptime !== undefined && inside !== sbc.ptime) {
      findings.error('two-packet-times', `${path}/ptime`, `${path} gives the packet times "${sbc.ptime}" and, in its codecs, "${inside}".`, 'Take one of the two out.');
    }
    const ptimeMs = packetTime(sbc.ptime ?? inside, inside === undefined ? `${path}/ptime` : `${path}/codecs/ptime`, read, findings);
    const leg = (name: 'teams' | 'carrier' | 'pbx', fallback: string[]) =>
      codecChoice(sbc.codecs?.[name], `${path}/codecs/${name}`, fallback, ptimeMs, findings);
    return {
      id: sbc.id,
      site: findings.orDefault(sbc.site, `${path}/site`, file.sites[0]!.id),
      redundancy: findings.orDefault(sbc.redundancy, `${path}/redundancy`, 'none'),
      sessions: findings.orDefault<number | null>(sbc.limits?.sessions, `${path}/limits/sessions`, null),
      callsPerSecond: findings.orDefault<number | null>(sbc.limits?.callsPerSecond, `${path}/limits/callsPerSecond`, null),
      codecs: { teams: leg('teams', TEAMS_CODECS), carrier: leg('carrier', CARRIER_CODECS), pbx: leg('pbx', CARRIER_CODECS) },
      media: findings.orDefault(sbc.media, `${path}/media`, 'no-bypass'),
    };
  });
}

export function resolveLinks(file: ScenarioFile, read: QuantityReader, findings: Findings): Link[] {
  return (file.links ?? []).map((link, i) => {
    const path = `/links/${i}`;
    for (const [name, written] of Object.entries(link.queues ?? {})) readQuantity(read, written, 'rate', `${path}/queues/${name}`, findings);
    if (link.admission) {
      readQuantity(read, link.admission.audio, 'rate', `${path}/admission/audio`, findings);
      if (link.admission.perCall !== undefined) readQuantity(read, link.admission.perCall, 'rate', `${path}/admission/perCall`, findings);
    }
    const rate = (written: string, place: string): number => bitRate(read, written, place, findings);
    return {
      id: link.id, from: link.from, to: link.to,
      upBitsPerSecond: rate(link.up, `${path}/up`),
      downBitsPerSecond: rate(findings.orDefault(link.down, `${path}/down`, link.up), `${path}/down`),
      delaySeconds: readQuantity(read, findings.orDefault(link.delay, `${path}/delay`, '0 ms'), 'delay', `${path}/delay`, findings),
      jitterSeconds: readQuantity(read, findings.orDefault(link.jitter, `${path}/jitter`, '0 ms'), 'delay', `${path}/jitter`, findings),
      loss: findings.orDefault(link.loss, `${path}/loss`, 0),
      background: findings.orDefault(link.background, `${path}/background`, 0),
    };
  });
}

function bitRate(read: QuantityReader, written: string, path: string, findings: Findings): number {
  const value = readQuantity(read, written, 'rate', path, findings);
  if (value === 0 && read(written, 'rate') !== null) {
    findings.error('link-without-rate', path, `${path} is "${written}", and a link without a rate carries nothing.`, 'Write the rate of the link, for example "200 Mbit/s", or take the link out.');
  }
  return value;
}
