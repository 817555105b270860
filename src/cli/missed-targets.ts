import { flowName, flowWords } from '../../models/report/flow-name.ts';
import { formatAgainst } from '../../models/report/format-percent.ts';
import type { SimulateResult, StateResult, TargetResult } from '../../models/study/simulate-result.ts';

/** A target that is missed, and how many calls its flow lost to blocking on a mean day; null for a link's. */
export interface MissedTarget {
  target: TargetResult;
  blockedCalls: number | null;
}

/** The missed targets of a state: links first, for they bear on all calls, then flows with most blocked calls first. */
export function missedTargets(state: StateResult): MissedTarget[] {
  const blocked = new Map(state.flows.map((flow) => [flowName(flow), flow.blocked]));
  const missed = state.targets
    .filter((target) => !target.met)
    .map((target) => ({ target, blockedCalls: target.flow === undefined ? null : (blocked.get(target.flow) ?? 0) }));
  return missed.sort((a, b) => (b.blockedCalls ?? Infinity) - (a.blockedCalls ?? Infinity) || 0);
}

/** How many targets are missed and which is missed by most, in one sentence; null when all are met. */
export function missedSentence({ states }: Pick<SimulateResult, 'states'>): string | null {
  const missed = states.flatMap((state) => state.targets.filter((target) => !target.met).map((target) => ({ state: state.id, target })));
  const first = missed[0];
  if (!first) return null;
  const worst = missed.reduce((most, each) => (timesOver(each.target) > timesOver(most.target) ? each : most), first);
  const { got, wanted } = formatAgainst(worst.target.got.estimate, worst.target.wanted);
  const told = `${of(worst.target)} in ${worst.state}, ${got} against ${wanted} wanted${worst.target.sure ? '' : ' (not sure: the interval contains the target)'}`;
  return missed.length === 1 ? `1 target is missed: ${told}.` : `${missed.length} targets are missed, the worst: ${told}.`;
}

function of(target: TargetResult): string {
  return target.flow === undefined ? `use of link ${target.link ?? ''}` : `blocking of the calls ${flowWords(target.flow)}`;
}

/** As what breaks first is found: by the low end of the interval, so that a few unlucky calls are not the worst. */
function timesOver({ wanted, got }: TargetResult): number {
  return wanted > 0 ? (got.low ?? got.estimate) / wanted : Infinity;
}
