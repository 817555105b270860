import type { FlowResult } from '../study/simulate-result.ts';

/** The name of a flow as targets write it: `lon-sales>pstn:national`. */
export function flowName(flow: Pick<FlowResult, 'from' | 'to' | 'class'>): string {
  return `${flow.from}>${flow.to}:${flow.class}`;
}

/** A flow's name in words: `from lon-sales to the public network (national)`. A name of another shape is given back as it is. */
export function flowWords(name: string): string {
  const parts = /^(.+)>(.+):([^:]+)$/.exec(name);
  if (!parts) return name;
  return `from ${party(parts[1]!)} to ${party(parts[2]!)} (${parts[3]!})`;
}

function party(id: string): string {
  return id === 'pstn' ? 'the public network' : id;
}
