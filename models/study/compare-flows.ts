import { pairedMean, type Pair } from '../core/paired-difference.ts';
import { pairedRatio } from '../core/paired-ratio.ts';
import type { Flow } from '../callflow/variant.ts';
import type { FlowComparison, TotalComparison } from './compare-result.ts';
import { mapPair } from './map-pair.ts';
import type { Sampled } from './sampled.ts';
import type { FlowTotals } from './state-totals.ts';

/** What of a flow, or of many, is compared: one value a day. */
type FlowDays = Pick<FlowTotals, 'dayCalls' | 'dayBlocked' | 'hourCalls' | 'hourBlocked'>;

/** Difference of a flow between two runs. */
export function compareFlow({ from, to, class: kind }: Flow, totals: Pair<FlowTotals>, sampled: Sampled): FlowComparison {
  return { from, to, class: kind, ...compareDays(totals, sampled) };
}

/** Difference of all flows of a state together. */
export function compareAllFlows(totals: Pair<FlowTotals[]>, sampled: Sampled): TotalComparison {
  return compareDays(mapPair(totals, sumOfFlows), sampled);
}

function compareDays(totals: Pair<FlowDays>, { confidence, order }: Sampled): TotalComparison {
  return {
    calls: pairedMean(mapPair(totals, ({ dayCalls }) => dayCalls), confidence, order),
    blocked: pairedMean(mapPair(totals, ({ dayBlocked }) => dayBlocked), confidence, order),
    blocking: pairedRatio(mapPair(totals, ({ hourBlocked, hourCalls }) => ({ numerators: hourBlocked, denominators: hourCalls })), confidence, order),
  };
}

function sumOfFlows(flows: FlowTotals[]): FlowDays {
  const days = flows[0]?.hourCalls.length ?? 0;
  const sum = (name: keyof FlowDays): number[] => Array.from({ length: days }, (_, day) => flows.reduce((total, flow) => total + flow[name][day]!, 0));
  return { dayCalls: sum('dayCalls'), dayBlocked: sum('dayBlocked'), hourCalls: sum('hourCalls'), hourBlocked: sum('hourBlocked') };
}
