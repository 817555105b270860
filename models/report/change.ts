import type { Difference } from '../core/difference.ts';
import type { FlowComparison } from '../study/compare-result.ts';

/** What a difference says of a quantity that is better the smaller it is. `same`: equal in every replication. `unsure`: the interval contains 0. */
export type Change = 'better' | 'worse' | 'same' | 'unsure';

/** The change of a quantity that is better the smaller it is. */
export function changeOf({ estimate, low, high }: Difference): Change {
  if (estimate === 0 && (low ?? 0) === 0 && (high ?? 0) === 0) return 'same';
  if (low === null || high === null) return 'unsure';
  return high < 0 ? 'better' : low > 0 ? 'worse' : 'unsure';
}

/** The change of a flow: by its blocking in the busy hour; where that is not sure, by its blocked attempts of the whole day. */
export function flowChange({ blocking, blocked }: Pick<FlowComparison, 'blocking' | 'blocked'>): Change {
  const [hour, day] = [changeOf(blocking), changeOf(blocked)];
  if (hour === 'better' || hour === 'worse') return hour;
  return day === 'same' ? hour : day;
}
