import { describe, expect, it } from 'vitest';
import { tableOf } from './callflow/table-builder.ts';
import { simulate } from '../models/study/simulate.ts';
import { prepareSimulation } from '../models/study/prepare-simulation.ts';
import { zone, dayNumber, isoDate } from '../models/core/zone.ts';

let s = 12345; const rnd = () => (s = (s * 1103515245 + 12345) % 2147483648) / 2147483648;
const lon = zone('Europe/London');
function rows(from: string, days: number, per: number, weekend = 0.1) {
  const out: any[] = [];
  const first = dayNumber(from);
  for (let d = 0; d < days; d++) {
    const n = [0, 6].includes((first + d + 4) % 7) ? per * weekend : per;
    const a = lon.startOfDay(first + d), b = lon.startOfDay(first + d + 1);
    for (let i = 0; i < n; i++) { const start = Math.floor(a + rnd() * (b - a)); const len = Math.floor(rnd() * 900); const which = rnd();
      const f = which < 0.6 ? { from: '2001', to: '901619460000', held: ['SEP1', 'T01'], source: 0 } : which < 0.8 ? { from: '07400123456', to: '2001', held: ['T01', 'SEP1'], source: 0 } : { from: '500', to: '912125550100', held: ['SEP9', 'N1'], source: 1 };
      out.push({ ...f, start, end: start + len }); }
  }
  return out;
}
const doc = (method: string, run: any = {}, more: any = {}) => ({ busyhour: 1, name: 'x', sites: [{ id: 'lon', timeZone: 'Europe/London' }, { id: 'nyc', timeZone: 'America/New_York' }],
  pbxs: [{ id: 'p1', site: 'lon', dialPlan: { country: 'GB', extensionLength: 4, outside: '9' } }, { id: 'p2', site: 'nyc', dialPlan: { country: 'US', extensionLength: 3, outside: '9' } }],
  groups: [{ id: 'g', pbx: 'p1', extensions: ['2000-2099'] }],
  trunks: [{ id: 't1', owners: ['p1'], channels: 'unlimited', cdrNames: ['T01'] }, { id: 'n1', owners: ['p2'], channels: 'unlimited', cdrNames: ['N1'] }],
  demand: { calls: [{ file: 'a.csv', pbx: 'p1' }, { file: 'b.csv', pbx: 'p2' }], method }, run, ...more });
function brute(all: any[], dev: string, z: string, days: number[], startClock: string) {
  // mean concurrency in hour startClock (clock of zone z) on each estate day
  const zz = zone(z); const [h, m] = startClock.split(':').map(Number);
  let sum = 0;
  for (const day of days) {
    const a = lon.startOfDay(day), b = lon.startOfDay(day + 1);
    let from = -1; for (let t = a; t < b; t += 900) { const l = zz.localOf(t) % 86400; if (l === h! * 3600 + m! * 60) { from = t; break; } }
    for (const r of all) if (r.held.includes(dev)) sum += Math.max(0, Math.min(r.end, from + 3600) - Math.max(r.start, from));
  }
  return sum / 3600 / days.length;
}
describe('replay', () => {
  it('over DST', async () => {
    for (const start of ['2026-10-19', '2026-03-23', '2026-03-05']) {
      const all = rows(start, 14, 1500);
      const table = tableOf(all, ['p1', 'p2']);
      for (const run of [{}, { weekdays: [6, 7] }, { weekdays: [1, 2, 3, 4, 5, 6, 7] }]) {
        const sim = await prepareSimulation({ document: doc('replay', run), table, directory: null, overrides: {} });
        const days = sim.demand.generate(0, 1).days.map((d) => d.day);
        const r = await simulate({ document: doc('replay', run), table, directory: null, overrides: {} });
        const st = r.states[0]!;
        for (const res of st.resources) { const z = res.id === 'n1' ? 'America/New_York' : 'Europe/London'; const dev = res.id === 'n1' ? 'N1' : 'T01';
          console.log(start, JSON.stringify(run), days.length, res.id, res.busyHour.start, res.busyHour.mean.estimate, brute(all, dev, z, days, res.busyHour.start), 'reps', res.busyHour.mean.replications, res.day.offered); }
        console.log(st.busyHour, r.routingFit, r.unassigned, r.stopped, r.warnings.map((w) => w.code).join());
      }
    }
  }, 200000);
  it('resample weekday w/o day', async () => {
    const all = rows('2026-10-19', 3, 500); const table = tableOf(all, ['p1', 'p2']);
    const sim = await prepareSimulation({ document: doc('resample'), table, directory: null, overrides: {} });
    console.log(Array.from({ length: 10 }, (_, r) => isoDate(sim.demand.generate(r, 1).days[0]!.day)), sim.warnings.map((w) => w.message));
  });
});
