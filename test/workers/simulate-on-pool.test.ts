import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { UnusableInput } from '../../models/core/issue.ts';
import { Cancelled, type Progress } from '../../models/core/job.ts';
import type { SimulateInput } from '../../models/study/simulate-input.ts';
import type { SimulateResult } from '../../models/study/simulate-result.ts';
import { simulate } from '../../models/study/simulate.ts';
import type { PoolMember } from '../../src/workers/pool.ts';
import { readySimulation, simulateOnPool } from '../../src/workers/simulate-on-pool.ts';
import { simulateWorker } from '../../src/workers/simulate-worker.ts';
import { tableOf, type CallRow } from '../callflow/table-builder.ts';

const MONDAY = Date.UTC(2026, 9, 19) / 1000;

/** A call every minute for a week, of lengths that repeat in a pattern of their own. */
const rows = Array.from({ length: 10_000 }, (_, at): CallRow => ({
  from: `20${10 + (at % 50)}`, to: `90161946${1000 + (at % 70)}`, start: MONDAY + 60 * at, end: MONDAY + 60 * at + ((at * 37) % 1200), held: ['SEP1', 'T01'], source: 0,
}));

const job: SimulateInput = {
  document: {
    busyhour: 1, name: 'A small office', period: { start: '2027-01-11', weeks: 4 },
    sites: [{ id: 'lon', timeZone: 'Europe/London' }], pbxs: [{ id: 'p1', site: 'lon', dialPlan: { country: 'GB', extensionLength: 4, outside: '9' } }],
    groups: [{ id: 'sales', pbx: 'p1', extensions: ['2000-2099'] }], trunks: [{ id: 't1', owners: ['p1'], channels: 12, cdrNames: ['T01'] }],
    demand: { calls: [{ file: 'a.csv' }], growth: '1 + 0.01 * week' }, routing: { retry: { probability: 0.5, after: '30 s', retries: 2 } },
  },
  table: tableOf(rows, ['p1']), directory: null, overrides: { replications: 9 },
};

/** A member in this thread; what it is told and tells crosses as in a message. `late`: it answers the even replications last. */
function member(started: PoolMember[]): PoolMember {
  const worker = simulateWorker(() => setImmediate());
  const made: PoolMember = {
    worker: {
      prepare: (simulation) => worker.prepare(structuredClone(simulation)),
      replicate: async (replication, onProgress, onState) => {
        const answer = await worker.replicate(replication, onProgress, onState && ((days) => onState(structuredClone(days))));
        for (let turn = 0; turn < (replication % 2 === 0 ? 20 : 0); turn++) await setImmediate();
        return structuredClone(answer);
      },
      cancel: () => Promise.resolve(worker.cancel()),
    },
    death: new Promise<never>(() => undefined),
    terminate: () => undefined,
  };
  started.push(made);
  return made;
}

const nothing = (): void => undefined;

describe('a simulation on a pool', () => {
  const alone = simulate(job);

  it.each([1, 2, 7])('gives the bytes of one thread with %i workers', async (workers) => {
    const started: PoolMember[] = [];
    const result = await simulateOnPool(job, () => member(started), { workers, signal: new AbortController().signal, onProgress: nothing });
    expect(started).toHaveLength(workers);
    const expected = await alone;
    expect(expected.attempts).toBeGreaterThan(9 * 1440);
    expect(JSON.stringify({ ...result, workers: 0 })).toBe(JSON.stringify({ ...expected, workers: 0 }));
  });

  it('tells what it does while it prepares, and then the replications', async () => {
    const told: Progress[] = [];
    await simulateOnPool(job, () => member([]), { workers: 2, signal: new AbortController().signal, onProgress: (progress) => told.push(progress) });
    const words = told.map(({ what }) => what);
    expect(words[0]).toBe('preparing: tying 10,000 calls to flows, 0 %');
    expect(words).toContain('preparing: finding the routes of 1 states, 100 %');
    expect(words.at(-1)).toBe('replication 9 of 9');
    for (let i = 1; i < told.length; i++) expect(told[i]!.done).toBeGreaterThanOrEqual(told[i - 1]!.done);
    expect(told.at(-1)!.done).toBe(1);
  });

  it('gives the figures so far: those of a run that ends there', async () => {
    const partial: SimulateResult[] = [];
    await simulate(job, { onPartial: (result) => partial.push(result) });
    expect(partial.map(({ states }) => states[0]!.flows[0]!.blocking.replications)).toEqual([1, 2, 4, 8]);
    const four = await simulate({ ...job, overrides: { replications: 4 } });
    expect(partial[2]!.states).toEqual(four.states);
    const none: SimulateResult[] = [];
    await simulate(job, { onPartial: (result) => none.push(result), wantsPartial: () => false });
    expect(none).toEqual([]);
  });

  it('gives the figures of the first states before the first replication is whole', async () => {
    const waves = [1, 2, 3, 4].map((week) => ({ id: `w${week}`, date: `2027-01-${11 + 2 * week}`, groups: [`g${week}`] }));
    const document = {
      ...(job.document as object), groups: [1, 2, 3, 4].map((group) => ({ id: `g${group}`, pbx: 'p1', extensions: [`20${group}0-20${group}9`] })), migration: { waves },
      teams: { connectivity: [{ groups: ['*'], mode: 'calling-plan' }] },
    };
    const partial: SimulateResult[] = [];
    const two = { ...job, document, overrides: { replications: 2 } };
    const result = await simulateOnPool(two, () => member([]), { workers: 2, signal: new AbortController().signal, onProgress: nothing });
    await simulate(two, { onPartial: (figures) => partial.push(figures) });
    expect(partial.map(({ states }) => states.length)).toEqual([1, 2, 4, result.states.length]);
    const first = await simulate({ ...two, overrides: { replications: 1 } });
    expect(partial[2]!.states).toEqual(first.states.slice(0, 4));
    const onPool: SimulateResult[] = [];
    await simulateOnPool(two, () => member([]), { workers: 2, signal: new AbortController().signal, onProgress: nothing, onPartial: (figures) => onPool.push(figures) });
    expect(onPool[0]!.states).toEqual(first.states.slice(0, 1));
  });

  it('gives the same bytes when it was made ready before it was asked for', async () => {
    const started: PoolMember[] = [];
    const ready = readySimulation(job, () => member(started), { workers: 2 });
    await ready.whenReady();
    expect(started).toHaveLength(2);
    const result = await ready.run({ signal: new AbortController().signal, onProgress: nothing });
    expect(JSON.stringify({ ...result, workers: 0 })).toBe(JSON.stringify({ ...(await alone), workers: 0 }));
  });

  it('tells what was wrong with it when it is run, not when it is made ready', async () => {
    const ready = readySimulation({ ...job, table: null }, () => member([]), { workers: 2 });
    await setImmediate();
    await expect(ready.run({ signal: new AbortController().signal, onProgress: nothing })).rejects.toThrow(UnusableInput);
  });

  it('stops at the next turn of the event loop, also while it prepares', async () => {
    let turns = 0;
    const stop = new AbortController();
    const pause = (): Promise<void> => {
      if (++turns === 7) stop.abort();
      return setImmediate();
    };
    const started: PoolMember[] = [];
    await expect(simulateOnPool(job, () => member(started), { workers: 2, signal: stop.signal, onProgress: nothing, pause })).rejects.toThrow(Cancelled);
    expect(turns).toBe(7);
    expect(started).toEqual([]);
  });

  it('refuses another engine where none is given', async () => {
    await expect(simulate({ ...job, overrides: { engine: 'simjs', replications: 1 } })).rejects.toThrow(RangeError);
  });
});
