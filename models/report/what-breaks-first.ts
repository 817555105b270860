import type { Estimate } from '../core/estimate.ts';
import type { FlowResult, ResourceResult, SimulateResult, StateResult, TargetResult } from '../study/simulate-result.ts';
import { channelsNeeded } from './channels-needed.ts';
import { flowName, flowWords } from './flow-name.ts';
import { formatAgainst, formatPercent, formatRatioInterval } from './format-percent.ts';
import { headroom, linkRowId, tightest } from './headroom.ts';
import { outageWords } from './outage-words.ts';
import { formatCapacity, resourceWords } from './resource-words.ts';

/** What a result says in one sentence, and what it is about. */
export interface Verdict {
  /** `missed`: a target is missed; `holds`: all targets are met; `untargeted`: no target was set. */
  kind: 'missed' | 'holds' | 'untargeted';
  sentence: string;
  /** The state it is about; null when no state has a limit. */
  state: string | null;
  /** The flow furthest over its target, as targets write it. */
  flow: string | null;
  /** The resource that refuses it most, or that has the smallest headroom; of a link `lon-net/up`. */
  resource: string | null;
  wanted: number | null;
  got: Estimate | null;
  /** False when the interval of the estimate contains the target. */
  sure: boolean;
}

/**
 * What breaks first: the first state in which a target is missed (an outage only after all states), in it the flow furthest over its target (by the calls that it loses
 * above it; emergency calls before all others) and the resource that refuses it most; where only link targets are missed, the link. When
 * nothing is missed: the smallest headroom.
 */
export function whatBreaksFirst(result: SimulateResult): Verdict {
  // What fails in an outage breaks first only where everything holds without one.
  for (const state of [...result.states.filter(({ outage }) => !outage), ...result.states.filter(({ outage }) => outage)]) {
    const missed = state.targets.filter((target) => !target.met);
    const worst = furthest(state, missed.filter((target) => target.flow !== undefined)) ?? furthest(state, missed);
    if (worst) return worst.flow === undefined ? brokenLink(state, worst) : brokenFlow(state, worst);
  }
  return smallestHeadroom(result);
}

/** The state a sentence speaks of: `wave-2 (from 2027-02-15)`, of a variant `wave-2/outage-1 (sbc-lon out at 10:00 for 30 min)`. */
export function stateWords(state: Pick<StateResult, 'id' | 'date' | 'outage'>): string {
  const outage = outageWords(state);
  if (outage !== null) return `${state.id} (${outage})`;
  return state.date === null ? state.id : `${state.id} (from ${state.date})`;
}

function furthest(state: StateResult, targets: TargetResult[]): TargetResult | null {
  const urgent = targets.filter(({ target }) => target === 'emergencyBlocking');
  const among = urgent.length > 0 ? urgent : targets;
  return among.reduce<TargetResult | null>((found, target) => (found && lostAbove(state, found) >= lostAbove(state, target) ? found : target), null);
}

/** Calls a day lost above the target, at the busy hour's blocking: a flow of three calls that were unlucky is not what breaks first. */
function lostAbove(state: StateResult, target: TargetResult): number {
  const calls = state.flows.find((flow) => flowName(flow) === target.flow)?.calls ?? 1;
  return calls * (target.got.estimate - target.wanted);
}

function brokenFlow(state: StateResult, target: TargetResult): Verdict {
  const name = target.flow!;
  const flow = state.flows.find((each) => flowName(each) === name);
  const resource = refusing(state, flow);
  const { got, wanted } = formatAgainst(target.got.estimate, target.wanted);
  const interval = formatRatioInterval(target.got);
  const by = resource ? `; ${resourceWords(resource.kind, resource.id)} (${formatCapacity(resource.capacity, resource.unit)}) refuses them${needs(state, resource, target.wanted)}` : '';
  return {
    kind: 'missed', state: state.id, flow: name, resource: resource?.id ?? null,
    wanted: target.wanted, got: target.got, sure: target.sure,
    sentence: `First to break is ${stateWords(state)}: of the calls ${flowWords(name)} ${got}${interval ? ` (${interval})` : ''} are blocked in the busy hour, target ${wanted}${by}${doubt(target)}.`,
  };
}

function brokenLink(state: StateResult, target: TargetResult): Verdict {
  const link = state.links.find((each) => (each.id === target.link || linkRowId(each) === target.link) && each.busyHour.use.estimate === target.got.estimate)
    ?? state.links.find((each) => each.id === target.link || linkRowId(each) === target.link);
  const { got, wanted } = formatAgainst(target.got.estimate, target.wanted);
  const name = link ? linkRowId(link) : (target.link ?? 'a link');
  return {
    kind: 'missed', state: state.id, flow: null, resource: link ? linkRowId(link) : (target.link ?? null),
    wanted: target.wanted, got: target.got, sure: target.sure,
    sentence: `First to break is ${stateWords(state)}: link ${name} is ${got} full in its busy hour, target at most ${wanted}${doubt(target)}.`,
  };
}

/** What a resource that refuses calls would need, where that is more than it has. */
function needs(state: StateResult, resource: ResourceResult, blocking: number): string {
  const needed = channelsNeeded(state, resource, blocking);
  if (!needed || resource.capacity === null || needed.channels <= resource.capacity) return '';
  return ` and needs ${formatCapacity(needed.channels, resource.unit)} for it`;
}

function doubt(target: TargetResult): string {
  if (target.sure) return '';
  return target.got.low === null ? '; not sure yet, one replication gives no interval' : '; not sure yet, the interval contains the target';
}

/** What refused most of the flow's calls; where the result does not say, the refusing resource with the highest blocking. */
function refusing(state: StateResult, flow: FlowResult | undefined): ResourceResult | null {
  const said = flow?.refusedBy ? state.resources.find((each) => each.id === flow.refusedBy) : undefined;
  if (said) return said;
  let found: ResourceResult | null = null;
  for (const each of state.resources) {
    if (each.kind === 'link' || each.kind === 'gauge' || each.day.blocked <= 0 || each.busyHour.blocking.estimate <= 0) continue;
    if (!found || each.busyHour.blocking.estimate > found.busyHour.blocking.estimate) found = each;
  }
  return found;
}

function smallestHeadroom(result: SimulateResult): Verdict {
  const targets = result.states.flatMap((state) => state.targets);
  const kind = targets.length > 0 ? 'holds' : 'untargeted';
  const opening = kind === 'holds' ? 'Every target is met in every state' : 'No target is set';
  const sure = targets.every((target) => target.sure);
  const unsure = sure ? '' : ' Some intervals contain their target: more replications would tell.';
  const found = tightest(headroom(result));
  const base = { kind, flow: null, wanted: null, got: null, sure } as const;
  if (!found) return { ...base, state: null, resource: null, sentence: `${opening}; nothing has a limit that could be reached.${unsure}` };
  const { row, cell } = found;
  const state = result.states.find((each) => each.id === cell.state)!;
  const used = cell.use === Infinity ? 'has no capacity at all' : `uses ${formatPercent(cell.use!)} of its ${formatCapacity(cell.capacity, row.unit)} (p99 of its busy hour)`;
  return {
    ...base, state: state.id, resource: row.id,
    sentence: `${opening}; the smallest headroom is in ${stateWords(state)}, where ${resourceWords(row.kind, row.id)} ${used}.${unsure}`,
  };
}
