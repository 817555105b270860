import type { Findings } from '../findings.ts';
import { readQuantity, type QuantityReader } from '../quantity.ts';
import type { Connectivity, Migration, Outage, Pbx, Routing, RunSettings, Sbc, Scenario } from '../scenario.ts';
import type { ScenarioFile } from '../schema.ts';

/** Fills in `routing`; a plain `routing.pstn` becomes the list of every platform that has none of its own. */
export function resolveRouting(file: ScenarioFile, pbxs: Pbx[], read: QuantityReader, findings: Findings): Routing {
  const given = file.routing ?? {};
  const plain = given.pstn;
  const pbx = (given.pbx ?? []).map((entry) => ({ pbx: entry.pbx, pstn: entry.pstn, from: entry.from ?? null, until: entry.until ?? null }));
  const teams = (given.teams ?? []).map((entry, i) => ({
    groups: findings.orDefault(entry.groups, `/routing/teams/${i}/groups`, ['*']), pstn: entry.pstn, from: entry.from ?? null, until: entry.until ?? null,
  }));
  if (plain !== undefined) {
    for (const { id } of pbxs) if (!pbx.some((entry) => entry.pbx === id)) pbx.push({ pbx: id, pstn: plain, from: null, until: null });
    if (!teams.some((entry) => entry.groups.includes('*'))) teams.push({ groups: ['*'], pstn: plain, from: null, until: null });
  }
  if (pbx.length === 0 && (file.trunks ?? []).length > 0) findings.orDefault(undefined, '/routing/pbx', 'each PBX\'s own carrier trunks, in the order of the file');
  if (teams.length === 0 && (file.migration?.waves ?? []).length > 0) findings.orDefault(undefined, '/routing/teams', 'the carrier trunks of the groups\' SBCs, in the order of the file');
  const emergency = (given.emergency ?? []).map((entry) => ({
    sites: entry.sites, platform: entry.platform, trunks: entry.trunks, protection: entry.protection ?? null, channels: entry.channels ?? null,
  }));
  return { pbx, teams, emergency, retry: resolveRetry(given.retry, read, findings) };
}

function resolveRetry(given: NonNullable<ScenarioFile['routing']>['retry'], read: QuantityReader, findings: Findings): Routing['retry'] {
  if (given === undefined) return findings.orDefault<null>(undefined, '/routing/retry', null);
  return { probability: given.probability, afterSeconds: readQuantity(read, given.after, 'time', '/routing/retry/after', findings), retries: given.retries };
}

/** Fills in `teams.connectivity`: without it, Direct Routing over every SBC of the file for every group. */
export function resolveConnectivity(file: ScenarioFile, sbcs: Sbc[], findings: Findings): Connectivity[] {
  const all = sbcs.map((sbc) => sbc.id);
  const given = file.teams?.connectivity ?? [];
  if (given.length === 0) {
    if (all.length === 0) return [];
    const standard = { groups: ['*'], mode: 'direct-routing' as const, sbcs: all };
    findings.orDefault(undefined, '/teams/connectivity', [standard]);
    return [{ ...standard, cap: null }];
  }
  return given.map((entry, i) => {
    const path = `/teams/connectivity/${i}`;
    const mode = findings.orDefault(entry.mode, `${path}/mode`, 'direct-routing');
    return {
      groups: findings.orDefault(entry.groups, `${path}/groups`, ['*']), mode,
      sbcs: mode === 'direct-routing' ? findings.orDefault(entry.sbcs, `${path}/sbcs`, all) : (entry.sbcs ?? []),
      cap: entry.cap ?? null,
    };
  });
}

export function resolveMigration(file: ScenarioFile, read: QuantityReader, findings: Findings): Migration {
  const given = file.migration ?? {};
  const waves = (given.waves ?? []).map((wave, i) => ({
    id: wave.id, date: wave.date, groups: wave.groups,
    dualRingDays: wave.dualRing === undefined ? null : readQuantity(read, wave.dualRing, 'days', `/migration/waves/${i}/dualRing`, findings) / 86_400,
  }));
  const moves = waves.length > 0;
  const interim = given.interim ?? {};
  return {
    waves,
    porting: (given.porting ?? []).map((port) => ({ ranges: port.ranges, date: port.date, to: port.to })),
    interim: {
      inbound: moves ? findings.orDefault(interim.inbound, '/migration/interim/inbound', 'tie') : (interim.inbound ?? 'tie'),
      outbound: moves ? findings.orDefault(interim.outbound, '/migration/interim/outbound', 'by-landing-carrier') : (interim.outbound ?? 'by-landing-carrier'),
    },
  };
}

export function resolveTargets(file: ScenarioFile): Scenario['targets'] {
  const given = file.targets ?? {};
  return { blocking: given.blocking ?? null, emergencyBlocking: given.emergencyBlocking ?? null, linkUse: given.linkUse ?? null, r: given.r ?? null };
}

export function resolveRun(file: ScenarioFile, findings: Findings): RunSettings {
  const given = file.run ?? {};
  const precision = given.precision === 'off' ? null : findings.orDefault<number | null>(given.precision, '/run/precision', null);
  return {
    seed: findings.orDefault(given.seed, '/run/seed', 1),
    weekdays: findings.orDefault(given.weekdays, '/run/weekdays', [1, 2, 3, 4, 5]),
    holidays: given.holidays ?? [],
    start: findings.orDefault(given.start, '/run/start', 'warm'),
    replications: findings.orDefault(given.replications, '/run/replications', 30),
    precision,
    confidence: findings.orDefault(given.confidence, '/run/confidence', 0.95),
    budget: findings.orDefault(given.budget, '/run/budget', 200_000_000),
  };
}

/** Fills in `outages`: what fails cuts its calls unless the file says otherwise. */
export function resolveOutages(file: ScenarioFile, read: QuantityReader, findings: Findings): Outage[] {
  return (file.outages ?? []).map((outage, i) => ({
    resource: outage.resource, start: outage.start,
    durationSeconds: readQuantity(read, outage.duration, 'time', `/outages/${i}/duration`, findings),
    drop: findings.orDefault(outage.drop, `/outages/${i}/drop`, true),
  }));
}
