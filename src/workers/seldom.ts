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
