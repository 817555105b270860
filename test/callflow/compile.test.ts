import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../models/callflow/compile.ts';
import type { CompiledState } from '../../models/callflow/compiled.ts';
import { gauges } from '../../models/callflow/compiled.ts';
import { routingFit } from '../../models/callflow/routing-fit.ts';
import { addSynthetic, tieCalls } from '../../models/callflow/tie-calls.ts';
import type { Connectivity, MigrationState, Scenario, SyntheticFlow } from '../../models/scenario/scenario.ts';
import { groupOf, linkOf, pbxOf, rangeOf, sbcOf, scenarioOf, siteOf, stateOf, trunkOf } from './estate-builder.ts';
import { tableOf } from './table-builder.ts';

function rowOf(from: string, to: string, parts: Partial<SyntheticFlow> = {}): SyntheticFlow {
  const holding = { meanSeconds: 180, shape: 'exponential' as const, cv: 1 };
  return { id: `${from}-${to}`, from, to, class: from === 'pstn' || to === 'pstn' ? 'national' : 'internal', number: null, erlangs: 1, holding, profile: new Array<number>(24).fill(1), ...parts };
}

const base = scenarioOf({
  sites: [siteOf('lon'), siteOf('man')],
  pbxs: [pbxOf('pbx-lon', 'lon', { maxCalls: 100, mediaDsps: 30 }), pbxOf('pbx-man', 'man', { side: 'tdm', maxCalls: 50 })],
  groups: [groupOf('sales', 'lon', 'pbx-lon'), groupOf('it', 'lon', 'pbx-lon'), groupOf('fax', 'lon', 'pbx-lon', { kind: 'analog' }), groupOf('ops', 'man', 'pbx-man')],
  numberRanges: [rangeOf('sales-did', '442079460000', 100, ['sales'], 'lon-old'), rangeOf('it-did', '442079461000', 100, ['it']), rangeOf('ops-did', '441614960000', 100, ['ops'])],
  trunks: [
    trunkOf('lon-old', ['pbx-lon'], { cdrNames: [] }),
    trunkOf('lon-in', ['pbx-lon'], { direction: 'in', cdrNames: [] }),
    trunkOf('man-old', ['pbx-man'], { kind: 'pri-e1', cdrNames: [] }),
    trunkOf('tie', ['pbx-lon', 'sbc-lon'], { kind: 'tie-sip', cdrNames: [] }),
    trunkOf('pbx-tie', ['pbx-lon', 'pbx-man'], { kind: 'tie-sip', cdrNames: [] }),
    trunkOf('pool', ['sbc-lon', 'sbc-man'], { share: 'pool', cdrNames: [] }),
  ],
  sbcs: [sbcOf('sbc-lon', 'lon', { sessions: 100, media: 'bypass' }), sbcOf('sbc-man', 'man', { sessions: 20, media: 'bypass' })],
  links: [linkOf('lon-net', 'lon', 'internet'), linkOf('man-net', 'man', 'internet'), linkOf('wan', 'lon', 'man')],
});

/** The ways of a row in a state, each as what it holds in order and the bits up each link. */
function ways(scenario: Scenario, state: MigrationState, row: SyntheticFlow): string[] {
  const compiled = compileRow(scenario, state, row);
  return compiled.network.flows[0]!.phases[0]!.alternatives.map(({ demands }) =>
    demands
      .map(({ resource, units }) => ({ info: compiled.resources[resource]!, units }))
      .filter(({ info }) => (info.kind !== 'gauge' || info.id === 'calls/no-route') && info.direction !== 'down')
      .map(({ info, units }) => (info.kind === 'link' ? `${info.linkId}=${units}` : info.id))
      .join(' '),
  );
}

function compileRow(scenario: Scenario, state: MigrationState, row: SyntheticFlow): CompiledState {
  const { index } = addSynthetic({ ...scenario, demand: { ...scenario.demand, synthetic: [row] } }, { flows: [], variants: [] });
  return compile(scenario, state, index);
}

const baseline = stateOf(base);
const teams = (ids: string[], ported: Record<string, string> = {}): MigrationState => stateOf(base, { id: 's', teams: ids, ported });
const connected = (mode: Connectivity['mode'], cap: number | null = null, sbcs: string[] = []): Scenario => ({ ...base, teams: { connectivity: [{ groups: ['*'], mode, sbcs, cap }] } });
const interim = (parts: Partial<Scenario['migration']['interim']>): Scenario => ({ ...base, migration: { ...base.migration, interim: { ...base.migration.interim, ...parts } } });

describe('load sharing', () => {
  const equals = (scenario: Scenario, state: MigrationState, row: SyntheticFlow): number[] | undefined => compileRow(scenario, state, row).network.flows[0]!.phases[0]!.equals;

  it('tries the SBCs of a trunk in random order when Teams calls out, and only then', () => {
    const state = teams(['it'], { 'it-did': 'pool' });
    expect(equals(base, state, rowOf('it', 'pstn'))).toEqual([2]);
    expect(equals(base, state, rowOf('pstn', 'it'))).toBeUndefined();
    expect(equals(base, baseline, rowOf('sales', 'pstn'))).toBeUndefined();
  });

  it('keeps the trunks of a list in their order: each is a run of its own', () => {
    const two = { ...base, trunks: [...base.trunks, trunkOf('second', ['sbc-lon', 'sbc-man'], { share: 'pool', cdrNames: [] }), trunkOf('last', ['sbc-man'], { cdrNames: [] })] };
    const list = { ...two, routing: { ...two.routing, teams: [{ groups: ['*'], pstn: [{ pattern: '.', trunks: ['pool', 'last', 'second'] }], from: null, until: null }] } };
    expect(equals(list, teams(['it'], { 'it-did': 'pool' }), rowOf('it', 'pstn'))).toEqual([2, 1, 2]);
  });

  it('has nothing to share among the SBCs of one that serves the group alone', () => {
    expect(equals(connected('direct-routing', null, ['sbc-man']), teams(['it'], { 'it-did': 'pool' }), rowOf('it', 'pstn'))).toBeUndefined();
  });
});

describe('what a call takes', () => {
  it('takes nothing but its trunk where nothing else has a limit', () => {
    const one = scenarioOf({ sites: [siteOf('hq')], pbxs: [pbxOf('implicit', 'hq', { implicit: true })], trunks: [trunkOf('t1', ['implicit'], { channels: 100 })] });
    expect(ways(one, stateOf(one), rowOf('hq', 'pstn'))).toEqual(['t1']);
    expect(ways(one, stateOf(one), rowOf('pstn', 'hq'))).toEqual(['t1']);
    const compiled = compileRow(one, stateOf(one), rowOf('hq', 'pstn'));
    expect(compiled.resources.map(({ id, capacity }) => [id, capacity])).toEqual([['t1', 100], ...gauges.map((id) => [id, null])]);
    expect(compiled.network.resources[0]).toEqual({ id: 't1', mode: 'held', capacity: 100 });
  });

  it('keeps a trunk that is written as unlimited', () => {
    const one = scenarioOf({ pbxs: [pbxOf('p', 'lon')], trunks: [trunkOf('t1', ['p'], { channels: Infinity })] });
    const compiled = compileRow(one, stateOf(one), rowOf('lon', 'pstn'));
    expect(compiled.resources[0]).toMatchObject({ id: 't1', capacity: null });
    expect(compiled.network.resources[0]).toMatchObject({ mode: 'held', capacity: Infinity });
  });

  it.each([
    ['P→P to the other PBX by the tie, else out and in', rowOf('sales', 'ops'), ['pbx-lon pbx-tie pbx-man wan=80000', 'pbx-lon lon-old man-old pbx-man']],
    ['P→P with an analog telephone', rowOf('sales', 'fax'), ['pbx-lon pbx-lon/dsps']],
    ['P→N on the own trunks that go out', rowOf('sales', 'pstn'), ['pbx-lon lon-old']],
    ['N→P on the trunk where the range lands', rowOf('pstn', 'sales'), ['lon-old pbx-lon']],
    ['N→P on the trunks of the PBX where nothing says more', rowOf('pstn', 'it'), ['lon-old pbx-lon', 'lon-in pbx-lon']],
    ['P→N of a TDM PBX', rowOf('ops', 'pstn'), ['pbx-man man-old']],
  ])('baseline: %s', (_, row, wanted) => expect(ways(base, baseline, row)).toEqual(wanted));

  it.each([
    ['N→P ported to the pool: by the owner that a tie joins to the PBX', rowOf('pstn', 'it'), teams([], { 'it-did': 'pool' }), ['pool sbc-lon tie pbx-lon']],
    ['T→N by each owner', rowOf('it', 'pstn'), teams(['it'], { 'it-did': 'pool' }), ['sbc-lon pool', 'sbc-man pool lon-net=84000 man-net=84000']],
    ['T→P over a PBX between', rowOf('it', 'ops'), teams(['it']), ['sbc-lon tie pbx-lon pbx-tie pbx-man wan=80000']],
  ])('%s', (_, row, state, wanted) => expect(ways(base, state, row)).toEqual(wanted));

  it('forwards by the public network: two carrier channels, then the SBC\'s', () => {
    expect(ways(interim({ inbound: 'pstn-forward' }), teams(['sales']), rowOf('pstn', 'sales'))[0]).toBe('lon-old pbx-lon lon-old pool sbc-lon');
  });

  it('sends a number not yet ported by routing when asked to, and warns', () => {
    const scenario = interim({ outbound: 'by-routing' });
    expect(ways(scenario, teams(['sales']), rowOf('sales', 'pstn'))[0]).toBe('sbc-lon pool');
    expect(compileRow(scenario, teams(['sales']), rowOf('sales', 'pstn')).issues.map((issue) => issue.code)).toEqual(['foreign-caller-id']);
  });

  it('counts the cap of a plan and the client\'s links', () => {
    const scenario = connected('operator-connect', 10);
    const state = teams(['it'], { 'it-did': 'operator-connect' });
    expect(ways(scenario, state, rowOf('it', 'pstn'))).toEqual(['operator-connect lon-net=84000']);
    expect(ways(scenario, state, rowOf('pstn', 'it'))).toEqual(['operator-connect lon-net=84000']);
    expect(compileRow(scenario, state, rowOf('it', 'pstn')).resources).toContainEqual({ id: 'operator-connect', kind: 'cap', unit: 'calls', capacity: 10, site: 'lon' });
  });

  it('goes out to the network and back where no SBC joins the platforms', () => {
    const scenario = { ...connected('calling-plan', 5), trunks: base.trunks.filter((trunk) => trunk.id !== 'tie') };
    const state = teams(['it']);
    expect(ways(scenario, state, rowOf('sales', 'it'))).toEqual(['pbx-lon lon-old calling-plan lon-net=84000']);
    expect(ways(scenario, state, rowOf('it', 'sales'))).toEqual(['calling-plan lon-old pbx-lon lon-net=84000']);
    const { issues } = compileRow(scenario, state, rowOf('it', 'sales'));
    expect(issues.map((issue) => issue.code)).toEqual(['out-and-back']);
    expect(issues[0]!.message).toContain('because no tie trunk in service leads from an SBC to pbx-lon');
  });

  it('goes out and back also where the PBX has its carrier at an SBC', () => {
    const behind = { ...connected('operator-connect', null, ['sbc-man']), trunks: base.trunks.filter((trunk) => trunk.id === 'tie' || trunk.id === 'pool'), numberRanges: base.numberRanges.map((range) => ({ ...range, landsOn: 'pool' })) };
    expect(ways(behind, teams(['it']), rowOf('sales', 'it'))).toEqual(['pbx-lon tie sbc-lon pool lon-net=84000']);
    expect(ways(behind, teams(['it']), rowOf('it', 'sales'))).toEqual(['pool sbc-lon tie pbx-lon lon-net=84000']);
    expect(compileRow(behind, teams(['it']), rowOf('sales', 'it')).issues[0]!.message).toContain('because no tie trunk in service leads from pbx-lon to sbc-man');
  });

  it.each(['operator-connect', 'calling-plan', 'shared-calling'] as const)('keeps calls of a group on %s with the PBX on-net where an SBC has a tie to it', (mode) => {
    const scenario = connected(mode, 5);
    const state = teams(['it']);
    expect(ways(scenario, state, rowOf('it', 'sales'))).toEqual(['sbc-lon tie pbx-lon']);
    expect(ways(scenario, state, rowOf('sales', 'it'))).toEqual(['pbx-lon tie sbc-lon']);
    expect(ways(scenario, state, rowOf('it', 'ops'))).toEqual(['sbc-lon tie pbx-lon pbx-tie pbx-man wan=80000']);
    expect(ways(scenario, teams(['sales']), rowOf('sales', 'pstn'))).toEqual(['sbc-lon tie pbx-lon lon-old']);
    expect(ways(scenario, teams(['sales']), rowOf('pstn', 'sales'))).toEqual(['lon-old pbx-lon tie sbc-lon']);
    for (const row of [rowOf('it', 'sales'), rowOf('sales', 'it'), rowOf('it', 'ops'), rowOf('it', 'pstn')]) expect(compileRow(scenario, state, row).issues).toEqual([]);
  });

  it('takes the SBC nearest to the PBX where the plan names none, else the one that it names', () => {
    const tied = { trunks: [...base.trunks, trunkOf('man-tie', ['sbc-man', 'pbx-man'], { kind: 'tie-sip' as const, cdrNames: [] })] };
    const toOps = (sbcs: string[]): string[] => ways({ ...connected('calling-plan', null, sbcs), ...tied }, teams(['it']), rowOf('it', 'ops'));
    expect(toOps([])).toEqual(['sbc-man man-tie pbx-man lon-net=84000 man-net=84000']);
    expect(toOps(['sbc-lon'])).toEqual(['sbc-lon tie pbx-lon pbx-tie pbx-man wan=80000']);
    expect(toOps(['sbc-man'])).toEqual(['sbc-man man-tie pbx-man lon-net=84000 man-net=84000']);
  });

  it('sends a number not yet ported out through the plan where no tie leads to its carrier, and says what would help', () => {
    const untied = { ...connected('calling-plan', 5), trunks: base.trunks.filter((trunk) => trunk.id !== 'tie') };
    for (const scenario of [untied, { ...connected('calling-plan', 5, ['sbc-man']), trunks: untied.trunks }]) {
      expect(ways(scenario, teams(['sales']), rowOf('sales', 'pstn'))).toEqual(['calling-plan lon-net=84000']);
      const { issues } = compileRow(scenario, teams(['sales']), rowOf('sales', 'pstn'));
      expect(issues.map(({ code, path }) => [code, path])).toEqual([['foreign-caller-id', '/groups/0']]);
      expect(issues[0]!.fix).toContain('join an SBC by a tie trunk to the PBX on whose trunks it lands');
    }
  });

  it('loads no link with what a TDM tie carries, but with what is IP before and behind it', () => {
    const tdm = { ...base, trunks: base.trunks.map((trunk) => (trunk.id === 'pbx-tie' ? { ...trunk, kind: 'tie-pri' as const } : trunk)) };
    expect(ways(tdm, baseline, rowOf('sales', 'ops'))[0]).toBe('pbx-lon pbx-lon/dsps pbx-tie pbx-man');
    expect(ways(tdm, teams(['it']), rowOf('it', 'ops'))).toEqual(['sbc-lon tie pbx-lon pbx-lon/dsps pbx-tie pbx-man']);
    const remote = { ...tdm, groups: [...tdm.groups, groupOf('remote', 'man', 'pbx-lon')] };
    const state = stateOf(remote);
    expect(ways(remote, state, rowOf('remote', 'ops'))[0]).toBe('pbx-lon pbx-lon/dsps pbx-tie pbx-man wan=80000');
    expect(ways({ ...base, groups: remote.groups }, state, rowOf('sales', 'ops'))[0]).toBe('pbx-lon pbx-tie pbx-man wan=80000');
  });

  it('loads no link between an SBC and a PBX that a TDM tie joins', () => {
    const apart = { ...base, trunks: base.trunks.map((trunk) => (trunk.id === 'tie' ? trunkOf('tie', ['pbx-man', 'sbc-lon'], { kind: 'tie-pri', cdrNames: [] }) : trunk)) };
    expect(ways(apart, teams(['it']), rowOf('it', 'ops'))).toEqual(['sbc-lon tie pbx-man']);
    const sip = { ...apart, trunks: apart.trunks.map((trunk) => (trunk.id === 'tie' ? { ...trunk, kind: 'tie-sip' as const } : trunk)) };
    expect(ways(sip, teams(['it']), rowOf('it', 'ops'))).toEqual(['sbc-lon tie pbx-man wan=80000']);
  });

  it('sends a number not yet ported out on the PBX\'s outward trunks where it lands on one that only takes calls in', () => {
    const scenario = { ...base, numberRanges: base.numberRanges.map((range) => (range.id === 'it-did' ? { ...range, landsOn: 'lon-in' } : range)) };
    expect(ways(scenario, teams(['it']), rowOf('it', 'pstn'))[0]).toBe('sbc-lon tie pbx-lon lon-old');
    expect(ways(scenario, teams(['it']), rowOf('pstn', 'it'))[0]).toBe('lon-in pbx-lon tie sbc-lon');
  });

  it('takes a pool by the SBCs that serve the group, in both directions', () => {
    const scenario: Scenario = { ...base, teams: { connectivity: [{ groups: ['*'], mode: 'direct-routing', sbcs: ['sbc-man'], cap: null }] } };
    const state = teams(['it'], { 'it-did': 'pool' });
    expect(ways(scenario, state, rowOf('it', 'pstn'))).toEqual(['sbc-man pool lon-net=84000 man-net=84000']);
    expect(ways(scenario, state, rowOf('pstn', 'it'))).toEqual(['pool sbc-man lon-net=84000 man-net=84000']);
  });

  it('cannot reach a PBX user whose number was ported to the cloud', () => {
    const compiled = compileRow(base, teams([], { 'it-did': 'operator-connect' }), rowOf('pstn', 'it'));
    expect(compiled.issues.map((issue) => [issue.code, issue.path])).toEqual([['ported-to-cloud', '/numberRanges/1'], ['no-route', '/groups/1']]);
    expect(ways(base, teams([], { 'it-did': 'operator-connect' }), rowOf('pstn', 'it'))).toEqual(['calls/no-route']);
    expect(compiled.network.resources.at(-1)).toEqual({ id: 'calls/no-route', mode: 'held', capacity: 0 });
  });

  it('leaves out a trunk outside its days of service', () => {
    const scenario = { ...base, trunks: base.trunks.map((trunk) => (trunk.id === 'lon-old' ? { ...trunk, inService: '2027-01-11', serviceEnd: '2027-01-31' } : trunk)) };
    const at = (date: string): string[] => ways(scenario, { ...baseline, date }, rowOf('sales', 'pstn'));
    expect([at('2027-01-10'), at('2027-01-11'), at('2027-01-31'), at('2027-02-01')]).toEqual([['calls/no-route'], ['pbx-lon lon-old'], ['pbx-lon lon-old'], ['calls/no-route']]);
    // That it ends inside a state is told when the scenario is read, not once more for each state.
    expect(compileRow(scenario, { ...baseline, lastDay: '2027-02-07' }, rowOf('sales', 'pstn')).issues).toEqual([]);
  });

  it('follows dated lists, and the first rule that fits the number', () => {
    const list = (trunks: string[], from: string | null, until: string | null) => ({ pbx: 'pbx-lon', from, until, pstn: [{ pattern: '^\\+4420', trunks: ['pool'] }, { pattern: '.', trunks }] });
    const scenario = { ...base, routing: { ...base.routing, pbx: [list(['lon-old'], null, '2027-02-01'), list(['pool'], '2027-02-01', null)] } };
    const on = (date: string, number: string | null): string => ways(scenario, { ...baseline, date }, rowOf('sales', 'pstn', { number }))[0]!;
    expect(on('2027-01-31', '+442071234567')).toBe('pbx-lon tie sbc-lon pool');
    expect(on('2027-01-31', '+441611234567')).toBe('pbx-lon lon-old');
    expect(on('2027-01-31', null)).toBe('pbx-lon lon-old');
    expect(on('2027-02-01', null)).toBe('pbx-lon tie sbc-lon pool');
  });

  it('sends emergency calls by their own list and keeps channels free for them', () => {
    const emergency = [{ sites: ['lon'], platform: 'pbx' as const, trunks: ['pool'], protection: 'reserve', channels: 2 }];
    const scenario = { ...base, routing: { ...base.routing, emergency } };
    expect(ways(scenario, baseline, rowOf('sales', 'pstn', { class: 'emergency', number: '999' }))[0]).toBe('pbx-lon tie sbc-lon pool');
    expect(compileRow(scenario, baseline, rowOf('sales', 'pstn', { class: 'emergency' })).network.flows[0]!.priority).toBe(true);
    const pool = scenario.trunks.findIndex((trunk) => trunk.id === 'pool');
    const others = compileRow(scenario, teams(['it'], { 'it-did': 'pool' }), rowOf('it', 'pstn'));
    expect(others.network.flows[0]!.reservation).toEqual([{ resource: pool, units: 2 }]);
  });

  it('retries as the scenario says', () => {
    const scenario = { ...base, routing: { ...base.routing, retry: { probability: 0.6, afterSeconds: 30, retries: 3 } } };
    expect(compileRow(scenario, baseline, rowOf('sales', 'pstn')).network.flows[0]!.retry).toEqual({ probability: 0.6, meanSeconds: 30, retries: 3 });
  });

  it('tries routing behind the recorded trunk, and only routing once the user has moved', () => {
    const flows = [{ name: 'it>pstn:national', from: 'it', to: 'pstn', class: 'national' as const }];
    const variant = { flow: 0, recorded: [{ trunk: 'lon-in', from: 0, until: 0 }], phases: 1, range: 'it-did', number: null, fromRecords: true };
    const held = (state: MigrationState): string[][] => {
      const { network, resources } = compile(base, state, { flows, variants: [variant] });
      return network.flows[0]!.phases[0]!.alternatives.map((way) => way.demands.map((demand) => resources[demand.resource]!).filter((info) => info.kind === 'trunk').map((info) => info.id));
    };
    expect(held(baseline)).toEqual([['lon-in'], ['lon-old']]);
    expect(held(teams([], { 'it-did': 'pool' }))).toEqual([['lon-old']]);
    expect(held(teams(['it'], { 'it-did': 'pool' }))).toEqual([['pool'], ['pool']]);
  });
});

describe('recorded calls without a trunk', () => {
  const flow = (to: string) => ({ name: `sales>${to}`, from: 'sales', to, class: to === 'pstn' ? 'national' as const : 'internal' as const });
  const held = (to: string): string[] => {
    const variant = { flow: 0, recorded: [], phases: 1, range: null, number: null, fromRecords: true, trunkless: true };
    const { network, resources } = compile(base, baseline, { flows: [flow(to)], variants: [variant] });
    return network.flows[0]!.phases[0]!.alternatives.map((way) => way.demands.map((demand) => resources[demand.resource]!).filter((info) => info.kind !== 'gauge' && info.kind !== 'link').map((info) => info.id).join(' '));
  };

  it('go out through the network when the tie between two PBXs is full, as any such call', () => {
    expect(held('ops')).toEqual(['pbx-lon pbx-tie pbx-man', 'pbx-lon lon-old man-old pbx-man']);
  });

  it('hold no tie that other calls of the records were told to hold', () => {
    const variant = (recorded: { trunk: string; from: number; until: number }[]) => ({ flow: 0, recorded, phases: 1, range: null, number: null, fromRecords: true, trunkless: recorded.length === 0 });
    const { network, resources } = compile(base, baseline, { flows: [flow('ops')], variants: [variant([{ trunk: 'pbx-tie', from: 0, until: 0 }]), variant([])] });
    const firstTies = network.flows.map(({ phases }) => phases[0]!.alternatives[0]!.demands.filter((demand) => resources[demand.resource]!.kind === 'tie').length);
    expect(firstTies).toEqual([1, 0]);
  });

  it('get no further than the PBX when they were for the network', () => expect(held('pstn')).toEqual(['pbx-lon']));
});

describe('routing fit', () => {
  it('is the share of recorded trunks that the model would have picked', () => {
    const scenario = { ...base, trunks: base.trunks.map((trunk) => ({ ...trunk, cdrNames: [trunk.id] })) };
    const call = (held: string) => ({ from: '2500', to: '901619460000', start: 0, end: 9, held: ['SEP1', held] });
    const table = tableOf([call('lon-old'), call('lon-old'), call('lon-old'), call('lon-in'), { from: '2500', to: '2501', start: 0, end: 9, held: ['SEP1'] }]);
    const { index, callVariant } = tieCalls(scenario, table, null);
    expect(routingFit(scenario, stateOf(scenario), index, callVariant, table)).toEqual({ calls: 4, share: 0.75 });
  });

  it('counts a call on a trunk that the scenario does not know as one that the model would not have picked', () => {
    const scenario = { ...base, trunks: base.trunks.map((trunk) => ({ ...trunk, cdrNames: [trunk.id] })) };
    const table = tableOf(['lon-old', 'GW7'].map((held) => ({ from: '2500', to: '901619460000', start: 0, end: 9, held: ['SEP1', held] })));
    const { index, callVariant } = tieCalls(scenario, table, null);
    expect(routingFit(scenario, stateOf(scenario), index, callVariant, table)).toEqual({ calls: 2, share: 0.5 });
  });
});

describe('laws', () => {
  const ends = ['sales', 'it', 'fax', 'ops', 'pstn'];
  const rows = ends.flatMap((from) => ends.filter((to) => from !== 'pstn' || to !== 'pstn').map((to) => rowOf(from, to)));
  const ranged = { ...base, numberRanges: [...base.numberRanges, rangeOf('fax-did', '442079462000', 10, ['fax'])], demand: { ...base.demand, synthetic: rows } };
  const { index } = addSynthetic(ranged, { flows: [], variants: [] });
  const landing = fc.constantFrom('pool', 'operator-connect', 'calling-plan');
  const mode = fc.constantFrom<Connectivity['mode']>('direct-routing', 'operator-connect', 'calling-plan', 'shared-calling');

  it('uses no PBX and no tie once all groups are on Teams and all ranges land there', () => {
    fc.assert(
      fc.property(fc.tuple(landing, landing, landing, landing), mode, fc.constantFrom('tie' as const, 'pstn-forward' as const), ([a, b, c, d], how, inbound) => {
        const ported = { 'sales-did': a, 'it-did': b, 'ops-did': c, 'fax-did': d };
        const scenario: Scenario = { ...ranged, teams: { connectivity: [{ groups: ['*'], mode: how, sbcs: [], cap: 3 }] }, migration: { ...ranged.migration, interim: { inbound, outbound: 'by-landing-carrier' } } };
        const { network, resources } = compile(scenario, stateOf(scenario, { teams: ['sales', 'it', 'fax', 'ops'], ported }), index);
        const used = network.flows.flatMap((flow) => flow.phases.flatMap((phase) => phase.alternatives.flatMap((way) => way.demands.map((demand) => resources[demand.resource]!))));
        const old = used.filter((info) => info.kind === 'pbx' || info.kind === 'pbx-dsps' || info.kind === 'tie' || ['lon-old', 'lon-in', 'man-old'].includes(info.id));
        expect(old).toEqual([]);
      }),
    );
  });

  it('gives every call one gauge of its kind and that of all calls, on each of its ways', () => {
    fc.assert(
      fc.property(fc.subarray(['sales', 'it', 'fax', 'ops']), (moved) => {
        const { network, resources } = compile(ranged, stateOf(ranged, { teams: moved }), index);
        network.flows.forEach((flow, at) => {
          const { from, to } = index.flows[index.variants[at]!.flow]!;
          const onTeams = [from, to].filter((end) => moved.includes(end)).length;
          const wanted = from === 'pstn' || to === 'pstn' ? 'calls/pstn' : ['calls/pbx-internal', 'calls/cross-platform', 'calls/teams-internal'][onTeams];
          for (const way of flow.phases[0]!.alternatives) {
            const found = way.demands.map((demand) => resources[demand.resource]!.id).filter((id) => id.startsWith('calls/') && id !== 'calls/no-route');
            if (!way.demands.some((demand) => resources[demand.resource]!.id === 'calls/no-route')) expect(found).toEqual([wanted, 'calls/all']);
          }
        });
      }),
    );
  });

  it('loads up and down of a link alike, in whole bits', () => {
    fc.assert(
      fc.property(fc.subarray(['sales', 'it', 'fax', 'ops']), (moved) => {
        const { network, resources } = compile(ranged, stateOf(ranged, { teams: moved }), index);
        for (const way of network.flows.flatMap((flow) => flow.phases[0]!.alternatives)) {
          const bits = (direction: string): [string | undefined, number][] => way.demands.filter((demand) => resources[demand.resource]!.direction === direction).map((demand) => [resources[demand.resource]!.linkId, demand.units]);
          expect(bits('up')).toEqual(bits('down'));
          for (const [, units] of bits('up')) expect(Number.isInteger(units) && units > 0).toBe(true);
        }
      }),
    );
  });
});
