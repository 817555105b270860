import { expose } from 'comlink';
import { answer } from './answer.ts';
import type { StudyWorker } from './protocol.ts';
import { simulateOnPool } from './simulate-on-pool.ts';
import { startWebMember } from './web-member.ts';

/** Prepares a simulation, spreads it over the pool and summarises it, away from the screen's thread. */
const stop = new AbortController();

const worker: StudyWorker = {
  simulate: (job, onProgress) => answer(() => simulateOnPool(job, startWebMember, { workers: Math.max(1, navigator.hardwareConcurrency), signal: stop.signal, onProgress })),
  cancel: () => stop.abort(),
};

expose(worker);
