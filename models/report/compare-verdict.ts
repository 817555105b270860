import type { Difference } from '../core/difference.ts';
import type { CompareResult, FlowComparison, LinkComparison, ResourceComparison, StateComparison, TargetComparison } from '../study/compare-result.ts';
import { differencesOf } from '../study/pairing.ts';
import { changeOf, flowChange, type Change } from './change.ts';
import { flowName, flowWords } from './flow-name.ts';
import { formatCount, formatNumber } from './format-count.ts';
import { formatInstead, formats } from './format-difference.ts';
import { resourceWords } from './resource-words.ts';

/** What a comparison says: in a word, and in sentences from the most important on. */
export interface CompareVerdict {
  /** `mixed`: some calls fare better, others worse. `same`: equal in every figure. `unchanged`: no call fares otherwise, though other figures differ. */
  word: 'better' | 'worse' | 'mixed' | 'same' | 'unchanged' | 'unsure';
  sentences: string[];
}

interface Placed<T> {
  state: StateComparison;
  item: T;
}

/**
 * What B does better or worse than A, what it leaves as it is, and how sure that is: calls lost, targets, flows, channels needed, links; then what
 * the pairing brought and what could not be compared.
 */
export function compareVerdict(result: CompareResult): CompareVerdict {
  const word = wordOf(result);
  if (word === 'same') return { word, sentences: [`Nothing differs: in ${statesWords(result)} every figure is equal in ${pairsWords(result)}.`, ...limits(result)] };
  const sentences = [headline(result, word), targetsSentence(result), flowsSentence(result), neededSentence(result), linkSentence(result), pairingSentence(result), ...limits(result)];
  return { word, sentences: sentences.filter((sentence) => sentence !== '') };
}

function wordOf({ states }: CompareResult): CompareVerdict['word'] {
  if (states.flatMap(differencesOf).every((difference) => changeOf(difference) === 'same')) return 'same';
  const changes = new Set(states.flatMap((state) => [totalChange(state), ...state.flows.map(flowChange)]));
  if (changes.has('better') && changes.has('worse')) return 'mixed';
  return changes.has('better') ? 'better' : changes.has('worse') ? 'worse' : changes.has('unsure') ? 'unsure' : 'unchanged';
}

function totalChange({ total }: StateComparison): Change {
  return flowChange(total);
}

const openings: Record<Exclude<CompareVerdict['word'], 'same'>, string> = {
  better: 'B is better', worse: 'B is worse', mixed: 'B is better for some calls and worse for others', unsure: 'Not sure', unchanged: 'No call fares otherwise',
};

/** Which states lose fewer or more calls, and where most. */
function headline(result: CompareResult, word: Exclude<CompareVerdict['word'], 'same'>): string {
  const { states } = result;
  const of = (change: Change): StateComparison[] => states.filter((state) => changeOf(state.total.blocked) === change);
  const told = [lostSentence('fewer', of('better')), lostSentence('more', of('worse'))].filter((part) => part !== '');
  const unsure = of('unsure');
  if (unsure.length > 0) told.push(`whether more or fewer${told.length > 0 ? '' : ' attempts are blocked'} is not sure in ${stateList(unsure)}`);
  const same = of('same').length;
  if (told.length === 0) return `${openings[word]}: in ${statesWords(result)} as many attempts are blocked in ${pairsWords(result)}.`;
  const rest = same === 0 ? '' : `; in ${same === 1 ? 'one state' : `${same} states`} exactly as many`;
  return `${openings[word]}: ${told.join('; ')}${rest}.`;
}

function lostSentence(what: 'fewer' | 'more', states: StateComparison[]): string {
  const most = largest(states.map((state) => ({ state, item: state.total.blocked })), (difference) => difference);
  if (!most) return '';
  const where = states.length === 1 ? `in ${most.state.id}` : `in ${states.length} states, by most in ${most.state.id}`;
  return `${what} attempts are blocked ${where}, ${formatInstead(most.item, formats.mean)} a day`;
}

function targetsSentence({ states }: CompareResult): string {
  const of = (pick: (met: { a: boolean; b: boolean }) => boolean): Placed<TargetComparison>[] => placed(states, ({ targets }) => targets).filter(({ item }) => pick(item.met));
  const gained = of(({ a, b }) => !a && b);
  const lost = of(({ a, b }) => a && !b);
  const missed = of(({ a, b }) => !a && !b);
  const parts = [
    targetList('missed in A and met in B', gained), targetList('met in A and missed in B', lost),
    missed.length > 0 ? `${formatNumber(missed.length)} missed in both` : '',
  ].filter((part) => part !== '');
  if (states.every(({ targets }) => targets.length === 0)) return '';
  return parts.length === 0 ? 'Targets: all are met in both.' : `Targets: ${parts.join('; ')}.`;
}

function targetList(what: string, targets: Placed<TargetComparison>[]): string {
  const first = targets[0];
  if (!first) return '';
  const doubt = targets.some(({ item }) => !item.sure.a || !item.sure.b) ? ', not all surely' : '';
  const { target, flow, link } = first.item;
  const name = target === 'linkUse' ? `link ${link ?? ''}` : `calls ${flowWords(flow ?? '')}`;
  return `${formatNumber(targets.length)} ${what}${doubt}, ${targets.length === 1 ? '' : 'the first: '}${name} in ${first.state.id}`;
}

function flowsSentence({ states }: CompareResult): string {
  const flows = placed(states, (state) => state.flows);
  const of = (change: Change): Placed<FlowComparison>[] => flows.filter(({ item }) => flowChange(item) === change);
  const counts = ([['better', 'better'], ['worse', 'worse'], ['unsure', 'not sure'], ['same', 'exactly the same']] as const).map(([change, words]) => `${formatNumber(of(change).length)} ${words}`);
  const extremes = [flowSentence('gains most', of('better')), flowSentence('loses most', of('worse'))].join('');
  return `Flows, over all states: ${counts.join(', ')}.${extremes}`;
}

/** The flow with most attempts a day gained or lost; where none is sure of a day, by its blocking. */
function flowSentence(what: string, flows: Placed<FlowComparison>[]): string {
  const most = largest(flows, ({ blocked }) => blocked);
  if (!most) return '';
  const { item, state } = most;
  const how = changeOf(item.blocking) === 'unsure' || changeOf(item.blocking) === 'same'
    ? `${formatInstead(item.blocked, formats.mean)} blocked a day`
    : `blocking ${formatInstead(item.blocking, formats.ratio)}`;
  return ` ${flowName(item)} ${what}, in ${state.id}: ${how}.`;
}

function neededSentence({ states }: CompareResult): string {
  const resources = placed(states, (state) => state.resources).filter(({ item }) => item.needed !== null && changeOf(item.needed) !== 'same');
  const sure = resources.filter(({ item }) => changeOf(item.needed!) !== 'unsure');
  if (resources.length === 0) return '';
  if (sure.length === 0) return 'Channels needed: no difference is sure.';
  const byResource = new Map<string, Placed<ResourceComparison>[]>();
  for (const each of sure) byResource.set(each.item.id, [...(byResource.get(each.item.id) ?? []), each]);
  const most = [...byResource.values()].map((of) => largest(of, ({ needed }) => needed!)!);
  most.sort((a, b) => Math.abs(b.item.needed!.estimate) - Math.abs(a.item.needed!.estimate));
  const told = most.map(({ item, state }) => `${resourceWords(item.kind, item.id)} in ${state.id} ${formatInstead(item.needed!, formats.whole)}`);
  const rest = told.length > 3 ? `; and ${formatCount(told.length - 3, 'resource')} more` : '';
  return `Channels needed: ${told.slice(0, 3).join('; ')}${rest}.`;
}

function linkSentence({ states }: CompareResult): string {
  const sure = placed(states, (state) => state.links).filter(({ item }) => ['better', 'worse'].includes(changeOf(item.busyHour.use)));
  const most = largest<LinkComparison>(sure, ({ busyHour }) => busyHour.use);
  if (!most) return '';
  return `Links: ${most.item.id}/${most.item.direction} changes most, in ${most.state.id}: ${formatInstead(most.item.busyHour.use, formats.ratio)} of its rate used.`;
}

function pairingSentence({ pairing: { differences, varianceRatio }, confidence, replications }: CompareResult): string {
  if (varianceRatio === null) return replications === 1 ? 'One replication gives no interval: nothing here is sure.' : '';
  const chance = differences * (1 - confidence);
  const told = chance >= 1 ? ` If none of them differed in truth, about ${formatNumber(chance)} would look sure by chance.` : '';
  const times = formatNumber(varianceRatio, varianceRatio < 10 ? 1 : 0);
  const brought = varianceRatio > 1.05 ? `independent runs would need ${times} times as many replications for intervals as narrow` : 'independent runs would tell as much';
  return `Both ran on the same calls: ${brought} (median over the ${formatCount(differences, 'difference')} that vary).${told}`;
}

/** What the figures cannot say. */
function limits({ states, only, warnings }: CompareResult): string[] {
  const moved = states.filter(({ busyHour }) => busyHour.a !== busyHour.b);
  const told: string[] = [];
  if (moved.length > 0) {
    const { a, b } = moved[0]!.busyHour;
    told.push(`The estate's busy hour differs (${a.replace('/', ' to ')} in A, ${b.replace('/', ' to ')} in B): blocking of flows is of each scenario's own.`);
  }
  const lacking = [onlyWords('A', only.a), onlyWords('B', only.b)].filter((part) => part !== '');
  if (lacking.length > 0) told.push(`Not compared: ${lacking.join('; ')}.`);
  if (warnings.a.length + warnings.b.length > 0) told.push(`Warnings: ${formatNumber(warnings.a.length)} of A, ${formatNumber(warnings.b.length)} of B.`);
  return told;
}

function onlyWords(which: string, ids: string[]): string {
  return ids.length === 0 ? '' : `${ids.length === 1 ? 'state' : 'states'} ${ids.join(', ')}, which only ${which} has`;
}

function placed<T>(states: StateComparison[], pick: (state: StateComparison) => T[]): Placed<T>[] {
  return states.flatMap((state) => pick(state).map((item) => ({ state, item })));
}

/** The one whose difference is largest, the first of equals. */
function largest<T>(items: Placed<T>[], pick: (item: T) => Difference): Placed<T> | null {
  return items.reduce<Placed<T> | null>((found, each) => (found && Math.abs(pick(found.item).estimate) >= Math.abs(pick(each.item).estimate) ? found : each), null);
}

function stateList(states: StateComparison[]): string {
  const names = states.slice(0, 3).map(({ id }) => id).join(', ');
  return states.length > 3 ? `${names} and ${states.length - 3} more` : names;
}

function statesWords({ states }: CompareResult): string {
  return states.length === 1 ? `the state ${states[0]!.id}` : `all ${states.length} states`;
}

function pairsWords({ replications }: CompareResult): string {
  return replications === 1 ? 'the one replication' : `all ${replications} replications`;
}
