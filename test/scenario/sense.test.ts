import { describe, expect, it } from 'vitest';
import { resolveScenario } from '../../models/scenario/resolve.ts';
import { issuesOf, oneTrunk, onlyIssueOf, plan, type Document } from './documents.ts';

const trunks = (plan() as { trunks: Document[] }).trunks;
const [sales, it3000] = (plan() as { groups: Document[] }).groups;
const wave = (id: string, date: string, ...groups: string[]): Document => ({ id, date, groups });
const port = (to: string, date = '2027-02-01'): Document => ({ ranges: ['did'], date, to });
const flow = (parts: Document): Document => ({ demand: { synthetic: [{ from: 'sales', to: 'pstn', erlangs: 1, holding: { mean: '1 min' }, ...parts }] } });

it('a plan in order has no issue', async () => {
  expect(await issuesOf(plan({ migration: { waves: [wave('w1', '2027-01-18', 'sales', 'it')], porting: [port('new')] } }))).toEqual([]);
});

/** What, the parts that differ from the plan in order, code, place, words of the message, words of the fix. */
type Case = [string, Document, string, string, string, string];

const ids: Case[] = [
  ['an id twice', { sbcs: [{ id: 'old' }, { id: 'sbc-lon', site: 'lon' }] }, 'duplicate-id', '/sbcs/0/id', 'is "old", which is the id at /trunks/0/id too', '"old-2"'],
  ['a reserved id', { links: [{ id: 'pstn', from: 'lon', to: 'internet', up: '1 Mbit/s', down: '1 Mbit/s' }] }, 'reserved-id', '/links/0/id', 'is "pstn", which is a reserved id', 'another id'],
  ['a wave called baseline', { migration: { waves: [wave('baseline', '2027-01-18', 'it')] } }, 'reserved-id', '/migration/waves/0/id', 'the id of a migration state', '"wave-1"'],
  ['an id that is another row\'s index', { demand: { synthetic: [{ from: 'it', to: 'pstn', erlangs: 1, holding: { mean: '1 s' } }, { id: '0', from: 'it', to: 'pstn', erlangs: 1, holding: { mean: '1 s' } }] } }, 'duplicate-id', '/demand/synthetic/1/id', '/demand/synthetic/0/id too', 'nowhere else'],
];

const references: Case[] = [
  ['an unknown group in a wave', { migration: { waves: [wave('w1', '2027-01-18', 'slaes')] } }, 'unknown-group', '/migration/waves/0/groups/0', 'names the group "slaes", which the file does not have', 'Write "sales"'],
  ['an unknown trunk in routing', { routing: { pstn: [{ pattern: '.', trunks: ['odl'] }] } }, 'unknown-trunk', '/routing/pstn/0/trunks/0', 'names the trunk "odl"', 'Write "old"'],
  ['an unknown trunk in a dated list', { routing: { pbx: [{ pbx: 'pbx-lon', pstn: [{ pattern: '.', trunks: ['old', 'nwe'] }] }] } }, 'unknown-trunk', '/routing/pbx/0/pstn/0/trunks/1', '"nwe"', 'Write "new"'],
  ['an unknown PBX in routing', { routing: { pbx: [{ pbx: 'pbx-man', pstn: [{ pattern: '.', trunks: ['old'] }] }] } }, 'unknown-pbx', '/routing/pbx/0/pbx', 'names the PBX "pbx-man"', '"pbx-lon"'],
  ['an unknown site of an SBC', { sbcs: [{ id: 'sbc-lon', site: 'lno' }] }, 'unknown-site', '/sbcs/0/site', 'names the site "lno"', 'Write "lon"'],
  ['an unknown egress', { sites: [{ id: 'lon', timeZone: 'UTC' }, { id: 'man', egress: 'lnd' }] }, 'unknown-id', '/sites/1/egress', 'names the site "lnd"', 'Write "lon"'],
  ['an unknown end of a link', { links: [{ id: 'l', from: 'lon', to: 'internt', up: '1 Mbit/s', down: '1 Mbit/s' }] }, 'unknown-id', '/links/0/to', '"internt"', 'Write "internet"'],
  ['an unknown SBC', { teams: { connectivity: [{ groups: ['*'], sbcs: ['sbc-lnd'] }] } }, 'unknown-sbc', '/teams/connectivity/0/sbcs/0', 'names the SBC "sbc-lnd"', 'Write "sbc-lon"'],
  ['an unknown range', { migration: { porting: [{ ranges: ['didd'], date: '2027-02-01', to: 'new' }] } }, 'unknown-number-range', '/migration/porting/0/ranges/0', 'names the number range "didd"', 'Write "did"'],
  ['an unknown landing', { migration: { porting: [port('operator-conect')] } }, 'unknown-id', '/migration/porting/0/to', '"operator-conect"', 'Write "operator-connect"'],
  ['an unknown origin', flow({ from: 'sale' }), 'unknown-id', '/demand/synthetic/0/from', 'names the group or site "sale"', 'Write "sales"'],
  ['a trunk where a site must stand', { links: [{ id: 'l', from: 'old', to: 'internet', up: '1 Mbit/s', down: '1 Mbit/s' }] }, 'unknown-id', '/links/0/from', 'names "old", which is a trunk where a site must stand', 'Write'],
  ['an unknown PBX behind a site code', { pbxs: [{ id: 'pbx-lon', site: 'lon', dialPlan: { siteCodes: { 72: 'pbx-lno' } } }] }, 'unknown-pbx', '/pbxs/0/dialPlan/siteCodes/72', '"pbx-lno"', 'Write "pbx-lon"'],
  ['an outage of nothing', { outages: [{ resource: 'sbc-lno/srtp', start: '2027-01-18T10:00', duration: '1 h' }] }, 'unknown-id', '/outages/0/resource', '"sbc-lno"', 'Write "sbc-lon"'],
  ['an outage of a limit that is not there', { outages: [{ resource: 'sbc-lon/srtp', start: '2027-01-18T10:00', duration: '1 h' }] }, 'unknown-limit', '/outages/0/resource', '"sbc-lon" has no limit "srtp"', 'Write "sbc-lon" to shut it as a whole'],
  ['an outage of a way that a link does not have', { outages: [{ resource: 'lon-net/in', start: '2027-01-18T10:00', duration: '1 h' }] }, 'unknown-limit', '/outages/0/resource', '"lon-net" has no limit "in"', '"lon-net/up", "lon-net/down"'],
  ['an outage before the period', { outages: [{ resource: 'old', start: '2027-01-03T10:00', duration: '1 h' }] }, 'outside-period', '/outages/0/start', 'before the period begins on 2027-01-04', 'from 2027-01-04'],
  ['an outage behind the period', { outages: [{ resource: 'old', start: '2027-03-01', duration: '1 h' }] }, 'outside-period', '/outages/0/start', 'after the period ends on 2027-02-28', 'more weeks'],
  ['an outage of no time', { outages: [{ resource: 'old', start: '2027-01-18T10:00', duration: '0 s' }] }, 'outage-without-duration', '/outages/0/duration', 'an outage without a duration', '"30 min"'],
];

const estate: Case[] = [
  ['a zone that is none', { sites: [{ id: 'lon', timeZone: 'Europe/Londn' }, { id: 'man' }] }, 'unknown-zone', '/sites/0/timeZone', 'is "Europe/Londn", which is no time zone', '"Europe/London"'],
  ['an egress in a circle', { sites: [{ id: 'lon', egress: 'lon' }, { id: 'man' }] }, 'egress-circle', '/sites/0/egress', 'leads back to "lon"', '"local"'],
  ['a link to itself', { links: [{ id: 'l', from: 'lon', to: 'lon', up: '1 Mbit/s', down: '1 Mbit/s' }] }, 'link-to-itself', '/links/0/to', 'runs from "lon" to itself', '"internet"'],
  ['a tie trunk with one owner', { trunks: [...trunks, { id: 't', kind: 'tie-pri', owners: ['pbx-lon'], channels: 1 }] }, 'tie-owners', '/trunks/3/owners', 'has 1 owner in /trunks/3/owners', 'the two machines'],
  ['a carrier trunk of a PBX and an SBC', { trunks: [...trunks, { id: 't', owners: ['pbx-lon', 'sbc-lon'], channels: 1 }] }, 'shared-carrier-trunk', '/trunks/3/owners', 'machines that are not all SBCs', '"tie-sip"'],
  ['service that ends before it begins', { trunks: [...trunks, { id: 't', owners: ['pbx-lon'], channels: 1, inService: '2027-03-01', serviceEnd: '2027-02-28' }] }, 'service-order', '/trunks/3/serviceEnd', 'ends its service on 2027-02-28, before it begins on 2027-03-01', 'not before "inService"'],
  ['a name of the records at two trunks', { trunks: [...trunks, { id: 'a', channels: 1, owners: ['pbx-lon'], cdrNames: ['T1'] }, { id: 'b', channels: 1, owners: ['pbx-lon'], cdrNames: ['T1'] }] }, 'name-twice', '/trunks/4/cdrNames/0', 'is "T1", which stands for the trunk "a" too', 'one trunk only'],
  ['ranges that overlap', { numberRanges: [{ id: 'did', range: '+442079460000-0199' }, { id: 'd2', range: '+442079460150-0250' }] }, 'ranges-overlap', '/numberRanges/1/range', 'has numbers in common with "did" (+442079460000-0199)', 'share no number'],
  ['a range that runs downward', { numberRanges: [{ id: 'did', range: '+442079460199-0000' }] }, 'wrong-range', '/numberRanges/0/range', 'ends before it begins', '"+442079460000-0199"'],
  ['a range that lands on a tie trunk', { numberRanges: [{ id: 'did', range: '+442079460000', landsOn: 'tie' }] }, 'lands-on-tie', '/numberRanges/0/landsOn', 'the tie trunk "tie"', 'a carrier trunk'],
  ['extensions that run downward', { groups: [{ ...sales, extensions: ['2099-2000'] }, it3000] }, 'wrong-extensions', '/groups/0/extensions/0', 'is "2099-2000"', '"2000-2199"'],
  ['an extension in two groups', { groups: [sales, { ...it3000, extensions: ['2050'] }] }, 'extension-in-two-groups', '/groups/1/extensions/0', 'stand in the group "sales" too', 'one group'],
  ['a codec that the catalogue lacks', { trunks: [...trunks, { id: 't', owners: ['pbx-lon'], channels: 1, codecs: ['g711b'] }] }, 'unknown-codec', '/trunks/3/codecs/0', 'names the codec "g711b"', 'Write "g711'],
  ['half frames', { trunks: [...trunks, { id: 't', owners: ['pbx-lon'], channels: 1, codecs: ['g729'], ptime: '25 ms' }] }, 'packet-time', '/trunks/3/codecs/0', 'whole frames of 10 ms, and the packet time is 25 ms', '"20 ms"'],
  ['two packet times', { sbcs: [{ id: 'sbc-lon', ptime: '10 ms', codecs: { ptime: '20 ms' } }] }, 'two-packet-times', '/sbcs/0/ptime', '"10 ms" and, in its codecs, "20 ms"', 'one of the two'],
  ['two currencies', { currency: 'GBP', trunks: [...trunks, { id: 't', owners: ['pbx-lon'], channels: 1, monthlyCost: '10 EUR' }] }, 'two-currencies', '/trunks/3/monthlyCost', 'is "10 EUR", but the file counts in GBP', 'in GBP'],
];

const demand: Case[] = [
  ['no calls', { demand: {} }, 'no-demand', '/demand', 'has no calls', '"demand.calls"'],
  ['calls of nothing', { demand: { calls: [{ format: 'auto' }] } }, 'calls-source', '/demand/calls/0', 'neither a file nor a sample', 'either "file" or "sample"'],
  ['calls of two things', { demand: { calls: [{ file: 'a', sample: {} }] } }, 'calls-source', '/demand/calls/0', 'both a file and a sample', 'either "file" or "sample"'],
  ['a flow outside', flow({ from: 'pstn' }), 'flow-outside', '/demand/synthetic/0', 'from the public network to the public network', 'a group or a site'],
  ['an internal call outside', flow({ class: 'internal' }), 'flow-class', '/demand/synthetic/0/class', 'one end of the flow is the public network', '"national"'],
  ['an outside call inside', flow({ to: 'it', class: 'mobile' }), 'flow-class', '/demand/synthetic/0/class', 'both ends of the flow are inside', '"internal"'],
  ['a varying exponential', flow({ holding: { mean: '1 min', cv: 2 } }), 'cv-of-shape', '/demand/synthetic/0/holding/cv', 'exponential holding times have a coefficient of variation of 1', '"hyperexponential"'],
  ['a smooth hyperexponential', flow({ holding: { mean: '1 min', shape: 'hyperexponential', cv: 0.5 } }), 'cv-of-shape', '/demand/synthetic/0/holding/cv', 'of at least 1', 'for example 2'],
  ['calls of no length', flow({ holding: { mean: '0 s' } }), 'holding-zero', '/demand/synthetic/0/holding/mean', 'calls of no length', '"180 s"'],
  ['a profile of nothing', flow({ profile: Array.from({ length: 24 }, () => 0) }), 'profile-zero', '/demand/synthetic/0/profile', 'no hour with a weight above 0', 'at least one'],
  ['a range that runs downward', { demand: { calls: [{ file: 'a' }], assumptions: { internalShare: [0.4, 0.2] } } }, 'range-order', '/demand/assumptions/internalShare', 'from the higher to the lower', 'lower value first'],
];

const routing: Case[] = [
  ['a route over a tie trunk', { routing: { pstn: [{ pattern: '.', trunks: ['tie'] }] } }, 'route-over-tie', '/routing/pstn/0/trunks/0', 'the tie trunk "tie"', 'a carrier trunk'],
  ['a route over an inbound trunk', { trunks: [...trunks, { id: 'in', owners: ['pbx-lon'], channels: 1, direction: 'in' }], routing: { emergency: [{ sites: ['lon'], platform: 'pbx', trunks: ['in'] }] } }, 'route-over-inbound', '/routing/emergency/0/trunks/0', 'whose direction is "in"', '"direction"'],
  ['a list that never holds', { routing: { pbx: [{ pbx: 'pbx-lon', pstn: [], from: '2027-01-04', until: '2027-01-04' }] } }, 'routing-order', '/routing/pbx/0/until', 'not after its first day 2027-01-04', 'no longer holds'],
  ['Direct Routing without an SBC', { teams: { connectivity: [{ groups: ['*'], sbcs: [] }] } }, 'no-sbc', '/teams/connectivity/0/sbcs', 'has no SBC', 'Add the SBCs'],
  ['a group without a connection', { teams: { connectivity: [{ groups: ['sales'], sbcs: ['sbc-lon'] }] }, migration: { waves: [wave('w1', '2027-01-18', 'it')] } }, 'group-without-connection', '/migration/waves/0/groups/0', 'moves the group "it" to Teams', '"teams.connectivity"'],
];

const migration: Case[] = [
  ['a wave before the period', { migration: { waves: [wave('w1', '2027-01-03', 'it')] } }, 'outside-period', '/migration/waves/0/date', 'is on 2027-01-03, before the period begins on 2027-01-04', 'from 2027-01-04 to 2027-02-28'],
  ['a wave after the period', { migration: { waves: [wave('w1', '2027-03-01', 'it')] } }, 'outside-period', '/migration/waves/0/date', 'is on 2027-03-01, after the period ends on 2027-02-28', 'more weeks'],
  ['a port after the period', { migration: { porting: [port('new', '2028-01-01')] } }, 'outside-period', '/migration/porting/0/date', 'after the period ends', 'more weeks'],
  ['a group in two waves', { migration: { waves: [wave('w1', '2027-01-18', 'it'), wave('w2', '2027-01-25', 'it')] } }, 'group-in-two-waves', '/migration/waves/1/groups/0', 'moves the group "it", which the wave "w1" moves too', 'one of them'],
  ['a range ported twice on a day', { migration: { porting: [port('new'), port('old')] } }, 'ported-twice', '/migration/porting/1/ranges/0', 'as /migration/porting/0/ranges/0 does', 'one of them'],
  ['a port to a tie trunk', { migration: { porting: [port('tie')] } }, 'lands-on-tie', '/migration/porting/0/to', 'no number arrives', 'a carrier trunk'],
  ['a port to an outbound trunk', { trunks: [...trunks, { id: 'out', owners: ['sbc-lon'], channels: 1, direction: 'out' }], migration: { porting: [port('out')] } }, 'lands-on-outbound', '/migration/porting/0/to', 'whose direction is "out"', '"direction"'],
  ['PBX users behind Operator Connect', { migration: { waves: [wave('w1', '2027-01-18', 'it')], porting: [port('operator-connect')] } }, 'pbx-users-behind-cloud-numbers', '/migration/porting/0/ranges/0', 'ports the range "did" to Operator Connect on 2027-02-01, where calls cannot reach "sales"', 'Move "sales" by 2027-02-01, port the range later'],
  ['PBX users behind Calling Plan', { migration: { waves: [wave('w1', '2027-02-08', 'it', 'sales')], porting: [port('calling-plan')] } }, 'pbx-users-behind-cloud-numbers', '/migration/porting/0/ranges/0', 'cannot reach "sales", "it"', 'trunk of an SBC'],
  ['groups that belong together', { groups: [{ ...sales, moveWith: ['it'] }, it3000], migration: { waves: [wave('w1', '2027-01-18', 'it')] } }, 'moved-apart', '/groups/0/moveWith/0', '"sales" moves with "it"', 'one wave'],
  ['a group before the one it follows', { groups: [{ ...sales, after: ['it'] }, it3000], migration: { waves: [wave('w1', '2027-01-18', 'sales'), wave('w2', '2027-01-25', 'it')] } }, 'moved-before', '/groups/0/after/0', '"sales" moves after "it", and the wave "w1" moves it before', 'no later than 2027-01-18'],
  ['a blackout that runs backward', { migration: { limits: { blackouts: [['2027-02-05', '2027-02-01']] } } }, 'range-order', '/migration/limits/blackouts/0', 'before it begins', 'first day first'],
  ['waves without a period', { period: undefined, migration: { waves: [wave('w1', '2027-01-18', 'it')] } }, 'no-period', '/migration/waves', 'but no period', '"period"'],
  ['dated routing without a period', { period: undefined, routing: { pbx: [{ pbx: 'pbx-lon', pstn: [], from: '2027-01-18' }] } }, 'no-period', '/routing/pbx/0', 'but no period', '"period"'],
];

const inside: Case[] = [
  ['a trunk that comes in a state', { trunks: [{ ...trunks[0], inService: '2027-01-05' }, trunks[1]!, trunks[2]!] }, 'change-inside-state', '/trunks/0/inService', 'The trunk "old" comes into service on 2027-01-05, inside the state from 2027-01-04 to 2027-02-28', 'that day'],
  ['a trunk that goes in a state', { trunks: [{ ...trunks[0], serviceEnd: '2027-01-31' }, trunks[1]!, trunks[2]!] }, 'change-inside-state', '/trunks/0/serviceEnd', 'is out of service on 2027-02-01', 'that day'],
  ['a list that ends in a state', { routing: { pbx: [{ pbx: 'pbx-lon', pstn: [{ pattern: '.', trunks: ['old'] }], until: '2027-02-01' }] } }, 'change-inside-state', '/routing/pbx/0/until', 'The routing list /routing/pbx/0 ends on 2027-02-01', 'first day'],
  ['two PBXs', { pbxs: [{ id: 'pbx-lon', site: 'lon' }, { id: 'pbx-man', site: 'man' }] }, 'no-tie-trunk', '/pbxs/1', 'no route between "pbx-lon" and "pbx-man"', '"tie-sip"'],
  ['a PBX and the SBC of Teams', { trunks: trunks.slice(0, 2), migration: { waves: [wave('w1', '2027-01-18', 'it')] } }, 'no-tie-trunk', '/pbxs/0', 'no route between "pbx-lon" and "sbc-lon"', '["pbx-lon", "sbc-lon"]'],
  ['a PBX and the SBC that a calling plan names', { trunks: trunks.slice(0, 2), teams: { connectivity: [{ groups: ['*'], mode: 'calling-plan', sbcs: ['sbc-lon'] }] }, migration: { waves: [wave('w1', '2027-01-18', 'it')] } }, 'no-tie-trunk', '/pbxs/0', 'no route between "pbx-lon" and "sbc-lon"', '["pbx-lon", "sbc-lon"]'],
  ['a PBX and the SBC of its routes', { trunks: trunks.slice(0, 2), routing: { pstn: [{ pattern: '.', trunks: ['new'] }] } }, 'no-tie-trunk', '/pbxs/0', 'its calls cannot use the trunk "new"', '["pbx-lon", "sbc-lon"]'],
  ['a PBX and the SBC of its numbers', { trunks: trunks.slice(0, 2), migration: { porting: [port('new')] } }, 'no-tie-trunk', '/pbxs/0', 'its calls cannot use the trunk "new"', '["pbx-lon", "sbc-lon"]'],
];

const warnings = new Set(['extension-in-two-groups', 'no-demand', 'group-without-connection', 'moved-apart', 'moved-before', 'change-inside-state', 'no-tie-trunk']);

describe.each([
  ['ids', ids], ['references', references], ['the estate', estate], ['demand', demand], ['routing', routing], ['the migration', migration], ['states', inside],
])('sense of %s', (_, cases) => {
  it.each(cases)('%s', async (what, parts, code, path, message, fix) => {
    const { period, ...rest } = plan(parts);
    const document = period === undefined ? rest : { period, ...rest };
    const issue = await onlyIssueOf(document);
    const severity = warnings.has(code) || what === 'an outside call inside' ? 'warning' : 'error';
    expect(issue).toMatchObject({ code, path, severity, file: 'plan.json', line: null });
    expect(issue.message).toContain(message);
    expect(issue.fix).toContain(fix);
    expect((await resolveScenario(document)).scenario === null).toBe(severity === 'error');
  });
});

describe('nothing is said', () => {
  it('of service and lists that change with a state', async () => {
    const document = plan({
      trunks: [{ ...trunks[0], serviceEnd: '2027-01-31' }, { ...trunks[1], inService: '2027-01-04' }, trunks[2]],
      routing: { pbx: [{ pbx: 'pbx-lon', pstn: [{ pattern: '.', trunks: ['old'] }], until: '2027-02-01' }, { pbx: 'pbx-lon', pstn: [{ pattern: '.', trunks: ['new'] }], from: '2027-02-01' }] },
      migration: { porting: [port('new')] },
    });
    expect(await issuesOf(document)).toEqual([]);
  });

  it('of a range ported to Operator Connect behind users who moved by then', async () => {
    const document = plan({ migration: { waves: [wave('w1', '2027-02-01', 'it', 'sales')], porting: [port('operator-connect')] } });
    expect(await issuesOf(document)).toEqual([]);
  });

  it('of reserved words where they may stand', async () => {
    const document = plan({ links: [{ id: 'l', from: 'internet', to: 'man', up: '1 Mbit/s' }], demand: { synthetic: [{ from: 'pstn', to: 'man', erlangs: 1, holding: { mean: '1 min' } }] } });
    expect(await issuesOf(document)).toEqual([]);
  });
});

it('all issues are collected, each with the file that it is in', async () => {
  const document = plan({
    sites: [{ id: 'lon', timeZone: 'Mars/Base' }, { id: 'man' }],
    migration: { waves: [wave('w1', '2026-01-18', 'nobody', 'it'), wave('w2', '2027-01-25', 'it')] },
  });
  const issues = await issuesOf(document);
  expect(issues.map((issue) => issue.code)).toEqual(['unknown-group', 'unknown-zone', 'outside-period', 'group-in-two-waves']);
  expect(issues.every((issue) => issue.file === 'plan.json')).toBe(true);
});

it('the document is not changed, and a later change of it does not reach the scenario', async () => {
  const document = oneTrunk();
  const before = structuredClone(document);
  const { scenario } = await resolveScenario(document);
  expect(document).toEqual(before);
  (document['trunks'] as Document[])[0]!['channels'] = 1;
  expect(scenario!.trunks[0]!.channels).toBe(100);
});
