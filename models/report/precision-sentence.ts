import type { SimulateResult } from '../study/simulate-result.ts';
import { formatCount } from './format-count.ts';
import { flowWords } from './flow-name.ts';
import { formatPercent, formatRatioInterval } from './format-percent.ts';

/**
 * Whether a run was enough to decide, in one sentence, and else how many replications more would be. Null where there is nothing to decide:
 * neither a target nor a precision.
 */
export function precisionSentence({ precision, states }: Pick<SimulateResult, 'precision' | 'states'>): string | null {
  const { wanted, enough, more, undecided, widest } = precision;
  if (wanted === null && states.every((state) => state.targets.length === 0)) return null;
  if (enough || widest === null)
    return wanted === null ? 'The run was enough: every verdict on a target is sure.' : `The run was enough: the blocking of every flow is known to ${formatPercent(wanted)}.`;
  const what = wanted === null
    ? `${formatCount(undecided, 'verdict')} on ${undecided === 1 ? 'a target is' : 'targets are'} not sure`
    : `the blocking of ${formatCount(undecided, 'flow')} is not known to ${formatPercent(wanted)}`;
  const needed = more === null ? '' : `about ${formatCount(rounded(more), 'more replication')} would be enough; `;
  const name = widest.target.includes('>') ? `calls ${flowWords(widest.target)}` : `link ${widest.target}`;
  const interval = formatRatioInterval(widest.estimate);
  return `The run was not enough: ${what}; ${needed}least known in ${widest.state}: ${name}${interval ? `, ${interval}` : ''}.`;
}

/** Up to two significant digits, upwards: an estimate has no more. */
function rounded(count: number): number {
  let step = 1;
  while (count / step >= 100) step *= 10;
  return Math.ceil(count / step) * step;
}
