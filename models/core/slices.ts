import { stopIfCancelled, type JobOptions } from './job.ts';

/** Work that can be left and taken up again: it yields the share done (0 to 1) between slices of a few milliseconds, and returns what it made. */
export type Slices<T> = Generator<number, T, void>;

/** Does all the work at once. */
export function atOnce<T>(slices: Slices<T>): T {
  let step = slices.next();
  while (!step.done) step = slices.next();
  return step.value;
}

/**
 * Does the work slice by slice; between two of them the host's event loop may take a turn. `share` of the whole job, from `from` on, is this
 * work's part of the progress, told as `what`. Throws Cancelled when the signal says so.
 */
export async function inSlices<T>(slices: Slices<T>, options: JobOptions, part: { what: string; from: number; share: number }): Promise<T> {
  for (let step = slices.next(); ; step = slices.next()) {
    options.onProgress?.({ done: part.from + part.share * (step.done ? 1 : step.value), what: part.what });
    if (options.pause) await options.pause();
    stopIfCancelled(options);
    if (step.done) return step.value;
  }
}
