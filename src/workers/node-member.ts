import { Worker } from 'node:worker_threads';
import { proxy, wrap } from 'comlink';
import { endpointOf } from './node-endpoint.ts';
import type { PoolMember } from './pool.ts';
import type { SimulateWorker } from './protocol.ts';

/** Starts a worker thread for the pool from the built file of `simulate.node.ts`. */
export function startNodeMember(file: URL): PoolMember {
  const worker = new Worker(file);
  const remote = wrap<SimulateWorker>(endpointOf(worker));
  return {
    worker: {
      prepare: (job) => remote.prepare(job),
      replicate: (replication, onProgress, onState, probes) => remote.replicate(replication, proxy(onProgress), onState && proxy(onState), probes),
      cancel: () => remote.cancel(),
    },
    death: new Promise((_, reject) => {
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`the worker thread ended with code ${code}`)));
    }),
    terminate: () => void worker.terminate(),
  };
}
