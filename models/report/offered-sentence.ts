import type { OfferedEstimate } from '../traffic/offered-estimate.ts';
import type { OfferedTraffic } from '../traffic/offered-traffic.ts';
import { formatCount, formatNumber } from './format-count.ts';
import { formatErlangEstimate, formatErlangs } from './format-erlang.ts';
import { formatPercent } from './format-percent.ts';

/** Offered traffic with its interval, `75.1 E (73.4 to 76.8)`; `at least 57.3 E` where the upper end is open. */
export function offeredWords({ estimate, low, high }: OfferedEstimate): string {
  return estimate === null || high === null ? `at least ${formatErlangs(low)}` : formatErlangEstimate({ estimate, low, high, confidence: 0, replications: 0 });
}

/** Why the traffic that a trunk of these names carried is not what was offered, and what was. */
export function offeredSentence(names: readonly string[], offered: OfferedTraffic): string {
  const name = names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!} together`;
  return `${name} ${cutOff(offered)}. ${restoredSentence(offered)}`;
}

/** What was offered in the busy hour to a trunk that was cut off, beside what it carried, and on what that rests. */
export function restoredSentence(offered: OfferedTraffic): string {
  const { start, carried, confidence, days } = offered;
  return `From ${start} on it carried ${formatErlangs(carried)} on average; ${openWords(offered)} offered (${formatPercent(confidence)} interval over ${formatCount(days, 'day')}), estimated ${basis(offered.blocked)}, ${retryWords(offered)}.`;
}

function cutOff({ limit }: OfferedTraffic): string {
  const share = limit.fullShare > 0 ? `all were held for ${formatPercent(limit.fullShare)}` : `all but at most one were held for ${formatPercent(limit.nearShare)}`;
  const hour = `${share} of its busy hour`;
  return limit.from === 'given' ? `has ${formatCount(limit.channels, 'channel')}, and ${hour}` : `never exceeded ${formatCount(limit.channels, 'channel')}, as if there were no more, and ${hour}`;
}

function openWords(offered: OfferedTraffic): string {
  const { estimate, high } = offered;
  return estimate === null || high === null ? `${offeredWords(offered)}, for on some day no channel was ever free, were` : `${offeredWords(offered)} were`;
}

function basis(blocked: OfferedTraffic['blocked']): string {
  if (!blocked) return 'from the calls that began while a channel was free';
  const counted = `${formatCount(Math.round(blocked.counted), 'blocked attempt')} counted on ${formatCount(blocked.days, 'day')}`;
  if (blocked.used) return `from the carried calls and ${counted}`;
  return `from the calls that began while a channel was free; ${counted} are fewer than the ${formatNumber(Math.round(blocked.expected))} to expect, so they are not all and were left aside`;
}

/** What blocked callers are taken to do, and what it is if they give up. */
function retryWords({ retry, withoutRetries }: OfferedTraffic): string {
  if (!retry) return 'if blocked callers give up; if they try again it was less';
  const most = withoutRetries ? `; if they give up, ${offeredWords(withoutRetries)}` : '';
  return `if ${formatPercent(retry.probability)} of the blocked callers try again after ${formatNumber(retry.meanSeconds, 1)} s on average, at most ${formatCount(retry.retries, 'time')}${most}`;
}
