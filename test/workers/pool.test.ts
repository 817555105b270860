import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { error, UnusableInput } from '../../models/core/issue.ts';
import { Cancelled } from '../../models/core/job.ts';
import type { PlainSimulation } from '../../models/study/plain-simulation.ts';
import { createPool, type Pool } from '../../src/workers/pool.ts';
import type { Answer } from '../../src/workers/protocol.ts';
import { fakeWorker, type FakeWorker } from './fake-worker.ts';

/** The pool hands it on without a look at it. */
const job = {} as PlainSimulation;

function poolOf(size: number, prepared?: Answer<true>): { pool: Pool; workers: FakeWorker[]; stop: AbortController } {
  const workers: FakeWorker[] = [];
  const stop = new AbortController();
  const start = (): FakeWorker => {
    workers.push(fakeWorker(prepared));
    return workers.at(-1)!;
  };
  return { pool: createPool(start, job, { size, signal: stop.signal }), workers, stop };
}

const resultOf = (replication: number): Answer<unknown> => ({ ok: { replication } });

describe('a pool of workers', () => {
  it('gives each replication the answer that was made for it, whichever comes first', async () => {
    const { pool, workers } = poolOf(2);
    const asked = [0, 1, 2].map((replication) => pool.replicate(replication));
    await setImmediate();
    expect(workers.map((worker) => worker.asked)).toEqual([[0], [1]]);
    workers[1]!.answer(resultOf(1));
    await setImmediate();
    expect(workers[1]!.asked).toEqual([1, 2]);
    workers[1]!.answer(resultOf(2));
    workers[0]!.answer(resultOf(0));
    expect(await Promise.all(asked)).toEqual([{ replication: 0 }, { replication: 1 }, { replication: 2 }]);
  });

  it('starts no more workers than there is work for', async () => {
    const { pool, workers } = poolOf(8);
    const only = pool.replicate(0);
    await setImmediate();
    workers[0]!.answer(resultOf(0));
    await only;
    const next = pool.replicate(1);
    await setImmediate();
    workers[0]!.answer(resultOf(1));
    await next;
    expect(workers).toHaveLength(1);
  });

  it('replaces a worker that dies and tries its replication once more', async () => {
    const { pool, workers } = poolOf(1);
    const asked = pool.replicate(4);
    await setImmediate();
    workers[0]!.die('out of memory');
    await setImmediate();
    await setImmediate();
    expect(workers[0]!.terminated).toBe(true);
    expect(workers[1]!.asked).toEqual([4]);
    workers[1]!.answer(resultOf(4));
    expect(await asked).toEqual({ replication: 4 });
  });

  it('tells in words when the second worker dies too', async () => {
    const { pool, workers } = poolOf(1);
    const asked = pool.replicate(4);
    const told = expect(asked).rejects.toThrow('Replication 4 could not be run: its worker stopped twice (out of memory).');
    await setImmediate();
    workers[0]!.die('out of memory');
    await setImmediate();
    await setImmediate();
    workers[1]!.die('out of memory');
    await told;
  });

  it('stops at once when it is cancelled: what runs, what waits, what is asked later', async () => {
    const { pool, workers, stop } = poolOf(1);
    const asked = [0, 1].map((replication) => pool.replicate(replication));
    const told = asked.map((one) => expect(one).rejects.toThrow(Cancelled));
    await setImmediate();
    stop.abort();
    await Promise.all(told);
    expect(workers[0]!.cancelled).toBe(1);
    await expect(pool.replicate(2)).rejects.toThrow(Cancelled);
    expect(workers[0]!.asked).toEqual([0]);
  });

  it('hands on what the workers find wrong with the job', async () => {
    const issue = error('no-demand', '/demand', 'There is nothing to simulate.', 'Add calls.');
    const { pool } = poolOf(2, { issues: [issue] });
    await expect(pool.replicate(0)).rejects.toThrow(UnusableInput);
  });

  it('hands on a fault in words', async () => {
    const { pool, workers } = poolOf(1);
    const asked = pool.replicate(0);
    const told = expect(asked).rejects.toThrow('an array index went wrong');
    await setImmediate();
    workers[0]!.answer({ fault: 'an array index went wrong' });
    await told;
  });

  it('starts no worker after it was closed, though the death of the ended ones is heard', async () => {
    const { pool, workers } = poolOf(1);
    const asked = pool.replicate(0);
    const told = expect(asked).rejects.toThrow(Cancelled);
    await setImmediate();
    pool.close();
    workers[0]!.die('ended');
    await told;
    expect(workers).toHaveLength(1);
  });

  it('ends all workers when it is closed', async () => {
    const { pool, workers } = poolOf(2);
    for (const replication of [0, 1]) pool.replicate(replication).catch(() => undefined);
    await setImmediate();
    pool.close();
    expect(workers.map((worker) => worker.terminated)).toEqual([true, true]);
  });
});
