import { describe, expect, it } from 'vitest';
import { prepareSimulation } from '../../models/study/prepare-simulation.ts';
import { tableOf } from '../callflow/table-builder.ts';
import type { CallRow } from '../callflow/table-builder.ts';

const DAY = 86_400;
const MONDAY = Date.UTC(2026, 9, 19) / 1000;

/** A call every three minutes of a working week, of lengths that repeat in a pattern of their own. */
function weekOf(from: string, to: string, device: string, source: number): CallRow[] {
  return Array.from({ length: 2400 }, (_, at) => ({ from, to, start: MONDAY + 180 * at, end: MONDAY + 180 * at + (at * 37) % 400, held: ['SEP1', device], source }));
}
const sales = weekOf('2001', '901619460000', 'T01', 0);
const others = weekOf('500', '901612125550', 'N1', 1);

interface Change { sites?: object[]; groups?: object[]; synthetic?: object[] }

function scenario({ sites = [], groups = [], synthetic = [] }: Change = {}): object {
  const plan = (extensionLength: number): object => ({ country: 'GB', extensionLength, outside: '9' });
  return {
    busyhour: 1,
    name: 'Common random numbers',
    sites: [{ id: 'lon', timeZone: 'Europe/London' }, ...sites],
    pbxs: [{ id: 'p1', site: 'lon', dialPlan: plan(4) }, { id: 'p2', site: 'lon', dialPlan: plan(3) }],
    groups: [{ id: 'sales', pbx: 'p1', extensions: ['2000-2099'] }, ...groups],
    trunks: [{ id: 't1', owners: ['p1'], channels: 30, cdrNames: ['T01'] }, { id: 'n1', owners: ['p2'], channels: 30, cdrNames: ['N1'] }],
    demand: { calls: [{ file: 'a.csv', pbx: 'p1' }, { file: 'b.csv', pbx: 'p2' }], growth: '1.3', synthetic: [{ id: 'own', from: 'sales', to: 'pstn', class: 'mobile', erlangs: 10, holding: { mean: '180 s' } }, ...synthetic] },
  };
}

/** What the flows of the sales group are given on the counted day of a replication. */
async function callsOfSales(document: object, rows: CallRow[]): Promise<string[]> {
  const { demand, index } = await prepareSimulation({ document, table: tableOf(rows, ['p1', 'p2']), directory: null, overrides: {} });
  const { arrivals, days } = demand.generate(3, 1.3);
  const calls = Array.from({ length: arrivals.count }, (_, i) => ({ flow: index.flows[index.variants[arrivals.flow[i]!]!.flow]!.name, time: arrivals.time[i]!, holding: arrivals.holding[i]!, call: arrivals.call[i]! }));
  return calls
    .filter(({ flow, time }) => flow.startsWith('sales>') && time >= days[0]!.from && time < days[0]!.until)
    .map(({ flow, time, holding, call }) => `${flow} ${time} ${holding} ${call}`);
}

describe('a change touches only what it touches', () => {
  it.each<[string, Change, CallRow[]]>([
    ['another file', {}, [...sales, ...others]],
    ['the order of the rows', {}, [...sales].reverse()],
    ['a site in another zone', { sites: [{ id: 'nyc', timeZone: 'America/New_York' }] }, sales],
    ['a group', { groups: [{ id: 'it', pbx: 'p1', extensions: ['3000-3099'] }] }, sales],
    ['a row of long calls, which start up for longer', { synthetic: [{ id: 'long', from: 'lon', to: 'pstn', erlangs: 1, holding: { mean: '2 h' } }] }, sales],
  ])('%s', async (_, change, rows) => {
    const plain = await callsOfSales(scenario(), sales);
    expect(plain.length).toBeGreaterThan(4 * DAY / 180);
    expect(await callsOfSales(scenario(change), rows)).toEqual(plain);
  });
});
