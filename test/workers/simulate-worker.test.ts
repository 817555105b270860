import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ReplicationResult } from '../../models/study/replicate.ts';
import { valueOf } from '../../src/workers/answer.ts';
import { simulateWorker } from '../../src/workers/simulate-worker.ts';

const job = {
  document: {
    busyhour: 1, name: 'One trunk', sites: [{ id: 'hq', timeZone: 'UTC' }], trunks: [{ id: 't1', channels: 100 }],
    demand: { synthetic: [{ from: 'hq', to: 'pstn', erlangs: 90, holding: { mean: '180 s' }, profile: 'constant' }] },
  },
  table: null, directory: null, overrides: {},
};

const nothing = (): void => undefined;

describe('a simulation worker', () => {
  it('runs the replications of a prepared job, and the same one twice alike', async () => {
    const worker = simulateWorker(() => setImmediate());
    expect(await worker.prepare(job)).toEqual({ ok: true });
    const [one, again, other] = [await worker.replicate(3, nothing), await worker.replicate(3, nothing), await worker.replicate(4, nothing)].map((answer) => valueOf(answer) as ReplicationResult);
    expect(one!.attempts).toBeGreaterThan(10_000);
    expect(again).toEqual(one);
    expect(other!.attempts).not.toBe(one!.attempts);
  });

  it('stops between two slices and stays usable', async () => {
    let slices = 0;
    const worker = simulateWorker(() => {
      if (++slices === 1) worker.cancel();
      return setImmediate();
    });
    await worker.prepare(job);
    expect(await worker.replicate(0, nothing)).toEqual({ cancelled: true });
    expect(slices).toBe(1);
    expect(await worker.replicate(0, nothing)).toHaveProperty('ok');
  });

  it('answers a job that cannot be run with its issues, and a call too early with a fault', async () => {
    const worker = simulateWorker(() => setImmediate());
    expect(await worker.prepare({ ...job, document: { busyhour: 1 } })).toHaveProperty('issues');
    expect(await worker.replicate(0, nothing)).toHaveProperty('fault');
  });
});
