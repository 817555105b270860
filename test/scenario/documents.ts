import type { Issue } from '../../models/core/issue.ts';
import { resolveScenario } from '../../models/scenario/resolve.ts';

/** A scenario document as a test writes it. */
export type Document = Record<string, unknown>;

/** The small complete file of the scenario page. */
export function oneTrunk(): Document {
  return {
    busyhour: 1, name: 'One trunk', sites: [{ id: 'hq', timeZone: 'UTC' }], trunks: [{ id: 't1', channels: 100 }],
    demand: { synthetic: [{ from: 'hq', to: 'pstn', erlangs: 90, holding: { mean: '180 s' }, profile: 'constant' }] },
  };
}

/** Two sites, a PBX and an SBC with a tie trunk between, two groups and a period: every part that a plan needs. */
export function plan(parts: Document = {}): Document {
  return {
    busyhour: 1, name: 'Plan', period: { start: '2027-01-04', weeks: 8 },
    sites: [{ id: 'lon', timeZone: 'Europe/London' }, { id: 'man', timeZone: 'Europe/London', egress: 'lon' }],
    pbxs: [{ id: 'pbx-lon', site: 'lon' }],
    groups: [{ id: 'sales', site: 'lon', pbx: 'pbx-lon', extensions: ['2000-2099'] }, { id: 'it', site: 'man', pbx: 'pbx-lon', extensions: ['3000'] }],
    numberRanges: [{ id: 'did', range: '+442079460000-0199', landsOn: 'old', groups: ['sales', 'it'] }],
    trunks: [
      { id: 'old', owners: ['pbx-lon'], channels: 30 },
      { id: 'new', owners: ['sbc-lon'], channels: 60 },
      { id: 'tie', owners: ['pbx-lon', 'sbc-lon'], kind: 'tie-sip', channels: 20 },
    ],
    sbcs: [{ id: 'sbc-lon', site: 'lon' }],
    links: [{ id: 'lon-net', from: 'lon', to: 'internet', up: '200 Mbit/s', down: '100 Mbit/s' }],
    demand: { synthetic: [{ from: 'sales', to: 'pstn', erlangs: 5, holding: { mean: '3 min' } }] },
    teams: { connectivity: [{ groups: ['*'], sbcs: ['sbc-lon'] }] },
    ...parts,
  };
}

export async function issuesOf(document: unknown): Promise<Issue[]> {
  return (await resolveScenario(document, 'plan.json')).issues;
}

/** The only issue of a document. Fails when there are none or more. */
export async function onlyIssueOf(document: unknown): Promise<Issue> {
  const issues = await issuesOf(document);
  if (issues.length !== 1) throw new Error(`Wanted one issue, got ${issues.length}: ${issues.map((issue) => `${issue.code} ${issue.message}`).join('; ')}`);
  return issues[0]!;
}
