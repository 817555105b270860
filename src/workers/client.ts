import { proxy, transfer, wrap, type Remote } from 'comlink';
import { faultWords } from './answer.ts';
import { transferables } from './buffers.ts';
import type { Answer, Client, RecordsWorker, StudyWorker } from './protocol.ts';
import { ReadyStudy, startStudy } from './ready-study.ts';

/** A worker that has not stopped this long after it was told to is ended. */
const CANCEL_WITHIN_MS = 50;

/** Starts the records worker and gives the app its use cases. */
export function createClient(): Client {
  const worker = new Worker(new URL('./records.worker.ts', import.meta.url), { type: 'module' });
  const records = wrap<RecordsWorker>(worker);
  const ready = new ReadyStudy();
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
      firstRows: (input) => records.firstRows(input),
      preview: (input, zone) => records.preview(input, zone),
      restore: () => records.restore(),
      clear: () => records.clear(),
      changeReading: (device, reading) => records.changeReading(device, reading),
      leaveOutDoubtful: (leave) => records.leaveOutDoubtful(leave),
      recordWarnings: (settings) => records.recordWarnings(settings),
      analysis: (settings) => records.analysis(settings),
      stoodFull: (settings, groups) => records.stoodFull(settings, groups),
      offeredTraffic: (settings, groups, retry) => records.offeredTraffic(settings, groups, retry),
      heatMap: (settings, trunk, measure) => records.heatMap(settings, trunk, measure),
      hours: (settings, trunk, weekday, hour) => records.hours(settings, trunk, weekday, hour),
      envelope: (trunk, from, until, columns) => records.envelope(trunk, from, until, columns),
      rejects: () => records.rejects(),
      table: () => records.table(),
    },
    async getReady(job, key) {
      ready.forget();
      const table = await records.table();
      const whole = { ...job, table };
      await ready.make(key, (study) => study.getReady(transfer(whole, transferables(table))));
    },
    async simulate(job, options) {
      const made = options.key === undefined ? null : ready.take(options.key);
      if (made) return timed(() => studyInWorker(options, (study, onProgress) => study.simulate('ready', onProgress, proxy(options.onPartial)), made));
      ready.forget();
      const table = await records.table();
      if (options.signal.aborted) return { cancelled: true };
      const whole = { ...job, table };
      return timed(() => studyInWorker(options, (study, onProgress) => study.simulate(transfer(whole, transferables(table)), onProgress, proxy(options.onPartial))));
    },
    async compare(jobs, options) {
      const table = await records.table();
      if (options.signal.aborted) return { cancelled: true };
      // One message, so that both share the one table.
      const whole = { a: { ...jobs.a, table }, b: { ...jobs.b, table } };
      return timed(() => studyInWorker(options, (study, onProgress) => study.compare(transfer(whole, transferables(table)), onProgress)));
    },
    async size(job, options) {
      const table = await records.table();
      if (options.signal.aborted) return { cancelled: true };
      const whole = { ...job, table };
      return timed(() => studyInWorker(options, (study, onProgress) => study.size(transfer(whole, transferables(table)), onProgress)));
    },
    async explain(job, question, options) {
      const table = await records.table();
      if (options.signal.aborted) return { cancelled: true };
      const whole = { ...job, table };
      return studyInWorker(options, (study, onProgress) => study.explain(transfer(whole, transferables(table)), question, onProgress));
    },
  };
}

type StudyOptions = Parameters<Client['compare']>[1];

/** A study in a worker of its own, which is ended with its pool when the study is done. */
async function studyInWorker<T>(
  options: StudyOptions, ask: (study: Remote<StudyWorker>, onProgress: StudyOptions['onProgress']) => Promise<Answer<T>>, { worker, study } = startStudy(),
): Promise<Answer<T>> {
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
    return await Promise.race([ask(study, proxy(options.onProgress)), died, stopped]);
  } catch (reason) {
    return { fault: faultWords(reason) };
  } finally {
    worker.terminate();
  }
}

/** The models have no clock: how long a study took is filled in here. */
async function timed<T extends { seconds: number }>(study: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const started = performance.now();
  const answer = await study();
  return 'ok' in answer ? { ok: { ...answer.ok, seconds: (performance.now() - started) / 1000 } } : answer;
}
