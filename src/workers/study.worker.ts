import { expose } from 'comlink';
import { answer } from './answer.ts';
import { compareOnPool } from './compare-on-pool.ts';
import type { StudyWorker } from './protocol.ts';
import { simulateOnPool } from './simulate-on-pool.ts';
import { startWebMember } from './web-member.ts';

/** Prepares a study, spreads its replications over a pool and summarises them, away from the screen's thread. */
const stop = new AbortController();

const worker: StudyWorker = {
  simulate: (job, onProgress) => answer(() => simulateOnPool(job, startWebMember, { workers: Math.max(1, navigator.hardwareConcurrency), signal: stop.signal, onProgress })),
  compare: (jobs, onProgress) => answer(() => compareOnPool(jobs, startWebMember, { workers: Math.max(1, navigator.hardwareConcurrency), signal: stop.signal, onProgress })),
  cancel: () => stop.abort(),
};

expose(worker);
