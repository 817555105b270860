import { formatCount } from '../../../../models/report/format-count.ts';
import type { SimulateResult } from '../../../../models/study/simulate-result.ts';

/** Seconds that the further replications for most calls, else for all, would take at the pace of this run; null where there are none, or the pace is not known. */
export function furtherSeconds({ precision, seconds, states }: Pick<SimulateResult, 'precision' | 'seconds' | 'states'>): number | null {
  const replications = states[0]?.callsInProgress.all.replications ?? 0;
  const more = precision.moreForMost || precision.more;
  if (!more || replications === 0 || seconds <= 0) return null;
  return (seconds / replications) * more;
}

/** A time to come, roughly: `about 40 seconds`, `about 3 minutes`, `about 2 hours`. */
export function timeWords(seconds: number): string {
  if (seconds < 90) return `about ${formatCount(Math.max(1, Math.round(seconds)), 'second')}`;
  if (seconds < 5400) return `about ${formatCount(Math.round(seconds / 60), 'minute')}`;
  return `about ${formatCount(Math.round(seconds / 3600), 'hour')}`;
}
