import type { Progress } from '../../models/core/job.ts';
import type { Io } from './io.ts';

const SHOW_AFTER_MS = 1000;
const REDRAW_AFTER_MS = 100;
const BAR = 24;

export interface ProgressBar {
  onProgress: (progress: Progress) => void;
  /** Wipes the bar. */
  end: () => void;
}

/** A bar on the terminal for work that takes more than a second; nothing where stderr is no terminal. */
export function progressBar(io: Io, now: () => number = () => performance.now()): ProgressBar {
  const columns = io.terminalColumns;
  if (columns === null) return { onProgress: () => undefined, end: () => undefined };
  const started = now();
  let drawnAt = -Infinity;
  return {
    onProgress(progress) {
      const at = now();
      if (at - started < SHOW_AFTER_MS || at - drawnAt < REDRAW_AFTER_MS) return;
      drawnAt = at;
      io.err(`\r${barLine(progress, (at - started) / 1000).slice(0, columns - 1).padEnd(columns - 1)}`);
    },
    end() {
      if (drawnAt > -Infinity) io.err(`\r${' '.repeat(columns - 1)}\r`);
    },
  };
}

function barLine(progress: Progress, elapsedSeconds: number): string {
  const done = Math.min(1, Math.max(0, progress.done));
  const full = Math.round(done * BAR);
  const left = done > 0.02 ? `${Math.ceil((elapsedSeconds * (1 - done)) / done)} s left` : '';
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${String(Math.round(100 * done)).padStart(3)} %  ${progress.what}  ${left}`.trimEnd();
}

/** Runs work with a bar that is wiped whatever becomes of it. */
export async function withProgress<T>(io: Io, work: (onProgress: (progress: Progress) => void) => Promise<T>): Promise<T> {
  const bar = progressBar(io);
  try {
    return await work(bar.onProgress);
  } finally {
    bar.end();
  }
}
