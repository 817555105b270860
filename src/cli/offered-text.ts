import { offeredSentence, offeredWords } from '../../models/report/offered-sentence.ts';
import type { OfferedTraffic } from '../../models/traffic/offered-traffic.ts';
import { fixed, percent, table } from './table.ts';

/** A trunk and what was offered to it; null: it had room, so that was what it carried. */
export interface TrunkOffered {
  name: string;
  offered: OfferedTraffic | null;
}

/** What `analyse --json` prints of it. */
export function offeredJson({ name, offered }: TrunkOffered): object | null {
  if (!offered) return null;
  const { estimate, low, high, confidence, carried, start, days, limit, retry, withoutRetries, blocked, dayDeviation } = offered;
  return {
    estimate, low, high, confidence, carried, start, days,
    channels: limit.channels, channelsFrom: limit.from, fullShare: limit.fullShare, nearShare: limit.nearShare,
    retry: retry && { probability: retry.probability, after: retry.meanSeconds, retries: retry.retries },
    withoutRetries, blocked, dayDeviation, reason: offeredSentence([name], offered),
  };
}

/** A table of the trunks whose recorded traffic was cut off, with a sentence on each; empty when there is none. */
export function offeredText(trunks: readonly TrunkOffered[]): string {
  const cut = trunks.flatMap(({ name, offered }) => (offered ? [{ name, offered }] : []));
  if (cut.length === 0) return '';
  const right = (title: string): { title: string; right: boolean } => ({ title, right: true });
  const rows = cut.map(({ name, offered }) => [
    name, `${offered.limit.channels}${offered.limit.from === 'given' ? '' : '?'}`, percent(offered.limit.fullShare, 1), `${fixed(offered.carried, 2)} E`, offeredWords(offered),
  ]);
  const sentences = cut.map(({ name, offered }) => offeredSentence([name], offered));
  return `${table([{ title: 'cut off at its channels' }, right('channels'), right('all held'), right('carried'), right('offered')], rows)}${sentences.join('\n')}\n`;
}
