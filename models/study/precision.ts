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

/** A figure that is to be known, and what stands between: how many times as many replications it would take. */
interface Doubt {
  state: string;
  target: string;
  estimate: Estimate;
  /** Above 1; Infinity where no number is enough or one replication gives no interval. At most 1 where nothing stands between. */
  times: number;
  /** Calls of a day that it is about; of a link Infinity: no link is too small to count. */
  calls: number;
}

/** Share of the calls whose flows must be known: those of a call a day would ask for years. */
const MOST_CALLS = 0.95;

/**
 * Whether a run was enough, and else how many replications more would be: half widths shrink with the root of their number; the bound of what
 * was never seen with their number itself.
 */
export function precisionOf(states: StateResult[], { targets, wanted, replications, canGoOn }: Judging): PrecisionResult {
  const judged = states.flatMap((state) => (wanted === null ? judgedVerdicts(state) : judgedFlows(state, wanted, targets)));
  const doubts = judged.filter(({ times }) => times > 1);
  const further = (times: number): number | null => (times <= 1 ? 0 : canGoOn ? furtherReplications(replications, times, wanted === null ? 1 : LOOK_EVERY) : null);
  const widest = doubts.reduce<Doubt | null>((found, doubt) => (found === null || doubt.times > found.times ? doubt : found), null);
  return {
    wanted,
    enough: widest === null,
    more: widest === null ? 0 : further(widest.times),
    undecided: doubts.length,
    widest: widest && { state: widest.state, target: widest.target, estimate: widest.estimate },
    decided: decidedShare(judged),
    moreForMost: further(timesForMost(judged)),
  };
}

function decidedShare(judged: Doubt[]): number {
  const all = callsOf(judged);
  return all === 0 ? 1 : callsOf(judged.filter(({ times }) => times <= 1)) / all;
}

/** How many times as many replications would make most calls' flows known, and every link. */
function timesForMost(judged: Doubt[]): number {
  const flows = judged.filter(({ calls }) => calls < Infinity).sort((a, b) => a.times - b.times);
  const wanted = MOST_CALLS * callsOf(flows) * (1 - 1e-12);
  let known = 0;
  const last = flows.find(({ calls }) => (known += calls) >= wanted);
  return judged.reduce((most, { calls, times }) => (calls === Infinity ? Math.max(most, times) : most), last?.times ?? 0);
}

function callsOf(judged: Doubt[]): number {
  return judged.reduce((sum, { calls }) => (calls < Infinity ? sum + calls : sum), 0);
}

/** Replications on top of those that ran, so that there are so many times as many, in whole steps; null where that is no number. */
function furtherReplications(replications: number, times: number, step: number): number | null {
  const needed = Math.ceil((replications * times * (1 - 1e-12)) / step) * step;
  return Number.isSafeInteger(needed) && replications > 0 ? Math.max(step, needed - replications) : null;
}

/** Verdicts on targets. Without a call in the busy hour there is none. */
function judgedVerdicts(state: StateResult): Doubt[] {
  const callsOfFlow = new Map(state.flows.map((flow) => [flowId(flow), flow.calls]));
  return state.targets
    .filter(({ got }) => got.low !== null || got.replications < 2)
    .map(({ flow, link, wanted, got, sure }) => ({
      state: state.id, target: flow ?? link ?? '', estimate: got, times: sure ? 0 : Math.max(1 + Number.EPSILON, timesToTell(got, wanted)), calls: flow === undefined ? Infinity : callsOfFlow.get(flow) ?? 0,
    }));
}

function flowId({ from, to, class: kind }: Pick<FlowResult, 'from' | 'to' | 'class'>): string {
  return `${from}>${to}:${kind}`;
}

/** How many times as many replications would part an estimate from its target. */
function timesToTell({ estimate, low, high }: Estimate, wanted: number): number {
  if (low === null || high === null || estimate === wanted) return Infinity;
  if (estimate === 0) return high / wanted;
  const bound = wanted > estimate ? high : low;
  if (estimate >= LOGARITHM_BELOW || low <= 0 || wanted <= 0) return ((bound - estimate) / (wanted - estimate)) ** 2;
  return (ln(bound / estimate) / ln(wanted / estimate)) ** 2;
}

/** Blocking of every flow. One without a call in the busy hour has none. */
function judgedFlows(state: StateResult, precision: number, targets: Scenario['targets']): Doubt[] {
  return state.flows
    .filter(({ blocking }) => blocking.low !== null || blocking.replications < 2)
    .map((flow) => ({ state: state.id, target: flowId(flow), estimate: flow.blocking, times: timesToKnow(flow.blocking, precision, targetOf(targets, flow)), calls: flow.calls }));
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
