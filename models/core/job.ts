/** What a long use case is told by its host, and tells it. The host's AbortSignal fits `signal`. */
export interface JobOptions {
  /** Called at least once a second with the share done (0 to 1) and what is being done. */
  onProgress?: (progress: Progress) => void;
  signal?: { readonly aborted: boolean };
  /** Gives the host's event loop a turn, so that a cancel message can arrive; called between slices of work. */
  pause?: () => Promise<void>;
}

export interface Progress {
  /** Share of the work done, 0 to 1. */
  done: number;
  /** What is being done, a few words for the screen. */
  what: string;
}

/** Thrown by a use case whose `signal` was aborted. */
export class Cancelled extends Error {
  constructor() {
    super('The job was cancelled.');
    this.name = 'Cancelled';
  }
}

/** Throws Cancelled when the signal was aborted. */
export function stopIfCancelled(options: JobOptions): void {
  if (options.signal?.aborted) throw new Cancelled();
}
