import { expose } from 'comlink';
import { explain } from '../../models/study/explain.ts';
import { answer } from './answer.ts';
import { compareOnPool } from './compare-on-pool.ts';
import { engineFor } from './engine-for.ts';
import type { StudyWorker } from './protocol.ts';
import { pauseSeldom, seldom } from './seldom.ts';
import { simulateOnPool } from './simulate-on-pool.ts';
import { turn } from './turn.ts';
import { startWebMember } from './web-member.ts';

/** Prepares a study, spreads its replications over a pool and summarises them, away from the screen's thread. */
const stop = new AbortController();

const worker: StudyWorker = {
  simulate: (job, onProgress, onPartial) =>
    answer(() =>
      simulateOnPool(job, startWebMember, {
        workers: Math.max(1, navigator.hardwareConcurrency), signal: stop.signal, onProgress: seldom(onProgress), pause: pauseSeldom(turn), onPartial,
      }),
    ),
  compare: (jobs, onProgress) => answer(() => compareOnPool(jobs, startWebMember, { workers: Math.max(1, navigator.hardwareConcurrency), signal: stop.signal, onProgress, pause: pauseSeldom(turn) })),
  explain: (job, question, onProgress) =>
    answer(async () => explain(job, question, { startRun: await engineFor('busyhour'), signal: stop.signal, onProgress: seldom(onProgress), pause: pauseSeldom(turn) })),
  cancel: () => stop.abort(),
};

expose(worker);
