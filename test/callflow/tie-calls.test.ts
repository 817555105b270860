import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../models/callflow/compile.ts';
import { tieCalls } from '../../models/callflow/tie-calls.ts';
import type { Scenario } from '../../models/scenario/scenario.ts';
import { groupOf, pbxOf, rangeOf, scenarioOf, siteOf, stateOf, trunkOf } from './estate-builder.ts';
import type { CallRow } from './table-builder.ts';
import { tableOf } from './table-builder.ts';

const scenario = scenarioOf({
  sites: [siteOf('lon'), siteOf('man')],
  pbxs: [
    pbxOf('pbx-lon', 'lon', { dialPlan: { country: 'GB', extensionLength: 4, outside: '9', siteCodes: { '72': 'pbx-man' } } }),
    pbxOf('pbx-man', 'man', { dialPlan: { country: 'GB', extensionLength: 3, outside: '9', siteCodes: {} } }),
  ],
  groups: [
    groupOf('it', 'lon', 'pbx-lon', { where: { department: 'IT' } }),
    groupOf('sales', 'lon', 'pbx-lon', { extensions: ['2000-2199', '2900'] }),
    groupOf('ops', 'man', 'pbx-man', { extensions: ['100-199'] }),
  ],
  numberRanges: [
    rangeOf('sales-did', '442079460000', 100, ['sales'], 'pri'),
    rangeOf('it-did', '442079461000', 100, ['it'], 'pri'),
    rangeOf('ops-did', '441614960000', 100, ['ops']),
  ],
  trunks: [
    trunkOf('pri', ['pbx-lon'], { kind: 'pri-e1', cdrNames: ['T1', 'T2'] }),
    trunkOf('sip', ['pbx-lon'], { cdrNames: ['S1'] }),
    trunkOf('man-pri', ['pbx-man'], { kind: 'pri-e1', cdrNames: ['M1'] }),
    trunkOf('tie', ['pbx-lon', 'pbx-man'], { kind: 'tie-sip', cdrNames: ['TIE'] }),
  ],
  directory: { file: 'users.csv', columns: { user: 'UPN', extension: 'Ext', number: 'DID', site: 'Office', department: 'Dept' } },
});
const directory = 'UPN,Ext,DID,Office,Dept\nann@corp.example,2100,"+44 20 7946 1042",lon,IT\nbob@corp.example,2500,,lon,"HR, old"\n';

function tied(row: Partial<CallRow>, where: Scenario = scenario): { flow: string; range: string | null; number: string | null; recorded: string } {
  const { index, callVariant } = tieCalls(where, tableOf([{ from: '2000', to: '2001', start: 1000, end: 1060, ...row }], ['pbx-lon', 'pbx-man']), directory);
  const variant = index.variants[callVariant[0]!]!;
  const recorded = variant.recorded.map((held) => `${held.trunk}:${held.from}-${held.until}`).join(' ');
  return { flow: index.flows[variant.flow]!.name, range: variant.range, number: variant.number, recorded };
}

describe('who is who', () => {
  it.each([
    ['extensions of a group', { from: '2000', to: '2900' }, 'sales>sales:internal'],
    ['the directory before the extensions', { from: '2100', to: '2101' }, 'it>sales:internal'],
    ['a user name of the directory', { from: 'sip:ann@corp.example', to: '2101' }, 'it>sales:internal'],
    ['who ties to nothing', { from: '2500', to: '2001' }, 'lon>sales:internal'],
    ['the same extension on another PBX', { from: '150', to: '151', source: 1 }, 'ops>ops:internal'],
    ['a site code', { from: '2000', to: '72150' }, 'sales>ops:internal'],
    ['a site code and a stranger', { from: '2000', to: '72999' }, 'sales>man:internal'],
    ['a colleague by his full number', { from: '2000', to: '902079461042' }, 'sales>it:internal'],
    ['a number of a range', { from: '+442079460001', to: '2001' }, 'sales>sales:internal'],
    ['a feature code', { from: '2000', to: '*97' }, 'sales>lon:internal'],
    ['nothing dialled', { from: '2000', to: '' }, 'sales>lon:internal'],
  ])('reads %s', (_, row, flow) => expect(tied(row).flow).toBe(flow));

  it.each([
    ['national', { to: '901619460000' }, 'sales>pstn:national', '+441619460000'],
    ['national in E.164 without plus', { to: '441619460000' }, 'sales>pstn:national', '+441619460000'],
    ['the same area code', { to: '902071234567' }, 'sales>pstn:local', '+442071234567'],
    ['mobile', { to: '907400123456' }, 'sales>pstn:mobile', '+447400123456'],
    ['international', { to: '900493012345678' }, 'sales>pstn:international', '+493012345678'],
    ['freephone', { to: '908081570192' }, 'sales>pstn:freephone', '+448081570192'],
    ['emergency with the outside digit', { to: '9999' }, 'sales>pstn:emergency', '999'],
    ['emergency as it is', { to: '112' }, 'sales>pstn:emergency', '112'],
    ['a number that is nobody\'s', { to: '907700900123' }, 'sales>pstn:national', '+447700900123'],
    ['a SIP URI', { to: 'sip:+441619460000@carrier.example;user=phone' }, 'sales>pstn:national', '+441619460000'],
  ])('gives %s its class', (_, row, flow, number) => expect(tied(row)).toMatchObject({ flow, number, range: 'sales-did' }));

  it.each([
    ['an anonymous caller', { from: 'anonymous', to: '2001', held: ['T1', 'SEP1'] }, 'pstn>sales:national'],
    ['a caller whose number looks like an extension', { from: '2777', to: '2001', held: ['T1', 'SEP1'] }, 'pstn>sales:national'],
    ['a dialled number that looks like an extension', { from: '2000', to: '1234', held: ['SEP1', 'T1'] }, 'sales>pstn:national'],
    ['an unlisted number of the company', { from: '+441619460000', to: '02089460000', held: ['T1', 'SEP1'] }, 'pstn>lon:national'],
    ['an unlisted caller of the company', { from: '02089460000', to: '+441619460000', held: ['SEP1', 'T1'] }, 'lon>pstn:national'],
    ['a call forwarded to the network', { from: '+441619460000', to: '+447400123456', held: ['T1', 'S1'] }, 'pstn>pstn:mobile'],
    ['an empty caller among phones', { from: '', to: '2001', held: ['SEP1', 'SEP2'] }, 'lon>sales:internal'],
  ])('tells %s by its trunk', (_, row, flow) => expect(tied(row as Partial<CallRow>).flow).toBe(flow));

  it.each([
    ['the same area', '902079461042', 'sales>pstn:local', '+442079461042'],
    ['another area', '901614960007', 'sales>pstn:national', '+441614960007'],
  ])('keeps the number dialled where a carrier trunk led to a number of the company in %s', (_, to, flow, number) => {
    expect(tied({ from: '2000', to, held: ['SEP1', 'T1'] })).toMatchObject({ flow, number, range: 'sales-did' });
  });

  it('routes such a call by the pattern that fits its number', () => {
    const routed = { ...scenario, routing: { ...scenario.routing, pbx: [{ pbx: 'pbx-lon', from: null, until: null, pstn: [{ pattern: '^\\+44161', trunks: ['sip'] }, { pattern: '.', trunks: ['pri'] }] }] } };
    const { index } = tieCalls(routed, tableOf([{ from: '2000', to: '901614960007', start: 0, end: 9, held: ['SEP1', 'T1'] }]), null);
    const { network, resources } = compile(routed, stateOf(routed), index);
    const trunks = network.flows[0]!.phases[0]!.alternatives.map(({ demands }) => demands.map(({ resource }) => resources[resource]!).filter(({ kind }) => kind === 'trunk').map(({ id }) => id));
    expect(trunks).toEqual([['pri'], ['sip']]);
  });

  it('tells once how many calls have a number that several groups share', () => {
    const shared = { ...scenario, numberRanges: scenario.numberRanges.map((range) => (range.id === 'it-did' ? { ...range, groups: ['it', 'sales'] } : range)) };
    const call = (from: string, at: number): CallRow => ({ from, to: '+442079461007', start: at, end: at + 1, held: ['T1'] });
    const { index, issues } = tieCalls(shared, tableOf([call('+441619460000', 1), call('+441619460001', 2), { ...call('+441619460000', 3), to: '+442079460007' }]), null);
    expect(index.flows.map((flow) => flow.name)).toEqual(['pstn>it:national', 'pstn>sales:national']);
    expect(issues.map(({ code, path, severity }) => [code, path, severity])).toEqual([['shared-range', '/numberRanges/1', 'warning']]);
    expect(issues[0]!.message).toMatch(/^2 calls have a number of it-did, /);
  });

  it('does not tell of a shared range where an extension or the directory says whose the number is', () => {
    const shared = { ...scenario, numberRanges: scenario.numberRanges.map((range) => (range.id === 'ops-did' ? range : { ...range, groups: ['sales', 'it'] })) };
    const groups = shared.groups.map((group) => (group.id === 'it' ? { ...group, extensions: ['0007'] } : group));
    const rows = ['+442079460007', '+442079461042'].map((to): CallRow => ({ from: '+441619460000', to, start: 0, end: 9, held: ['T1'] }));
    const { index, issues } = tieCalls({ ...shared, groups }, tableOf(rows), directory);
    expect(index.flows.map((flow) => flow.name)).toEqual(['pstn>it:national']);
    expect(issues).toEqual([]);
  });

  it('reads the longest site code that fits', () => {
    const codes = { '7': 'pbx-lon', '72': 'pbx-man' };
    const pbxs = scenario.pbxs.map((pbx) => (pbx.id === 'pbx-lon' ? { ...pbx, dialPlan: { ...pbx.dialPlan, siteCodes: codes } } : pbx));
    expect(tied({ from: '2000', to: '72150' }, { ...scenario, pbxs }).flow).toBe('sales>ops:internal');
  });

  it('finds the range of the number called', () => {
    expect(tied({ from: '+441619460000', to: '+442079460007', held: ['T1'] })).toMatchObject({ flow: 'pstn>sales:national', range: 'sales-did', number: null });
    expect(tied({ from: '2100', to: '901619460000' }).range).toBe('it-did');
  });

  it('counts the unassigned and tells unknown trunks', () => {
    const rows = [{ from: '2000', to: '2001', start: 0, end: 100 }, { from: '2500', to: '2001', start: 0, end: 50 }, { from: '2000', to: '901619460000', start: 5, end: 6, held: ['SEP1', 'X9'] }];
    const { counts, unknownTrunks, issues } = tieCalls(scenario, tableOf(rows), directory);
    expect(counts).toEqual({ unassignedCalls: 1, unassignedSeconds: 50, seconds: 151 });
    expect(unknownTrunks).toEqual([{ name: 'X9', calls: 1 }]);
    expect(issues.map((issue) => issue.code)).toEqual(['unknown-trunk']);
  });

  it('names a directory column that is not there', () => {
    const { issues } = tieCalls(scenario, tableOf([]), 'UPN;Extension\na;1\n');
    expect(issues.map((issue) => issue.path)).toEqual(['extension', 'number', 'site', 'department'].map((field) => `/directory/columns/${field}`));
  });

  it('keeps variants few: numbers that the same rules fit are one', () => {
    const routed = { ...scenario, routing: { ...scenario.routing, pbx: [{ pbx: 'pbx-lon', from: null, until: null, pstn: [{ pattern: '^\\+4416', trunks: ['pri'] }, { pattern: '.', trunks: ['sip'] }] }] } };
    const rows = Array.from({ length: 200 }, (_, at): CallRow => ({ from: '2000', to: `9016${19460000 + at}`, start: at, end: at + 1 }));
    const rest = Array.from({ length: 50 }, (_, at): CallRow => ({ from: '2000', to: `9012${14960000 + at}`, start: at, end: at + 1 }));
    const { index } = tieCalls(routed, tableOf([...rows, ...rest]), null);
    expect(index.variants.map((variant) => variant.number)).toEqual(['+441214960000', '+441619460000']);
  });

  it('does not depend on the order of the rows', () => {
    const rows: CallRow[] = [
      { from: '2000', to: '901619460000', start: 10, end: 20, held: ['SEP1', 'T1'] },
      { from: '2001', to: '901619460009', start: 11, end: 30, held: ['SEP1', 'S1'] },
      { from: '2100', to: '2000', start: 12, end: 13 },
      { from: '2500', to: '907700900123', start: 13, end: 14, held: ['SEP1', ['T1', 13, 13]] },
    ];
    const one = tieCalls(scenario, tableOf(rows), directory);
    const other = tieCalls(scenario, tableOf([...rows].reverse()), directory);
    expect(other.index).toEqual(one.index);
    expect([...other.callVariant].reverse()).toEqual([...one.callVariant]);
  });
});

describe('recorded channels', () => {
  it('gives a channel held through the whole call one phase', () => {
    expect(tied({ from: '2000', to: '901619460000', held: ['SEP1', 'T1'] }).recorded).toBe('pri:0-0');
  });

  it('splits a call where a part of it held a trunk, or the same trunk twice', () => {
    const held: CallRow['held'] = ['SEP1', ['T1', 1000, 1005], ['S1', 1005, 1060], ['T2', 1020, 1030]];
    expect(tied({ from: '2000', to: '901619460000', held }).recorded).toBe('pri:0-0 sip:1-3 pri:2-2');
  });

  const seizure = fc.tuple(fc.constantFrom('T1', 'T2', 'S1', 'TIE', 'SEP1'), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }));
  const row = fc.record({
    from: fc.constantFrom('2000', '2500', '+441619460000', ''),
    to: fc.constantFrom('2001', '901619460000', '72150', ''),
    start: fc.integer({ min: 0, max: 100 }), length: fc.integer({ min: 0, max: 30 }),
    held: fc.array(seizure, { maxLength: 3 }),
  });

  it('replays exactly the recorded concurrency of each trunk on unlimited trunks', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (drawn) => {
        const rows = drawn.map(({ from, to, start, length, held }): CallRow => ({
          from, to, start, end: start + length,
          held: held.map(([device, a, b]) => [device, start + Math.min(a, b, length), start + Math.min(Math.max(a, b), length)]),
        }));
        // Records that name no trunk at all leave it to routing.
        fc.pre(rows.some((entry) => entry.held?.some((held) => !String(held[0]).startsWith('SEP'))));
        const unlimited = { ...scenario, trunks: scenario.trunks.map((trunk) => ({ ...trunk, channels: Infinity })) };
        const table = tableOf(rows, ['pbx-lon', 'pbx-man']);
        const { index, callVariant, phases } = tieCalls(unlimited, table, directory);
        const { network } = compile(unlimited, stateOf(unlimited), index);
        for (const trunk of unlimited.trunks) {
          const wanted = new Array<number>(140).fill(0);
          const got = new Array<number>(140).fill(0);
          rows.forEach((entry, at) => {
            for (const held of entry.held ?? []) if (trunk.cdrNames.includes(held[0]!)) fill(wanted, held[1] as number, held[2] as number);
            const seconds = phases && phases.offset[at]! < phases.offset[at + 1]! ? [...phases.seconds.subarray(phases.offset[at], phases.offset[at + 1])] : [entry.end - entry.start];
            const bounds = seconds.reduce((sums, length) => [...sums, sums[sums.length - 1]! + length], [entry.start]);
            network.flows[callVariant[at]!]!.phases.forEach((phase, p) => {
              for (const demand of phase.alternatives[0]?.demands ?? []) {
                if (network.resources[demand.resource]!.id === trunk.id) fill(got, bounds[p]!, bounds[demand.until + 1]!, demand.units);
              }
            });
          });
          expect(got).toEqual(wanted);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function fill(counts: number[], from: number, until: number, units = 1): void {
  for (let at = from; at < until; at++) counts[at]! += units;
}
