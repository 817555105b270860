import { proxy, wrap } from 'comlink';
import type { PoolMember } from './pool.ts';
import type { SimulateWorker } from './protocol.ts';

/** Starts a web worker for the pool. */
export function startWebMember(): PoolMember {
  const worker = new Worker(new URL('./simulate.worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<SimulateWorker>(worker);
  return {
    worker: {
      prepare: (job) => remote.prepare(job),
      replicate: (replication, onProgress, onState, probes) => remote.replicate(replication, proxy(onProgress), onState && proxy(onState), probes),
      cancel: () => remote.cancel(),
    },
    death: new Promise((_, reject) => {
      worker.addEventListener('error', (event) => reject(new Error(event.message || 'the worker could not be loaded')));
      worker.addEventListener('messageerror', () => reject(new Error('a message of the worker could not be read')));
    }),
    terminate: () => worker.terminate(),
  };
}
