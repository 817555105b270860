/** Passes a call on at most once in so many milliseconds: progress must not keep the receiver busy. */
export function seldom<T>(tell: (value: T) => void, everyMs = 100): (value: T) => void {
  const isTime = atMostEvery(everyMs);
  return (value) => {
    if (isTime()) tell(value);
  };
}

/** True at most once in so many milliseconds, and the first time. */
export function atMostEvery(everyMs: number): () => boolean {
  let last = -Infinity;
  return () => {
    const now = performance.now();
    if (now - last < everyMs) return false;
    last = now;
    return true;
  };
}

/** A pause of the event loop that is only made when the last one is so many milliseconds ago: slices of work may be short. */
export function pauseSeldom(pause: () => Promise<void>, everyMs = 20): () => Promise<void> {
  const isTime = atMostEvery(everyMs);
  return async () => {
    if (isTime()) await pause();
  };
}

/** Of the time of a job, the share that making figures in between may take. */
const SHARE = 1 / 12;

/** Tells when figures in between are wanted: at most once in so many milliseconds, and the more seldom the longer they took to make. */
export class Pace {
  readonly #everyMs: number;
  #last = -Infinity;
  #took = 0;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** Whether figures are wanted now; then they are made at once. */
  wants(): boolean {
    const now = performance.now();
    if (now - this.#last < Math.max(this.#everyMs, this.#took / SHARE)) return false;
    this.#last = now;
    return true;
  }

  /** The figures that were wanted last are made. */
  made(): void {
    this.#took = performance.now() - this.#last;
  }
}
