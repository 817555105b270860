import type { HeldResource } from '../study/explanation.ts';
import { flowWords } from './flow-name.ts';
import { formatCount, formatNumber } from './format-count.ts';
import { formatRate } from './format-rate.ts';
import { formatCapacity } from './resource-words.ts';

/** The calls of a flow that hold a resource. */
export interface HoldingFlow {
  flow: string;
  calls: number;
  units: number;
  /** The longest: since when. */
  since: string;
}

const MOST_NAMED = 3;

/** Who holds a resource by flow, most units first; equal ones by name. */
export function holdingFlows({ holders }: Pick<HeldResource, 'holders'>): HoldingFlow[] {
  const flows = new Map<string, HoldingFlow>();
  for (const { flow, units, since } of holders) {
    const row = flows.get(flow) ?? { flow, calls: 0, units: 0, since };
    row.calls++;
    row.units += units;
    flows.set(flow, row);
  }
  return [...flows.values()].sort((a, b) => b.units - a.units || (a.flow < b.flow ? -1 : 1));
}

/** How much of a resource is held at an instant, and by whom, in one or two sentences. */
export function holdersSentences(held: HeldResource): string[] {
  const { resource, kind, at, holders } = held;
  const when = at.slice(11, 19);
  if (kind === 'sbc-rate') return ['A call rate is held by nobody: sessions use up what one second brings.'];
  if (holders.length === 0) return [`At ${when} nobody held ${resource}.`];
  return [
    `At ${when} ${levelWords(held)}: ${flowsWords(holdingFlows(held))}.`,
    `The longest had held it since ${holders[0]!.since.slice(11, 19)} (${flowWords(holders[0]!.flow)}).`,
  ];
}

/** `all 30 channels of tie-lon were held, by 30 calls`. */
function levelWords({ resource, unit, capacity, held, holders }: HeldResource): string {
  const calls = `by ${formatCount(holders.length, 'call')}`;
  if (unit === 'bit/s') return `${formatRate(held)} of ${resource}${capacity === null ? '' : `, which has ${formatRate(capacity)},`} were used ${calls}`;
  if (capacity === null) return `${formatCapacity(held, unit)} of ${resource}, which has no limit, were held ${calls}`;
  return `${held === capacity ? `all ${formatCapacity(capacity, unit)}` : `${formatNumber(held)} of the ${formatCapacity(capacity, unit)}`} of ${resource} were held ${calls}`;
}

function flowsWords(flows: HoldingFlow[]): string {
  const named = flows.slice(0, MOST_NAMED).map(({ flow, calls }) => `${formatNumber(calls)} ${flowWords(flow)}`);
  const others = flows.slice(MOST_NAMED);
  if (others.length > 0) named.push(`${formatNumber(others.reduce((sum, { calls }) => sum + calls, 0))} of ${formatCount(others.length, 'other flow')}`);
  return named.join(', ');
}
