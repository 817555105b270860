import type { CodecChoice, Group, Link, MigrationState, NumberRange, Pbx, Sbc, Scenario, Site, Trunk } from '../../models/scenario/scenario.ts';

const g711: CodecChoice = { codecs: ['g711a'], ptimeMs: 20 };

/** A scenario with every field filled; what is given goes before. */
export function scenarioOf(parts: Partial<Scenario>): Scenario {
  return {
    name: 'test', period: { start: '2027-01-11', weeks: 26 }, currency: null,
    demand: { calls: [], method: 'resample', growth: '1', synthetic: [], assumptions: { internalShare: null, ringSeconds: null } },
    directory: null, sites: [siteOf('lon')], pbxs: [], groups: [], numberRanges: [], trunks: [], sbcs: [], links: [],
    routing: { pbx: [], teams: [], emergency: [], retry: null },
    teams: { connectivity: [] },
    migration: { waves: [], porting: [], interim: { inbound: 'tie', outbound: 'by-landing-carrier' } }, outages: [],
    targets: { blocking: null, emergencyBlocking: null, linkUse: null, r: null },
    run: { seed: 1, weekdays: [1, 2, 3, 4, 5], holidays: [], start: 'warm', replications: 30, precision: null, confidence: 0.95, budget: 1e8 },
    ...parts,
  };
}

export function siteOf(id: string, egress = 'local'): Site {
  return { id, name: id, timeZone: 'Europe/London', location: null, egress };
}

export function pbxOf(id: string, site: string, parts: Partial<Pbx> = {}): Pbx {
  const dialPlan = { country: 'GB', extensionLength: 4, outside: '9', siteCodes: {} };
  return { id, site, side: 'ip', implicit: false, maxCalls: null, mediaDsps: null, dialPlan, codecs: g711, ...parts };
}

export function groupOf(id: string, site: string, pbx: string, parts: Partial<Group> = {}): Group {
  return { id, site, pbx, kind: 'department', where: null, extensions: [], users: null, moveWith: [], after: [], ...parts };
}

export function trunkOf(id: string, owners: string[], parts: Partial<Trunk> = {}): Trunk {
  return { id, owners, kind: 'sip', channels: 30, direction: 'both', cdrNames: [id], share: null, orderUnit: null, inService: null, serviceEnd: null, codecs: g711, ...parts };
}

export function sbcOf(id: string, site: string, parts: Partial<Sbc> = {}): Sbc {
  return { id, site, redundancy: 'none', sessions: null, callsPerSecond: null, codecs: { teams: g711, carrier: g711, pbx: g711 }, media: 'no-bypass', ...parts };
}

export function linkOf(id: string, from: string, to: string): Link {
  return { id, from, to, upBitsPerSecond: 1e8, downBitsPerSecond: 1e8, delaySeconds: 0, jitterSeconds: 0, loss: 0, background: 0 };
}

export function rangeOf(id: string, first: string, count: number, groups: string[], landsOn: string | null = null): NumberRange {
  return { id, first, count, groups, landsOn };
}

/** A state in which the named groups are on Teams and the named ranges are ported; all else is as at the start. */
export function stateOf(scenario: Scenario, parts: { id?: string; date?: string | null; teams?: string[]; ported?: Record<string, string> } = {}): MigrationState {
  const platform: MigrationState['platform'] = {};
  for (const { id } of [...scenario.sites, ...scenario.groups]) platform[id] = parts.teams?.includes(id) ? 'teams' : 'pbx';
  const portedTo: MigrationState['portedTo'] = {};
  for (const { id } of scenario.numberRanges) portedTo[id] = parts.ported?.[id] ?? null;
  return { id: parts.id ?? 'baseline', date: parts.date === undefined ? '2027-01-11' : parts.date, lastDay: null, growth: 1, platform, portedTo };
}
