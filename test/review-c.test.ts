import { it } from 'vitest';
import { tableOf } from './callflow/table-builder.ts';
import { prepareSimulation } from '../models/study/prepare-simulation.ts';
import { simulate } from '../models/study/simulate.ts';
import { zone, dayNumber } from '../models/core/zone.ts';
let s = 5; const rnd = () => (s = (s * 1103515245 + 12345) % 2147483648) / 2147483648;
const mk = (n: number, from: string, to: string, held: string[], source = 0) => Array.from({ length: n }, () => { const start = Math.floor(dayNumber('2026-10-19') * 86400 + rnd() * 5 * 86400); return { from, to, start, end: start + Math.floor(rnd() * 300), held, source }; });
const A = [...mk(2000, '2001', '901619460000', ['SEP1', 'T01']), ...mk(2000, '2101', '901619460000', ['SEP1', 'T01'])];
const B = mk(1500, '500', '901612125550', ['SEP9', 'N1'], 1);
const doc = (o: any = {}) => ({ busyhour: 1, name: 'x', sites: [{ id: 'lon', timeZone: 'Europe/London' }, ...(o.sites ?? [])],
  pbxs: [{ id: 'p1', site: 'lon', dialPlan: { country: 'GB', extensionLength: 4, outside: '9' } }, { id: 'p2', site: 'lon', dialPlan: { country: 'GB', extensionLength: 3, outside: '9' } }],
  groups: [{ id: 'g', pbx: 'p1', extensions: ['2000-2099'] }, ...(o.groups ?? [])],
  trunks: [{ id: 't1', owners: ['p1'], channels: 3, cdrNames: ['T01'] }, { id: 'n1', owners: ['p2'], channels: 10, cdrNames: ['N1'] }],
  routing: { retry: { probability: 0.5, after: '30 s', retries: 2 } },
  demand: { calls: [{ file: 'a.csv', pbx: 'p1' }, { file: 'b.csv', pbx: 'p2' }], method: 'resample', growth: '1.3', synthetic: o.synthetic } , run: o.run});
async function flowOf(document: any, rows: any[], name = 'g>pstn:national') {
  const sim = await prepareSimulation({ document, table: tableOf(rows, ['p1', 'p2']), directory: null, overrides: {} });
  const d = sim.demand.generate(3, 1.3); const a = d.arrivals; const out: string[] = [];
  for (let i = 0; i < a.count; i++) if (sim.index.flows[sim.index.variants[a.flow[i]!]!.flow]!.name === name && a.time[i]! >= d.days[0]!.from) out.push(`${a.time[i]} ${a.call[i]} ${a.holding[i]}`);
  const r = await simulate({ document, table: tableOf(rows, ['p1', 'p2']), directory: null, overrides: { replications: 5 } });
  const f = r.states[0]!.flows.find((x) => x.from === 'g' && x.class === 'national' && x.to === 'pstn')!;
  return { n: out.length, key: out.join('\n'), f: JSON.stringify([f.calls, f.offered, f.blocked, f.abandoned]) };
}
it('isolates', async () => {
  const one = await flowOf(doc(), A);
  const cases: [string, any, any[]][] = [['file', doc(), [...A, ...B]], ['site', doc({ sites: [{ id: 'man' }] }), A], ['group', doc({ groups: [{ id: 'h', pbx: 'p1', extensions: ['2100-2199'] }] }), A], ['row', doc({ synthetic: [{ from: 'lon', to: 'pstn', erlangs: 0.001, holding: { mean: '2 h' } }] }), A], ['zone site', doc({ sites: [{ id: 'nyc', timeZone: 'America/New_York' }] }), A], ['shuffle', doc(), [...A].reverse()]];
  for (const [name, d, rows] of cases) { const two = await flowOf(d, rows); console.log(name, one.n, two.n, one.key === two.key, one.f, two.f); }
  for (const seed of [0, 4294967295]) { const r = await simulate({ document: doc(), table: tableOf(A, ['p1', 'p2']), directory: null, overrides: { seed, replications: 5 } }); console.log(seed, r.states[0]!.flows[0]!.calls); }
});
