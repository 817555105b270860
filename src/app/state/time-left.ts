/** Seconds that a job still takes, from its elapsed seconds and the share done (0 to 1); null while too little is known. */
export function secondsLeft(elapsedSeconds: number, done: number): number | null {
  if (elapsedSeconds < 1 || done < 0.02) return null;
  return Math.max(0, (elapsedSeconds * (1 - done)) / done);
}

/** `about 40 s left`, `about 3 min left`: coarse, so that it does not flicker. */
export function timeLeftWords(seconds: number | null): string {
  if (seconds === null) return 'estimating time left';
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  return `about ${Math.ceil(seconds / 60)} min left`;
}
