import type { Estimate } from '../core/estimate.ts';
import { meanInterval } from '../core/mean-interval.ts';
import { ratioInterval } from '../core/ratio-interval.ts';
import type { Flow } from '../callflow/variant.ts';
import { within } from './within.ts';
import type { SimulatedState } from './prepare-simulation.ts';
import type { FlowResult } from './simulate-result.ts';
import type { FlowTotals } from './state-totals.ts';

/** What the result says of a flow, from the counted days of a state. */
export function flowResult(flow: Flow, state: SimulatedState, totals: FlowTotals, confidence: number): FlowResult {
  const { hourCalls, hourBlocked, counts } = totals;
  const mean = (name: keyof FlowTotals['counts']): number => (hourCalls.length === 0 ? 0 : counts[name] / hourCalls.length);
  const blocking = ratioInterval(hourBlocked, hourCalls, confidence);
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
    dayMean: dayMean(totals, blocking, confidence),
    r: null,
    refusedBy: refusedBy(state, totals),
  };
}

/** Unweighted mean of the days' blocking, 0 to 1. No blocked call seen is not zero: then the bound of the ratio holds here too. */
function dayMean({ hourCalls, hourBlocked }: FlowTotals, blocking: Estimate, confidence: number): Estimate {
  const shares = hourBlocked.map((blocked, day) => blocked / hourCalls[day]!).filter((share) => !Number.isNaN(share));
  const mean = meanInterval(shares, confidence);
  if (mean.estimate === 0) return { ...mean, low: blocking.low, high: blocking.high };
  return within(mean, 0, 1);
}

/** The resource that refused most of the flow's blocked first attempts in the busy hour, the first of equals; null when none was blocked. */
function refusedBy(state: SimulatedState, { refusals }: FlowTotals): string | null {
  let found: string | null = null;
  let most = 0;
  state.compiled.resources.forEach(({ id }, i) => {
    const count = refusals.get(i) ?? 0;
    if (count <= most) return;
    most = count;
    found = id;
  });
  return found;
}
