import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import { endpointOf } from './node-endpoint.ts';
import { simulateWorker } from './simulate-worker.ts';

/** A worker thread that runs replications. */
if (!parentPort) throw new Error('This file is the start of a worker thread, not a program.');
expose(simulateWorker(() => setImmediate()), endpointOf(parentPort));
