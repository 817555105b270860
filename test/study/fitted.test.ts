import { describe, expect, it } from 'vitest';
import { resolveScenario } from '../../models/scenario/resolve.ts';
import { simulate } from '../../models/study/simulate.ts';
import type { SimulateResult } from '../../models/study/simulate-result.ts';
import { tableOf, type CallRow } from '../callflow/table-builder.ts';

const MONDAY = Date.UTC(2026, 9, 19) / 1000;

/** A call of 100 s every 20 seconds from 9 to 11 on each day. */
function days(count: number): CallRow[] {
  return Array.from({ length: count * 360 }, (_, i): CallRow => {
    const start = MONDAY + 86_400 * Math.floor(i / 360) + 9 * 3600 + 20 * (i % 360);
    return { from: '2001', to: '901619460000', start, end: start + 100, held: ['SEP1', 'T01'] };
  });
}

const document = {
  busyhour: 1, name: 'Fitted', sites: [{ id: 'hq', timeZone: 'UTC' }], pbxs: [{ id: 'p', site: 'hq', dialPlan: { country: 'GB', extensionLength: 4, outside: '9' } }],
  groups: [{ id: 'sales', pbx: 'p', extensions: ['2000-2099'] }], trunks: [{ id: 't1', owners: ['p'], channels: 10, cdrNames: ['T01'] }],
  demand: { calls: [{ file: 'a.csv' }], method: 'fitted' },
};

const run = (count: number): Promise<SimulateResult> => simulate({ document, table: tableOf(days(count)), directory: null, overrides: { replications: 100 } });

describe('a simulation of fitted demand', () => {
  it('is a method like the others: nothing in the scenario is unused or warned of', async () => {
    expect(await resolveScenario(document)).toMatchObject({ issues: [], unused: [] });
  });

  it('blocks as Erlang B says where the recorded calls, evenly spaced, never did', async () => {
    const { states, warnings } = await run(12);
    const [trunk] = states[0]!.resources;
    // 5 erlang on 10 channels, calls of 100 s: a quarter of an hour after the first they are in balance.
    const erlangB = 0.018385;
    expect(trunk!.busyHour.start).toBe('09:15');
    expect(trunk!.busyHour.blocking.low!).toBeLessThan(erlangB);
    expect(trunk!.busyHour.blocking.high!).toBeGreaterThan(erlangB);
    expect(warnings.map(({ code }) => code)).not.toContain('day-variation-unknown');
  });

  it('tells that days differ by chance alone where no weekday was recorded twice', async () => {
    expect((await run(5)).warnings.map(({ code }) => code)).toContain('day-variation-unknown');
  });
});
