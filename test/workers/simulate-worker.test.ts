import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { plainSimulation } from '../../models/study/plain-simulation.ts';
import { prepareSimulation } from '../../models/study/prepare-simulation.ts';
import { replicate, type ReplicationResult } from '../../models/study/replicate.ts';
import type { EngineName } from '../../models/study/simulate-input.ts';
import { valueOf } from '../../src/workers/answer.ts';
import { simulateWorker } from '../../src/workers/simulate-worker.ts';

const input = {
  document: {
    busyhour: 1, name: 'One trunk', sites: [{ id: 'hq', timeZone: 'UTC' }], trunks: [{ id: 't1', channels: 100 }],
    demand: { synthetic: [{ from: 'hq', to: 'pstn', erlangs: 90, holding: { mean: '180 s' }, profile: 'constant' }] },
  },
  table: null, directory: null, overrides: {},
};

const job = plainSimulation(await prepareSimulation(input));
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

  it('runs a job that crossed a worker as this side would', async () => {
    const worker = simulateWorker(() => setImmediate());
    await worker.prepare(structuredClone(job));
    expect(valueOf(await worker.replicate(2, nothing))).toEqual(await replicate(await prepareSimulation(input), 2));
  });

  it('runs the second engine where the job asks for it: the same counts', async () => {
    const small = { ...input, document: { ...input.document, demand: { synthetic: [{ ...input.document.demand.synthetic[0]!, erlangs: 3 }] } } };
    const run = async (engine: EngineName): Promise<number[]> => {
      const worker = simulateWorker(() => setImmediate());
      await worker.prepare(plainSimulation(await prepareSimulation({ ...small, overrides: { engine } })));
      const { attempts, events, states } = valueOf(await worker.replicate(0, nothing)) as ReplicationResult;
      return [attempts, events, states.length];
    };
    expect((await run('simjs'))[0]).toBeGreaterThan(1000);
    expect(await run('simjs')).toEqual(await run('busyhour'));
  });

  it('answers a call too early with a fault', async () => {
    expect(await simulateWorker(() => setImmediate()).replicate(0, nothing)).toHaveProperty('fault');
  });
});
