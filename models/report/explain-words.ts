import type { AskedResource, CallStep, ExplainedCall, ExplainedCallStory, ExplainedMinute, ExplainedPlace, Explanation, Step } from '../study/explanation.ts';
import { flowWords } from './flow-name.ts';
import { formatCount, formatNumber } from './format-count.ts';
import { formatRate } from './format-rate.ts';
import { holdersSentences } from './holders-words.ts';
import { formatCapacity, resourceWords } from './resource-words.ts';

/** An explanation in words: what is told of, the answer, and what happened step by step. */
export interface ExplanationWords {
  headline: string;
  answer: string[];
  /** `10:24:31 · …`, in order. */
  steps: string[];
}

/** What happened to a call, or in a minute, as an architect reads it. */
export function explainWords(explanation: Explanation): ExplanationWords {
  return explanation.about === 'call' ? callWords(explanation) : minuteWords(explanation);
}

function callWords(story: ExplainedPlace & ExplainedCallStory): ExplanationWords {
  const { call, inBusyHour, refusedBy } = story;
  const steps = call.steps.map((step) => `${clockText(step.at)} · ${stepWords(step, call.phases)}`);
  return {
    headline: `Call ${formatNumber(call.number)} of ${placeWords(story)}: ${flowWords(call.flow)}, ${durationWords(call.holdingSeconds)} long${inBusyHour ? ', in the estate’s busy hour' : ''}.`,
    answer: [fateSentence(call), ...(refusedBy ? holdersSentences(refusedBy) : [])],
    steps,
  };
}

function minuteWords(story: ExplainedPlace & ExplainedMinute): ExplanationWords {
  const { from, until, held, steps, more } = story;
  const lines = steps.map((step) => `${clockText(step.at)} · ${callStepWords(step)}`);
  return {
    headline: `${clockText(from)} to ${clockText(until)} in ${placeWords(story)}${held ? `, at ${resourceWords(held.kind, held.resource)}` : ''}.`,
    answer: [...(held ? holdersSentences(held) : []), minuteSentence(story)],
    steps: more === 0 ? lines : [...lines, `… and ${formatCount(more, 'event')} more.`],
  };
}

/** `replication 3 of wave-2, which plays 2026-10-14`. */
function placeWords({ replication, state, date }: ExplainedPlace): string {
  return `replication ${formatNumber(replication)} of ${state}, which plays ${date}`;
}

/** What became of a call, in one sentence. */
function fateSentence({ steps }: ExplainedCall): string {
  const tries = steps.filter((step) => step.kind === 'ask' && step.phase === 1).length;
  const first = steps.find((step) => step.kind === 'ask');
  const last = steps.at(-1);
  if (!first || !last || last.kind === 'not-made') return 'Its caller had a call in progress and made none.';
  const why = first.kind === 'ask' && first.outcome.kind === 'blocked' ? `Its first try was blocked: ${refusalReason(first.asked)}. ` : '';
  if (last.kind === 'dropped') return `${why}It was cut when ${last.resource} failed.`;
  if (last.kind === 'ask' && last.outcome.kind === 'cut-short') return `${why}It was cut short: its next phase found no room.`;
  if (last.kind === 'ask' && last.outcome.kind === 'blocked') return `${why}The caller gave up after ${formatCount(tries, 'try', 'tries')}.`;
  return tries > 1 ? `${why}The caller got through at the ${ordinal(tries)} try.` : `It was carried at the first try${wentRound(first) ? ', on another route than the first' : ''}.`;
}

function wentRound(first: Step): boolean {
  return first.kind === 'ask' && first.asked.length > 1;
}

/** `lon-old was full (60 of 60 channels held), and so was every other route`. */
function refusalReason(asked: AskedResource[][]): string {
  const refusals = asked.flatMap((route) => route.filter(({ hasRoom }) => !hasRoom));
  const [only] = refusals;
  if (!only) return 'there was no route';
  const reasons = refusals.map((refusal) => `${refusal.resource} ${whyRefused(refusal)}`);
  return `${reasons.join(', then ')}, and there was no ${refusals.length === 1 ? 'other' : 'further'} route`;
}

function whyRefused(refusal: AskedResource): string {
  if (refusal.capacity === 0) return 'was out of service';
  return refusal.held >= (refusal.capacity ?? Infinity) ? `was full (${levelWords(refusal)})` : `had too little left (${levelWords(refusal)})`;
}

function minuteSentence({ steps, more, held }: ExplainedMinute): string {
  const asks = steps.filter((step) => step.kind === 'ask');
  const carried = asks.filter(({ outcome }) => outcome.kind === 'carried').length;
  const ended = steps.filter((step) => step.kind === 'end').length;
  const first = more > 0 ? `Of the first ${formatNumber(steps.length)} events of the minute: ` : 'In the minute: ';
  const refused = asks.length - carried;
  return `${first}${formatCount(asks.length, 'try', 'tries')}${held ? ' asked it' : ''}, ${formatNumber(carried)} carried and ${formatNumber(refused)} refused; ${formatCount(ended, 'release')}.`;
}

/** A step of any call: `lon-sales > pstn (national), 1st try: …`. */
function callStepWords(step: CallStep): string {
  if (step.call === null) return stepWords(step, 1);
  return `${shortFlow(step.call.flow)}${step.kind === 'end' ? ' ' : ', '}${stepWords(step, 1)}`;
}

/** `lon-sales > pstn (national)` of `lon-sales>pstn:national`. */
function shortFlow(name: string): string {
  const [, from, to, ofClass] = /^(.+)>(.+):([^:]+)$/.exec(name) ?? [];
  return from === undefined ? name : `${from} > ${to} (${ofClass})`;
}

function stepWords(step: Step, phases: number): string {
  const phase = (number: number): string => (phases > 1 ? `phase ${number} of ${phases}` : number > 1 ? `phase ${number}` : '');
  switch (step.kind) {
    case 'ask': {
      const which = step.phase > 1 ? phase(step.phase) : `${ordinal(step.try)} try`;
      return `${which}: ${askedWords(step.asked)}${outcomeWords(step)}`;
    }
    case 'not-made':
      return 'the caller has a call in progress and makes none.';
    case 'end':
      return `${step.last ? 'ends' : `${phase(step.phase)} ends`}${step.released.length > 0 ? `, releases ${step.released.map(({ resource, units, unit }) => `${resource} (${formatCapacity(units, unit)})`).join(', ')}` : ''}.`;
    case 'dropped':
      return `cut: ${step.resource} has failed.`;
    case 'capacity':
      return `${step.resource} goes from ${formatCapacity(step.before, step.unit)} to ${formatCapacity(step.after, step.unit)}.`;
  }
}

/** `asked lon-old: 60 of 60 channels held, refused; then took sip-pool (143 of 200 channels held). `. */
function askedWords(routes: AskedResource[][]): string {
  const asked = routes.filter((route) => route.length > 0);
  if (asked.length === 0) return 'needs nothing that is limited. ';
  const words = asked.map(routeWords).join('; then ');
  return `${isRefused(asked[0]!) ? 'asked ' : ''}${words}. `;
}

function isRefused(route: AskedResource[]): boolean {
  return route.some(({ hasRoom }) => !hasRoom);
}

/** A route: of one that is refused the resource that refused it, with those before it that had room; of one that is taken all of them. */
function routeWords(route: AskedResource[]): string {
  const refusal = route.find(({ hasRoom }) => !hasRoom);
  if (!refusal) return `took ${route.map((each) => `${each.resource} (${levelWords(each)})`).join(', ')}`;
  const before = route.filter(({ hasRoom }) => hasRoom).map(({ resource }) => resource);
  const fit = before.length > 0 ? ` (${before.join(', ')} had room)` : '';
  return `${refusal.resource}: ${refusal.capacity === 0 ? 'out of service' : levelWords(refusal)}, refused${fit}`;
}

/** `60 of 60 channels held`; with what it wants where that is more than one unit, and what it must leave free. */
function levelWords({ kind, unit, wants, held, capacity, reserved, hasRoom }: AskedResource): string {
  if (kind === 'link') return `${formatRate(held)} of voice${capacity === null ? '' : `, ${formatRate(capacity)} wide`}`;
  const used = kind === 'sbc-rate' ? 'used' : 'held';
  const level = capacity === null ? `${formatNumber(held)} ${unit} ${used}, no limit` : `${formatNumber(held, 1)} of ${formatNumber(capacity, 1)} ${unit} ${used}`;
  const more = [...(wants > 1 ? [`wants ${formatNumber(wants)}`] : []), ...(reserved > 0 && !hasRoom ? [`must leave ${formatNumber(reserved)} free`] : [])];
  return [level, ...more].join(', ');
}

function outcomeWords({ outcome }: Extract<Step, { kind: 'ask' }>): string {
  switch (outcome.kind) {
    case 'carried':
      return `Carried until ${clockText(outcome.until)}.`;
    case 'blocked':
      return outcome.retryAt === null ? 'Blocked; the caller gives up.' : `Blocked; tries again at ${clockText(outcome.retryAt)}.`;
    case 'cut-short':
      return 'Cut short.';
  }
}

/** `1st`, `2nd`, `11th`. */
function ordinal(count: number): string {
  const teen = count % 100 >= 11 && count % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${formatNumber(count)}${ending}`;
}

/** `3 min 20 s`. */
function durationWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const parts = whole < 3600 ? [`${Math.floor(whole / 60)} min`, `${whole % 60} s`] : [`${Math.floor(whole / 3600)} h`, `${Math.floor((whole % 3600) / 60)} min`];
  return parts.filter((part) => !part.startsWith('0 ')).join(' ');
}

/** `10:24:31` of an ISO instant. */
function clockText(at: string): string {
  return at.slice(11, 19);
}

