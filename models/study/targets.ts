import type { Estimate } from '../core/estimate.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { FlowResult, LinkResult, TargetResult } from './simulate-result.ts';

/** Judges every flow and link with a target; a target is met by the estimate, and sure when the interval does not contain it. */
export function judgeTargets(targets: Scenario['targets'], flows: FlowResult[], links: LinkResult[]): TargetResult[] {
  const judged: TargetResult[] = [];
  for (const flow of flows) {
    const target = flow.class === 'emergency' && targets.emergencyBlocking !== null ? 'emergencyBlocking' : 'blocking';
    const wanted = targets[target];
    if (wanted === null || flow.calls === 0) continue;
    judged.push({ target, flow: `${flow.from}>${flow.to}:${flow.class}`, ...verdict(wanted, flow.blocking) });
  }
  if (targets.linkUse !== null)
    for (const link of links) judged.push({ target: 'linkUse', link: `${link.id}/${link.direction}`, ...verdict(targets.linkUse, link.busyHour.use) });
  return judged;
}

function verdict(wanted: number, got: Estimate): Pick<TargetResult, 'wanted' | 'got' | 'met' | 'sure'> {
  const sure = got.low !== null && got.high !== null && (got.high < wanted || got.low > wanted);
  return { wanted, got, met: got.estimate <= wanted, sure };
}
