import fc from 'fast-check';
import { it, expect } from 'vitest';
import { compile } from '../models/callflow/compile.ts';
import { flatten } from '../models/simulation/flatten.ts';
import { groupOf, linkOf, pbxOf, rangeOf, sbcOf, scenarioOf, siteOf, stateOf, trunkOf } from './callflow/estate-builder.ts';
const groups = ['a', 'b', 'c'];
const base: any = (o: any) => scenarioOf({ sites: [siteOf('lon'), siteOf('man', o.egress)], pbxs: [pbxOf('p1', 'lon', { maxCalls: 50, mediaDsps: 9 }), pbxOf('p2', 'man', { side: 'tdm', maxCalls: 20, mediaDsps: 5 })],
  groups: [groupOf('a', 'lon', 'p1'), groupOf('b', 'man', 'p2'), groupOf('c', 'man', 'p1', { kind: 'analog' })],
  numberRanges: [rangeOf('ra', '441000', 10, ['a'], o.la), rangeOf('rb', '442000', 10, ['b'], o.lb), rangeOf('rc', '443000', 10, ['c'])],
  trunks: [trunkOf('t1', ['p1'], { kind: 'pri-e1', direction: o.dir }), trunkOf('t2', ['p2']), trunkOf('n', ['s1', 's2'], { share: 'pool' }), trunkOf('m', ['s2']), ...(o.tie1 ? [trunkOf('tie1', ['p1', 's1'], { kind: 'tie-sip', direction: o.tdir })] : []), ...(o.tie2 ? [trunkOf('tie2', ['p1', 'p2'], { kind: 'tie-pri' })] : [])],
  sbcs: [sbcOf('s1', 'lon', { sessions: 10, media: o.media }), sbcOf('s2', 'man', { sessions: 10 })], links: [linkOf('l1', 'lon', 'internet'), linkOf('l2', 'man', 'internet'), ...(o.wan ? [linkOf('w', 'lon', 'man')] : [])],
  teams: { connectivity: o.conn }, migration: { waves: [], porting: [], interim: { inbound: o.inb, outbound: o.outb } } });
const opt = fc.record({ egress: fc.constantFrom('local', 'lon'), la: fc.constantFrom(null, 't1', 'n', 'operator-connect'), lb: fc.constantFrom(null, 't2', 'm'), dir: fc.constantFrom('both', 'in', 'out'), tie1: fc.boolean(), tie2: fc.boolean(), tdir: fc.constantFrom('both', 'in', 'out'), media: fc.constantFrom('bypass', 'no-bypass', 'local-optimisation'), wan: fc.boolean(),
  conn: fc.constantFrom([], [{ groups: ['*'], mode: 'direct-routing', sbcs: ['s2'], cap: null }], [{ groups: ['a'], mode: 'operator-connect', sbcs: [], cap: 3 }, { groups: ['*'], mode: 'direct-routing', sbcs: ['s1', 's2'], cap: null }], [{ groups: ['*'], mode: 'shared-calling', sbcs: [], cap: 2 }]), inb: fc.constantFrom('tie', 'pstn-forward'), outb: fc.constantFrom('by-landing-carrier', 'by-routing') });
const rec = fc.array(fc.record({ trunk: fc.constantFrom('t1', 't2', 'n', 'tie1', 'tie2'), from: fc.constantFrom(0, 1), until: fc.constantFrom(1) }), { maxLength: 3 });
const ends = [...groups, 'pstn', 'lon', 'man'];
it('fuzz', () => {
  let noroute = new Map<string, number>();
  fc.assert(fc.property(opt, fc.subarray(groups), fc.record({ ra: fc.constantFrom(null, 'n', 'm', 't1'), rb: fc.constantFrom(null, 'n', 'calling-plan') }), fc.array(fc.record({ from: fc.constantFrom(...ends), to: fc.constantFrom(...ends), rec, trunkless: fc.boolean(), range: fc.constantFrom(null, 'ra', 'rb', 'rc') }), { minLength: 5, maxLength: 20 }), (o, moved, ported, rows) => {
    const s = base(o); const ids = new Set(s.trunks.map((t: any) => t.id));
    const st = stateOf(s, { teams: moved, ported: Object.fromEntries(Object.entries(ported).filter(([, v]) => v)) as any });
    const flows = rows.map((r, i) => ({ name: `${i}`, from: r.from, to: r.to, class: 'national' as const }));
    const variants = rows.map((r, i) => { const recorded = r.rec.filter((x) => ids.has(x.trunk)); return { flow: i, recorded: r.trunkless ? [] : recorded, phases: 2, range: r.range, number: null, fromRecords: true, fromPbx: r.from === 'pstn' ? (r.to === 'pstn' ? 'p1' : null) : null, trunkless: r.trunkless }; });
    const c = compile(s, st, { flows, variants });
    flatten(c.network);
    c.network.flows.forEach((f, i) => { for (const alt of f.phases[0]!.alternatives) { const held = alt.demands.map((d) => c.resources[d.resource]!.id);
      const sess = held.filter((h) => h === 's1' || h === 's2').length; if (sess > 2) throw new Error(held.join());
      const r = rows[i]!; const t = (e: string) => moved.includes(e as never);
      if (t(r.from) && t(r.to)) expect(held.filter((h) => !h.startsWith('calls/') && !h.includes('/'))).toEqual([]);
      if (held.includes('calls/no-route')) { const k = `${t(r.from) ? 'T' : r.from === 'pstn' ? 'N' : 'P'}>${t(r.to) ? 'T' : r.to === 'pstn' ? 'N' : 'P'}`; noroute.set(k, (noroute.get(k) ?? 0) + 1); }
    } });
  }), { numRuns: 1500 });
  console.log(noroute);
});
it('big', () => {
  const n = 5000; const s = base({ egress: 'local', la: 't1', lb: 't2', dir: 'both', tie1: true, tie2: true, tdir: 'both', media: 'bypass', wan: true, conn: [], inb: 'tie', outb: 'by-landing-carrier' });
  const flows = Array.from({ length: n }, (_, i) => ({ name: `${i}`, from: ends[i % 6]!, to: ends[Math.floor(i / 6) % 6]!, class: 'national' as const }));
  const variants = flows.map((_, i) => ({ flow: i, recorded: [], phases: 1, range: null, number: null, fromRecords: true }));
  const t = performance.now(); compile(s, stateOf(s, { teams: ['a', 'c'] }), { flows, variants }); console.log('compile 5000', performance.now() - t);
});
