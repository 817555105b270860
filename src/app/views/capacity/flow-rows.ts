import type { FlowResult, StateResult, TargetResult } from '../../../../models/study/simulate-result.ts';
import { flowName } from '../../../../models/report/flow-name.ts';

/** A flow in a state with the target it is held against; null where none is. */
export interface FlowRow {
  name: string;
  flow: FlowResult;
  target: TargetResult | null;
}

export type FlowOrder = 'blocking' | 'target' | 'calls' | 'name';

/** The flows of a state in the order asked for; equal ones by name. `target` puts the furthest over its target first. */
export function flowRows(state: StateResult, order: FlowOrder): FlowRow[] {
  const rows = state.flows.map((flow): FlowRow => {
    const name = flowName(flow);
    return { name, flow, target: state.targets.find((each) => each.flow === name) ?? null };
  });
  return rows.sort((a, b) => key(b, order) - key(a, order) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function key(row: FlowRow, order: FlowOrder): number {
  if (order === 'blocking') return row.flow.blocking.estimate;
  if (order === 'calls') return row.flow.calls;
  if (order === 'name' || !row.target) return order === 'name' ? 0 : -1;
  return row.target.wanted > 0 ? row.target.got.estimate / row.target.wanted : row.target.got.estimate > 0 ? Infinity : 0;
}
