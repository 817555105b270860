import type { Progress } from '../../../models/core/job.ts';
import type { Answer } from '../../workers/protocol.ts';
import { secondsLeft } from './time-left.ts';

export interface JobUnderWay {
  onProgress: (progress: Progress) => void;
  signal: AbortSignal;
}

/** One job at a time in a worker, with its progress; a new one ends the one before. */
export class Job {
  running: { progress: Progress; secondsLeft: number | null } | null = $state.raw(null);
  #stop: AbortController | null = null;

  /** Does the work; whatever it throws is a fault in words. `what`: what is being done before it tells. */
  async run<T>(what: string, work: (options: JobUnderWay) => Promise<Answer<T>>): Promise<Answer<T>> {
    this.cancel();
    const stop = (this.#stop = new AbortController());
    const started = performance.now();
    this.running = { progress: { done: 0, what }, secondsLeft: null };
    const onProgress = (progress: Progress): void => {
      if (this.#stop === stop) this.running = { progress, secondsLeft: secondsLeft((performance.now() - started) / 1000, progress.done) };
    };
    try {
      return await work({ onProgress, signal: stop.signal });
    } catch (reason) {
      return { fault: reason instanceof Error ? reason.message : String(reason) };
    } finally {
      if (this.#stop === stop) [this.#stop, this.running] = [null, null];
    }
  }

  cancel(): void {
    this.#stop?.abort();
    [this.#stop, this.running] = [null, null];
  }
}
