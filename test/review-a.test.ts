import { describe, expect, it } from 'vitest';
import { compile } from '../models/callflow/compile.ts';
import { addSynthetic, tieCalls } from '../models/callflow/tie-calls.ts';
import { groupOf, linkOf, pbxOf, rangeOf, sbcOf, scenarioOf, siteOf, stateOf, trunkOf } from './callflow/estate-builder.ts';
import { tableOf } from './callflow/table-builder.ts';
import { simulate } from '../models/study/simulate.ts';
import { prepareSimulation } from '../models/study/prepare-simulation.ts';
import { Draws } from '../models/core/random.ts';

const rowOf = (from: string, to: string, parts: any = {}): any => ({ id: `${from}-${to}`, from, to, class: from === 'pstn' || to === 'pstn' ? 'national' : 'internal', number: null, erlangs: 1, holding: { meanSeconds: 180, shape: 'exponential', cv: 1 }, profile: new Array(24).fill(1), ...parts });
function ways(scenario: any, state: any, row: any) {
  const { index } = addSynthetic({ ...scenario, demand: { ...scenario.demand, synthetic: [row] } }, { flows: [], variants: [] });
  const compiled = compile(scenario, state, index);
  const w = compiled.network.flows[0]!.phases[0]!.alternatives.map(({ demands }) => demands.map(({ resource, units }) => ({ info: compiled.resources[resource]!, units })).filter(({ info }) => (info.kind !== 'gauge' || info.id === 'calls/no-route') && info.direction !== 'down').map(({ info, units }) => info.kind === 'link' ? `${info.linkId}=${units}` : info.id).join(' '));
  return [w, compiled.issues.map((i) => i.code)];
}
const base = scenarioOf({
  sites: [siteOf('lon'), siteOf('man')],
  pbxs: [pbxOf('pbx', 'lon')],
  groups: [groupOf('sales', 'lon', 'pbx'), groupOf('it', 'lon', 'pbx')],
  numberRanges: [rangeOf('sales-did', '442079460000', 100, ['sales'], 'old-in'), rangeOf('it-did', '442079461000', 100, ['it'], 'old-in')],
  trunks: [trunkOf('old-in', ['pbx'], { direction: 'in' }), trunkOf('old-out', ['pbx'], { direction: 'out' }), trunkOf('tie', ['pbx', 'sbc'], { kind: 'tie-sip' }), trunkOf('new', ['sbc', 'sbc2'])],
  sbcs: [sbcOf('sbc', 'lon'), sbcOf('sbc2', 'man')],
});
describe('r', () => {
  it('in-only landsOn, T to N', () => { console.log('in-only', ways(base, stateOf(base, { teams: ['sales'] }), rowOf('sales', 'pstn')), ways(base, stateOf(base, { teams: ['sales'] }), rowOf('pstn', 'sales'))); });
  it('T(OC) to P with PBX behind SBC', () => {
    const s = { ...base, numberRanges: [rangeOf('sales-did', '442079460000', 100, ['sales'], 'new'), rangeOf('it-did', '442079461000', 100, ['it'], 'new')], trunks: [trunkOf('tie', ['pbx', 'sbc'], { kind: 'tie-sip' as const }), trunkOf('new', ['sbc', 'sbc2'])], teams: { connectivity: [{ groups: ['*'], mode: 'operator-connect' as const, sbcs: [], cap: null }] } };
    const st = stateOf(s, { teams: ['sales'], ported: { 'sales-did': 'operator-connect' } });
    console.log('OC', ways(s, st, rowOf('sales', 'it')), ways(s, st, rowOf('it', 'sales')), ways(s, st, rowOf('it', 'pstn')), ways(s, st, rowOf('pstn', 'it')));
  });
  it('N to T via pool, group served by sbc2 only', () => {
    const s = { ...base, teams: { connectivity: [{ groups: ['*'], mode: 'direct-routing' as const, sbcs: ['sbc2'], cap: null }] } };
    const st = stateOf(s, { teams: ['sales'], ported: { 'sales-did': 'new' } });
    const lim = { ...s, sbcs: s.sbcs.map((b) => ({ ...b, sessions: 10 })) };
    console.log('pool', ways(lim, st, rowOf('pstn', 'sales')), ways(lim, st, rowOf('sales', 'pstn')), ways(lim, stateOf(s, { teams: ['sales'] }), rowOf('pstn', 'sales')));
  });
  it('seeds', () => { for (const s of [0, 2 ** 32 - 1]) { const d = new Draws(s); d.pair(0, 0, 4294967295, 0, 1, 2); console.log(d.first, d.second); } });
});
const doc = (extra: any[] = [], run: any = {}) => ({ busyhour: 1, name: 'x', sites: [{ id: 'hq', timeZone: 'Europe/London' }, { id: 'nyc', timeZone: 'America/New_York' }, { id: 'syd', timeZone: 'Australia/Sydney' }], pbxs: [{ id: 'p1', site: 'hq' }, { id: 'p2', site: 'nyc' }, { id: 'p3', site: 'syd' }], trunks: [{ id: 't1', owners: ['p1'], channels: 100 }, { id: 't2', owners: ['p2'], channels: 100 }, { id: 't3', owners: ['p3'], channels: 30 }],
  demand: { synthetic: [{ id: 'a', from: 'hq', to: 'pstn', erlangs: 20, holding: { mean: '180 s' }, profile: 'office' }, ...extra] }, run });
describe('study', () => {
  it('adding a row with a long holding', async () => {
    for (const extra of [[], [{ id: 'b', from: 'nyc', to: 'pstn', erlangs: 5, holding: { mean: '60 min' }, profile: 'office' }]]) {
      const r = await simulate({ document: doc(extra), table: null, directory: null, overrides: { replications: 3 } });
      console.log(r.states[0]!.flows.map((f) => [f.from, f.calls]), r.states[0]!.resources.map((x) => [x.id, x.busyHour.start, x.busyHour.mean.estimate]));
    }
  });
  it('stopping', async () => {
    for (const n of [10, 15, 25]) { const r = await simulate({ document: doc([], { precision: 50, replications: n }), table: null, directory: null, overrides: {} }).catch((e) => e.issues ?? e); console.log(n, r.stopped ?? r); }
  });
  it('sydney', async () => {
    const r = await simulate({ document: doc([{ id: 'c', from: 'syd', to: 'pstn', erlangs: 20, holding: { mean: '180 s' }, profile: 'office' }]), table: null, directory: null, overrides: { replications: 3 } });
    console.log(r.states[0]!.resources.map((x) => [x.id, x.busyHour.start, x.busyHour.mean.estimate, x.busyHour.offeredErlangs.estimate]), r.states[0]!.busyHour);
  });
});
