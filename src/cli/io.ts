/** The world as the command line sees it; tests hand in another. */
export interface Io {
  /** Writes to stdout. */
  out: (text: string) => void;
  /** Writes to stderr. */
  err: (text: string) => void;
  /** Width of the terminal that stderr is; null when it is none, and then no progress is drawn. */
  terminalColumns: number | null;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/** Exit codes, as `busyhour --help` tells them. */
export const Exit = { done: 0, targetMissed: 1, usage: 2, unusable: 3, fault: 70, interrupted: 130 } as const;

/** Wrong usage of the command line: one sentence what, one sentence what to do. */
export class UsageError extends Error {
  constructor(message: string, readonly fix: string) {
    super(message);
    this.name = 'UsageError';
  }
}
