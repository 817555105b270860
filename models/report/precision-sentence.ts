import type { PrecisionResult, SimulateResult } from '../study/simulate-result.ts';
import { formatCount } from './format-count.ts';
import { flowWords } from './flow-name.ts';
import { formatPercent, formatRatioInterval } from './format-percent.ts';

/**
 * Whether a run was enough to decide, in one sentence, and else how many replications more would be. Null where there is nothing to decide:
 * neither a target nor a precision.
 */
export function precisionSentence({ precision, states }: Pick<SimulateResult, 'precision' | 'states'>): string | null {
  const { wanted, enough, undecided, widest } = precision;
  if (wanted === null && states.every((state) => state.targets.length === 0)) return null;
  if (enough || widest === null)
    return wanted === null ? 'The run was enough: every verdict on a target is sure.' : `The run was enough: the blocking of every flow is known to ${formatPercent(wanted)}.`;
  const what = wanted === null
    ? `${formatCount(undecided, 'verdict')} on ${undecided === 1 ? 'a target is' : 'targets are'} not sure`
    : `the blocking of ${formatCount(undecided, 'flow')} is not known to ${formatPercent(wanted)}`;
  const name = widest.target.includes('>') ? `calls ${flowWords(widest.target)}` : `link ${widest.target}`;
  const interval = formatRatioInterval(widest.estimate);
  return `${verdict(precision)}: ${what}${needed(precision)}; least known in ${widest.state}: ${name}${interval ? `, ${interval}` : ''}.`;
}

function verdict({ decided, moreForMost }: PrecisionResult): string {
  return moreForMost === 0 ? `The run was enough for ${formatPercent(decided)} of the calls` : `The run was not enough, only for ${formatPercent(decided)} of the calls`;
}

/** Replications for most calls are a matter of minutes where those for a flow of a call a day would be years. */
function needed({ more, moreForMost }: PrecisionResult): string {
  const most = moreForMost === null || moreForMost === 0 || moreForMost === more ? '' : `about ${formatCount(rounded(moreForMost), 'more replication')} would be enough for 95 % of the calls`;
  const all = more === null ? '' : `about ${formatCount(rounded(more), 'more replication')} would be enough for all`;
  return [most, all].filter((text) => text !== '').map((text) => `; ${text}`).join('');
}

/** Up to two significant digits, upwards: an estimate has no more. */
function rounded(count: number): number {
  let step = 1;
  while (count / step >= 100) step *= 10;
  return Math.ceil(count / step) * step;
}
