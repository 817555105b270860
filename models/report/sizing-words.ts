import type { SizedResource, SizeResult, SizingReason } from '../study/sizing/size-result.ts';
import { flowWords } from './flow-name.ts';
import { formatCount, formatNumber } from './format-count.ts';
import { formatPercent, formatRatioInterval } from './format-percent.ts';
import { formatCapacity, resourceWords } from './resource-words.ts';

type Sized = Pick<SizedResource, 'unit'>;

/** A capacity as an answer; a dash where there is none. */
export function answerWords(capacity: number | null, { unit }: Sized): string {
  return capacity === null ? '–' : formatCapacity(capacity, unit);
}

/** What a resource needs in one sentence: the three answers, and what there is. */
export function sizingSentence(resource: SizedResource): string {
  const { id, kind, target, formula, simulation, replay, capacity } = resource;
  const name = resourceWords(kind, id);
  const subject = name.charAt(0).toUpperCase() + name.slice(1);
  const aim = kind === 'link' ? `for at most ${formatPercent(target)} use at p99` : `for ${formatPercent(target)} blocking`;
  if (resource.reasons.some(({ code }) => code === 'unused')) return `${subject} is asked by no call in its busy hour, so it needs nothing.`;
  if (simulation.capacity === null) return `${subject}: no capacity was found ${aim}; the formula gives ${answerWords(formula.capacity, resource)}.`;
  const sure = simulation.sure !== null && simulation.sure !== simulation.capacity ? ` (${answerWords(simulation.sure, resource)} to be sure)` : '';
  const recorded = !replay || replay.capacity === null ? '' : `, ${replay.isLowerBound ? 'at least ' : ''}${answerWords(replay.capacity, resource)} by replay of the records`;
  const need = simulation.sure ?? simulation.capacity;
  const has = capacity === null ? 'It has no limit' : `It has ${answerWords(capacity, resource)}, ${capacity < need ? 'too few' : 'enough'}`;
  return `${subject} needs ${answerWords(simulation.capacity, resource)}${sure} ${aim} by simulation, ${answerWords(formula.capacity, resource)} by formula${recorded}. ${has}.`;
}

/** A reason in a sentence that says what it is and what follows. */
export function reasonSentence(reason: SizingReason, resource: SizedResource): string {
  switch (reason.code) {
    case 'agree': return resource.kind === 'link' ? 'Formula and simulation agree within 2 %.' : 'Formula and simulation agree within one unit.';
    case 'unused': return resource.kind === 'link' ? 'No call asks it in its busy hour: what it needs, it needs for the measured background.' : 'No call asks it in its busy hour.';
    case 'bursty': return `Its calls come in bursts or on days that differ: peakedness ${formatNumber(reason.peakedness, 2)} where Erlang B takes 1.${hayward(reason.hayward, resource)}`;
    case 'smooth': return `Its calls vary less than Poisson traffic: peakedness ${formatNumber(reason.peakedness, 2)} where Erlang B takes 1, as of few callers or behind a limit.${hayward(reason.hayward, resource)}`;
    case 'overflow': return 'It gets calls that others refused: they come while those are full, close together.';
    case 'high-usage': return `Its calls have another way when it refuses, so end to end they need less of it than Erlang B says; it refuses ${formatPercent(reason.own)} of what asks it.`;
    case 'end-to-end': return `The target is held end to end, and its calls ask other resources too: these block some of them, or carry what it refuses. It refuses ${formatPercent(reason.own)} of what asks it.`;
    case 'refused-elsewhere': return `Even without a limit here ${formatPercent(reason.blocking)} of the calls are blocked${reason.resource ? `, most by ${reason.resource}` : ''}: size that first.`;
    case 'retries': return `Blocked callers try again (${formatPercent(reason.probability)} of them), which Erlang B does not know.`;
    case 'few-calls': return `Only ${formatCount(reason.calls, 'call')} ask it in all busy hours of the run: too few for any capacity to be sure. More replications help.`;
    case 'replay-grows-not': return `The replay has the calls as recorded, without the growth of this state (× ${formatNumber(reason.growth, 3)}).`;
    case 'truncated': return `The records are a lower bound, and so are all three answers until the offered traffic is restored: ${reason.sentence}`;
    case 'internal-calls-unknown': return 'The records hold no internal calls, so what crosses the platforms over it is not in these figures: they are lower bounds.';
    case 'days-differ': return 'The load differs within the hour and from day to day; Erlang B takes one steady hour.';
    case 'chance': return 'They differ by what chance does in a run of this length; more replications bring them together.';
  }
}

function hayward(capacity: number, resource: SizedResource): string {
  return resource.kind === 'link' ? '' : ` Hayward's formula with it gives ${answerWords(capacity, resource)}.`;
}

/** What to buy, in a sentence; empty where there is nothing. */
export function orderSentence({ order, ...resource }: SizedResource): string {
  if (!order || order.capacity === 0) return '';
  if (order.unit === 1) return `Buy ${answerWords(order.capacity, resource)}, one by one${order.withoutOne === null ? '' : `; ${answerWords(order.withoutOne, resource)} are left when one of its machines fails`}.`;
  const steps = resource.kind === 'link' ? '' : ` = ${formatNumber(order.count)} × ${formatNumber(order.unit)}`;
  const without = order.withoutOne === null ? '' : `; ${answerWords(order.withoutOne, resource)} are left when one of them fails`;
  return `Buy ${answerWords(order.capacity, resource)}${steps} (${order.source})${without}.`;
}

/** Which flow binds, and who refuses it; empty where nothing was blocked. */
export function bindingSentence({ simulation: { binds, refusedBy, capacity } }: SizedResource): string {
  if (binds === null) return '';
  const where = capacity === null ? 'Without a limit here' : 'At one unit less';
  return `${where} most blocked calls are ${flowWords(binds)}${refusedBy ? `, refused most by ${refusedBy}` : ''}.`;
}

/** ITU-T E.520's second test in a sentence; empty where it was not made. */
export function busiestDaysSentence({ simulation: { fiveBusiest } }: SizedResource): string {
  if (fiveBusiest === null) return '';
  return `On the five busiest days ${formatPercent(fiveBusiest)} are blocked on average, ${fiveBusiest <= 0.07 ? 'within' : 'above'} the 7 % of ITU-T E.520.`;
}

/** Everything that is to be said of a resource, a sentence each. */
export function sizingNotes(resource: SizedResource): string[] {
  return [...resource.reasons.map((reason) => reasonSentence(reason, resource)), bindingSentence(resource), orderSentence(resource), busiestDaysSentence(resource)].filter((sentence) => sentence !== '');
}

/** Blocking with its interval. */
export function blockingWords({ simulation: { blocking } }: SizedResource): string {
  return blocking === null ? '–' : `${formatPercent(blocking.estimate)}${blocking.low === null ? '' : ` (${formatRatioInterval(blocking)})`}`;
}

/** What most of all states needs of a resource, the last of equals first named. */
export interface Need {
  id: string;
  unit: string;
  capacity: number | null;
  needs: number | null;
  state: string;
}

/** The least capacity of each resource that meets its target in every state, and the state that asks for it. */
export function needsOverStates({ states }: Pick<SizeResult, 'states'>): Need[] {
  const needs = new Map<string, Need>();
  for (const state of states) {
    for (const { id, unit, capacity, simulation, formula } of state.resources) {
      const own = simulation.sure ?? simulation.capacity;
      const known = needs.get(id);
      const isMore = !known || (own === null ? known.needs !== null && formula.offered.estimate > 0 : known.needs !== null && own > known.needs);
      if (isMore) needs.set(id, { id, unit, capacity, needs: own, state: state.id });
    }
  }
  return [...needs.values()];
}

/** The basis of a target in words. */
export function basisWords({ measure, basis }: Pick<SizeResult, 'measure' | 'basis'>): string {
  const what = measure === 'flows' ? 'end to end, of the calls that ask the resource' : 'of the resource itself';
  const when = { 'mean-hour': 'in its busy hour over all days', itu: 'in its busy hour over all days, and 7 % on the five busiest days', 'peak-day': 'in its busy hour of the busiest day' }[basis];
  return `${what}, ${when}`;
}

