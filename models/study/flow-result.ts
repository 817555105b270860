import type { Estimate } from '../core/estimate.ts';
import { meanInterval } from '../core/mean-interval.ts';
import { ratioInterval } from '../core/ratio-interval.ts';
import type { Flow } from '../callflow/variant.ts';
import type { FlowCounts, WindowStatistics } from '../simulation/statistics.ts';
import { averageOf } from './average-of.ts';
import { within } from './within.ts';
import type { SimulatedState } from './prepare-simulation.ts';
import type { FlowResult } from './simulate-result.ts';

type FlowDay = Record<keyof FlowCounts, number>;

function flowDays(days: WindowStatistics[], i: number): FlowDay[] {
  return days.map((day) => Object.fromEntries(Object.entries(day.flows).map(([name, column]) => [name, (column as Float64Array)[i]!])) as FlowDay);
}

/** What the result says of a flow, from the counted days of a state. */
export function flowResult(flow: Flow, state: SimulatedState, statistics: WindowStatistics[], i: number, confidence: number): FlowResult {
  const days = flowDays(statistics, i);
  const mean = (column: keyof FlowCounts): number => averageOf(days, (day) => day[column]);
  const blocking = ratioInterval(days.map((day) => day.hourBlocked), days.map((day) => day.hourCalls), confidence);
  return {
    from: flow.from,
    to: flow.to,
    class: flow.class,
    calls: mean('calls'),
    offered: mean('offered'),
    carried: mean('carried'),
    overflowed: mean('overflowed'),
    blocked: mean('blocked'),
    abandoned: mean('abandoned'),
    dropped: mean('dropped'),
    blocking,
    dayMean: dayMean(days, blocking, confidence),
    r: null,
    refusedBy: refusedBy(state, statistics, i),
  };
}

/** Unweighted mean of the days' blocking, 0 to 1. No blocked call seen is not zero: then the bound of the ratio holds here too. */
function dayMean(days: FlowDay[], blocking: Estimate, confidence: number): Estimate {
  const withCalls = days.filter((day) => day.hourCalls > 0);
  const mean = meanInterval(withCalls.map((day) => day.hourBlocked / day.hourCalls), confidence);
  if (mean.estimate === 0) return { ...mean, low: blocking.low, high: blocking.high };
  return within(mean, 0, 1);
}

/** The resource that refused most of the flow's blocked first attempts in the busy hour; null when none was blocked. */
function refusedBy(state: SimulatedState, days: WindowStatistics[], flow: number): string | null {
  const count = state.compiled.resources.length;
  const refusals = new Float64Array(count);
  for (const { hourRefusals } of days)
    hourRefusals.flow.forEach((of, at) => {
      if (of === flow) refusals[hourRefusals.resource[at]!]! += hourRefusals.count[at]!;
    });
  let found: string | null = null;
  let most = 0;
  for (let i = 0; i < count; i++) {
    if (refusals[i]! > most) {
      most = refusals[i]!;
      found = state.compiled.resources[i]!.id;
    }
  }
  return found;
}
