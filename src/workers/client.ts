import { proxy, transfer, wrap } from 'comlink';
import type { SimulateInput } from '../../models/study/simulate-input.ts';
import type { SimulateResult } from '../../models/study/simulate-result.ts';
import { faultWords } from './answer.ts';
import { transferables } from './buffers.ts';
import type { Answer, Client, RecordsWorker, StudyWorker } from './protocol.ts';

/** A worker that has not stopped this long after it was told to is ended. */
const CANCEL_WITHIN_MS = 50;

/** Starts the records worker and gives the app its use cases. */
export function createClient(): Client {
  const worker = new Worker(new URL('./records.worker.ts', import.meta.url), { type: 'module' });
  const records = wrap<RecordsWorker>(worker);
  return {
    records: {
      async importRecords(inputs, settings, { onProgress, onPartial, signal }) {
        const cancel = (): void => void records.cancel();
        if (signal.aborted) return { cancelled: true };
        signal.addEventListener('abort', cancel, { once: true });
        try {
          return await records.importRecords(inputs, settings, proxy(onProgress), proxy(onPartial));
        } finally {
          signal.removeEventListener('abort', cancel);
        }
      },
      restore: () => records.restore(),
      clear: () => records.clear(),
      changeReading: (device, reading) => records.changeReading(device, reading),
      analysis: (settings) => records.analysis(settings),
      stoodFull: (settings, groups) => records.stoodFull(settings, groups),
      heatMap: (settings, trunk, measure) => records.heatMap(settings, trunk, measure),
      hours: (settings, trunk, weekday, hour) => records.hours(settings, trunk, weekday, hour),
      envelope: (trunk, from, until, columns) => records.envelope(trunk, from, until, columns),
      rejects: () => records.rejects(),
      table: () => records.table(),
    },
    async simulate(job, options) {
      const table = await records.table();
      return options.signal.aborted ? { cancelled: true } : simulateInWorker({ ...job, table }, options);
    },
  };
}

/** A study in a worker of its own, which is ended with its pool when the study is done. */
async function simulateInWorker(job: SimulateInput, options: Parameters<Client['simulate']>[1]): ReturnType<Client['simulate']> {
  const started = performance.now();
  const worker = new Worker(new URL('./study.worker.ts', import.meta.url), { type: 'module' });
  const study = wrap<StudyWorker>(worker);
  const died = new Promise<{ fault: string }>((resolve) => {
    worker.addEventListener('error', (event) => resolve({ fault: event.message || 'The simulation could not be loaded.' }));
  });
  const stopped = new Promise<{ cancelled: true }>((resolve) => {
    options.signal.addEventListener('abort', () => {
      void study.cancel();
      setTimeout(() => resolve({ cancelled: true }), CANCEL_WITHIN_MS);
    }, { once: true });
  });
  try {
    const asked = study.simulate(transfer(job, transferables(job.table)), proxy(options.onProgress));
    const answer: Answer<SimulateResult> = await Promise.race([asked, died, stopped]);
    if ('ok' in answer) return { ok: { ...answer.ok, seconds: (performance.now() - started) / 1000 } };
    return answer;
  } catch (reason) {
    return { fault: faultWords(reason) };
  } finally {
    worker.terminate();
  }
}
