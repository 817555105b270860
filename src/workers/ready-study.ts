import { wrap, type Remote } from 'comlink';
import type { StudyWorker } from './protocol.ts';

/** A worker that does one study. */
export interface StartedStudy {
  worker: Worker;
  study: Remote<StudyWorker>;
}

export function startStudy(): StartedStudy {
  const worker = new Worker(new URL('./study.worker.ts', import.meta.url), { type: 'module' });
  return { worker, study: wrap<StudyWorker>(worker) };
}

/** At most one study that is made ready before it is asked for; whoever takes it ends it. */
export class ReadyStudy {
  #made: (StartedStudy & { key: string }) | null = null;

  /** Starts a study and lets it prepare, in place of the one before. Fulfilled when it is prepared, or forgotten. */
  async make(key: string, prepare: (study: Remote<StudyWorker>) => Promise<unknown>): Promise<void> {
    this.forget();
    const made = (this.#made = { key, ...startStudy() });
    // One that fails is left out: the run that is asked for then says why.
    const isReady = await prepare(made.study).then((answer) => 'ok' in (answer as object), () => false);
    if (!isReady && this.#made === made) this.forget();
  }

  /** The study of a key, which may still prepare; null where there is none. */
  take(key: string): StartedStudy | null {
    if (this.#made?.key !== key) return null;
    const made = this.#made;
    this.#made = null;
    return made;
  }

  forget(): void {
    this.#made?.worker.terminate();
    this.#made = null;
  }
}
