import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../models/core/job.ts';
import { size } from '../../models/study/sizing/size.ts';
import type { SizeInput } from '../../models/study/sizing/size-input.ts';
import type { PoolMember } from '../../src/workers/pool.ts';
import { simulateWorker } from '../../src/workers/simulate-worker.ts';
import { sizeOnPool } from '../../src/workers/size-on-pool.ts';
import { tableOf, type CallRow } from '../callflow/table-builder.ts';

const MONDAY = Date.UTC(2026, 9, 19) / 1000;

/** A call every minute for a week, of lengths that repeat in a pattern of their own. */
const rows = Array.from({ length: 10_000 }, (_, at): CallRow => ({
  from: `20${10 + (at % 50)}`, to: `90161946${1000 + (at % 70)}`, start: MONDAY + 60 * at, end: MONDAY + 60 * at + ((at * 37) % 1200), held: ['SEP1', 'T01'], source: 0,
}));

const job: SizeInput = {
  document: {
    busyhour: 1, name: 'A small office', sites: [{ id: 'lon', timeZone: 'Europe/London' }], pbxs: [{ id: 'p1', site: 'lon', dialPlan: { country: 'GB', extensionLength: 4, outside: '9' } }],
    groups: [{ id: 'sales', pbx: 'p1', extensions: ['2000-2099'] }], trunks: [{ id: 't1', owners: ['p1'], channels: 30, cdrNames: ['T01'] }],
    links: [{ id: 'net', from: 'lon', to: 'internet', up: '10 Mbit/s', down: '10 Mbit/s', background: 0.2 }],
    demand: { calls: [{ file: 'a.csv' }] }, routing: { retry: { probability: 0.5, after: '30 s', retries: 2 } },
  },
  table: tableOf(rows, ['p1']), directory: null, overrides: { replications: 9 }, sizing: {},
};

/** A member in this thread; what it is told crosses as in a message, and it answers the even replications last. */
function member(): PoolMember {
  const worker = simulateWorker(() => setImmediate());
  return {
    worker: {
      prepare: (simulation) => worker.prepare(structuredClone(simulation)),
      replicate: async (replication, onProgress, onState, probes) => {
        const answer = await worker.replicate(replication, onProgress, onState, structuredClone(probes));
        for (let turn = 0; turn < (replication % 2 === 0 ? 20 : 0); turn++) await setImmediate();
        return structuredClone(answer);
      },
      cancel: () => Promise.resolve(worker.cancel()),
    },
    death: new Promise<never>(() => undefined),
    terminate: () => undefined,
  };
}

describe('sizing on a pool', () => {
  const alone = size(job);

  it.each([1, 3])('gives the bytes of one thread with %i workers', async (workers) => {
    const result = await sizeOnPool(job, member, { workers, signal: new AbortController().signal, onProgress: () => undefined });
    expect(JSON.stringify({ ...result, workers: 1 })).toBe(JSON.stringify(await alone));
  });

  it('replays the recorded calls: their peak is the most that they hold, and what blocks one in a hundred is less', async () => {
    const { resources } = (await alone).states[0]!;
    const trunk = resources.find(({ id }) => id === 't1')!;
    // Calls one minute apart, the latest of which last up to 20 minutes.
    expect(trunk.replay!.peak).toBeGreaterThan(10);
    expect(trunk.replay!.peak).toBeLessThanOrEqual(20);
    expect(trunk.replay!.days).toBe(5);
    expect(trunk.replay!.capacity!).toBeLessThanOrEqual(trunk.replay!.peak);
    // Calls at even distances vary less than Poisson traffic.
    expect(trunk.formula.peakedness.high!).toBeLessThan(1);
    expect(trunk.simulation.capacity!).toBeLessThan(trunk.formula.capacity);
    expect(trunk.reasons.map(({ code }) => code)).toContain('smooth');
    expect(resources.filter(({ kind }) => kind === 'link').map(({ id }) => id)).toEqual(['net/up', 'net/down']);
  });

  it('is cancelled in the middle', async () => {
    const stop = new AbortController();
    const asked = sizeOnPool(job, member, { workers: 2, signal: stop.signal, onProgress: ({ done }) => done > 0.2 && stop.abort() });
    await expect(asked).rejects.toBeInstanceOf(Cancelled);
  });
});
