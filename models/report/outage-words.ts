import type { StateResult } from '../study/simulate-result.ts';
import { formatCount, formatMean } from './format-count.ts';

/** An outage in a few words: `sbc-lon out at 10:00 for 30 min`; null in a migration state itself. */
export function outageWords({ outage }: Pick<StateResult, 'outage'>): string | null {
  return outage && `${outage.resource} out at ${outage.start} for ${durationWords(outage.durationSeconds)}`;
}

/**
 * What an outage does, in one sentence: calls that give up and calls that are cut on a day with it, beside those of its state. Null in a
 * migration state itself. `states`: those of the result.
 */
export function outageSentence(variant: StateResult, states: readonly StateResult[]): string | null {
  const { outage } = variant;
  if (!outage) return null;
  const state = states.find(({ id }) => id === outage.of);
  const without = state ? ` (${formatMean(callsOf(state, 'abandoned'))} without it)` : '';
  const cut = outage.drop ? `${formatMean(callsOf(variant, 'dropped'))} are cut` : 'none is cut';
  return `With ${outageWords(variant)} on every day, ${formatMean(callsOf(variant, 'abandoned'))} of ${formatMean(callsOf(variant, 'calls'))} calls a day give up${without}, and ${cut}.`;
}

/** Calls of all flows on a day. */
function callsOf({ flows }: StateResult, which: 'calls' | 'abandoned' | 'dropped'): number {
  return flows.reduce((sum, flow) => sum + flow[which], 0);
}

/** `30 min`, `2 h`, `1 h 30 min`, `45 s`, `3 days`. */
function durationWords(seconds: number): string {
  if (seconds >= 172_800 && seconds % 86_400 === 0) return formatCount(seconds / 86_400, 'day');
  const parts = [[Math.floor(seconds / 3600), 'h'], [Math.floor((seconds % 3600) / 60), 'min'], [Math.round(seconds % 60), 's']] as const;
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : [])).join(' ') || '0 s';
}
