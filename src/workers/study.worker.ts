import { expose } from 'comlink';
import { explain } from '../../models/study/explain.ts';
import { answer } from './answer.ts';
import { compareOnPool } from './compare-on-pool.ts';
import { engineFor } from './engine-for.ts';
import type { StudyWorker } from './protocol.ts';
import { pauseSeldom, seldom } from './seldom.ts';
import { readySimulation, type ReadySimulation } from './simulate-on-pool.ts';
import { sizeOnPool } from './size-on-pool.ts';
import { turn } from './turn.ts';
import { startWebMember } from './web-member.ts';

/** Prepares a study, spreads its replications over a pool and summarises them, away from the screen's thread. */
const stop = new AbortController();

const settings = { workers: Math.max(1, navigator.hardwareConcurrency), pause: pauseSeldom(turn) };
let kept: ReadySimulation | null = null;

const worker: StudyWorker = {
  getReady: (job) =>
    answer(async () => {
      kept = readySimulation(job, startWebMember, settings);
      await kept.whenReady();
      return true as const;
    }),
  simulate: (job, onProgress, onPartial) =>
    answer(async () => {
      const simulation = job === 'ready' ? kept : readySimulation(job, startWebMember, settings);
      kept = null;
      if (!simulation) throw new Error('A simulation was asked for that had not been made ready.');
      return simulation.run({ signal: stop.signal, onProgress: seldom(onProgress), onPartial });
    }),
  compare: (jobs, onProgress) => answer(() => compareOnPool(jobs, startWebMember, { ...settings, signal: stop.signal, onProgress })),
  size: (job, onProgress) => answer(() => sizeOnPool(job, startWebMember, { ...settings, signal: stop.signal, onProgress: seldom(onProgress) })),
  explain: (job, question, onProgress) =>
    answer(async () => explain(job, question, { startRun: await engineFor('busyhour'), signal: stop.signal, onProgress: seldom(onProgress), pause: settings.pause })),
  cancel: () => stop.abort(),
};

expose(worker);
