import type { ResourceKind } from '../callflow/compiled.ts';
import { formatNumber } from './format-count.ts';
import { formatRate } from './format-rate.ts';

const nouns: Record<ResourceKind, string> = {
  trunk: 'trunk', tie: 'tie trunk', pbx: 'PBX', 'pbx-dsps': 'media DSPs of', sbc: 'SBC', 'sbc-srtp': 'SRTP units of',
  'sbc-transcodes': 'transcoders of', 'sbc-rate': 'call rate of', cap: 'plan cap', link: 'link', gauge: 'count',
};

/** The kind of a resource as a heading, in the plural. */
export const kindHeadings: Record<ResourceKind, string> = {
  trunk: 'Trunks', tie: 'Tie trunks', pbx: 'PBX calls', 'pbx-dsps': 'PBX media DSPs', sbc: 'SBC sessions', 'sbc-srtp': 'SBC SRTP units',
  'sbc-transcodes': 'SBC transcoders', 'sbc-rate': 'SBC call rate', cap: 'Plan caps', link: 'WAN links', gauge: 'Calls in progress',
};

/** A resource in words: `tie trunk tie-lon`. */
export function resourceWords(kind: ResourceKind, id: string): string {
  return `${nouns[kind]} ${id}`;
}

/** A capacity with its unit: `120 channels`, `200 Mbit/s`, `unlimited`. */
export function formatCapacity(capacity: number | null, unit: string): string {
  if (capacity === null) return 'unlimited';
  if (unit === 'bit/s') return formatRate(capacity);
  return `${formatNumber(capacity, 1)} ${capacity === 1 ? unit.replace(/s$/, '') : unit}`;
}
