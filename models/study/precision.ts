import type { Estimate } from '../core/estimate.ts';
import { ln } from '../core/ln.ts';
import { LOGARITHM_BELOW, ratioInterval } from '../core/ratio-interval.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { LOOK_EVERY } from './look-every.ts';
import type { Simulation } from './prepare-simulation.ts';
import type { RunTotals } from './run-totals.ts';
import type { FlowResult, PrecisionResult, StateResult } from './simulate-result.ts';
import type { FlowTotals } from './state-totals.ts';
import { USUAL_BLOCKING } from './usual-blocking.ts';

/**
 * Whether the blocking of every flow of every state is known well enough: half width of its interval at most `precision` times
 * the estimate, or times the target (1 % without one) where the estimate lies below it: a blocking near zero need not be known to its last
 * digit.
 */
export function precisionReached(simulation: Simulation, totals: RunTotals, precision: number): boolean {
  const { targets, run } = simulation.scenario;
  const isKnown = ({ hourBlocked, hourCalls }: FlowTotals, i: number): boolean =>
    !hourCalls.some((calls) => calls > 0) || timesToKnow(ratioInterval(hourBlocked, hourCalls, run.confidence), precision, targetOf(targets, simulation.index.flows[i]!)) <= 1;
  return totals.states.every(({ flows }) => flows.every(isKnown));
}

/** How a run is to be judged. */
export interface Judging {
  targets: Scenario['targets'];
  /** Relative half width asked for; null: none. */
  wanted: number | null;
  replications: number;
  /** False where further replications cannot be had: a replay has one. */
  canGoOn: boolean;
}

/** What stands between a figure and its being known: how many times as many replications it would take. */
interface Doubt {
  state: string;
  target: string;
  estimate: Estimate;
  /** Above 1; Infinity where no number is enough or one replication gives no interval. */
  times: number;
}

/**
 * Whether a run was enough, and else how many replications more would be: half widths shrink with the root of their number; the bound of what
 * was never seen with their number itself.
 */
export function precisionOf(states: StateResult[], { targets, wanted, replications, canGoOn }: Judging): PrecisionResult {
  const doubts = states.flatMap((state) => (wanted === null ? unsureVerdicts(state) : unknownFlows(state, wanted, targets)));
  const widest = doubts.reduce<Doubt | null>((found, doubt) => (found === null || doubt.times > found.times ? doubt : found), null);
  return {
    wanted,
    enough: widest === null,
    more: widest === null ? 0 : canGoOn ? furtherReplications(replications, widest.times, wanted === null ? 1 : LOOK_EVERY) : null,
    undecided: doubts.length,
    widest: widest && { state: widest.state, target: widest.target, estimate: widest.estimate },
  };
}

/** Replications on top of those that ran, so that there are so many times as many, in whole steps; null where that is no number. */
function furtherReplications(replications: number, times: number, step: number): number | null {
  const needed = Math.ceil((replications * times * (1 - 1e-12)) / step) * step;
  return Number.isSafeInteger(needed) && replications > 0 ? Math.max(step, needed - replications) : null;
}

/** Verdicts on targets whose interval contains the target. Without a call in the busy hour there is none. */
function unsureVerdicts(state: StateResult): Doubt[] {
  return state.targets
    .filter(({ sure, got }) => !sure && (got.low !== null || got.replications < 2))
    .map(({ flow, link, wanted, got }) => ({ state: state.id, target: flow ?? link ?? '', estimate: got, times: timesToTell(got, wanted) }));
}

/** How many times as many replications would part an estimate from its target. */
function timesToTell({ estimate, low, high }: Estimate, wanted: number): number {
  if (low === null || high === null || estimate === wanted) return Infinity;
  if (estimate === 0) return high / wanted;
  const bound = wanted > estimate ? high : low;
  if (estimate >= LOGARITHM_BELOW || low <= 0 || wanted <= 0) return ((bound - estimate) / (wanted - estimate)) ** 2;
  return (ln(bound / estimate) / ln(wanted / estimate)) ** 2;
}

/** Flows whose blocking is not known to the precision asked for. A flow without a call in the busy hour has none. */
function unknownFlows(state: StateResult, precision: number, targets: Scenario['targets']): Doubt[] {
  return state.flows
    .filter(({ blocking }) => blocking.low !== null || blocking.replications < 2)
    .map((flow) => ({ state: state.id, target: `${flow.from}>${flow.to}:${flow.class}`, estimate: flow.blocking, times: timesToKnow(flow.blocking, precision, targetOf(targets, flow)) }))
    .filter(({ times }) => times > 1);
}

/** How many times as many replications would make the half width of an estimate's interval as small as asked for; at most 1: it is. */
function timesToKnow({ estimate, low, high }: Estimate, precision: number, target: number): number {
  if (low === null || high === null) return Infinity;
  const wanted = precision * Math.max(estimate, target);
  const half = (high - low) / 2;
  if (half <= wanted || estimate === 0) return half / wanted;
  if (estimate >= LOGARITHM_BELOW || low <= 0) return (half / wanted) ** 2;
  // On the scale of the logarithm an interval e^±h has the half width sinh h on the scale of the estimate.
  const relative = wanted / estimate;
  return (ln(high / low) / 2 / ln(relative + Math.sqrt(relative * relative + 1))) ** 2;
}

function targetOf({ blocking, emergencyBlocking }: Scenario['targets'], flow: Pick<FlowResult, 'class'>): number {
  return (flow.class === 'emergency' ? (emergencyBlocking ?? blocking) : blocking) ?? USUAL_BLOCKING;
}
