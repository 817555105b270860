import { thousands } from '../core/thousands.ts';
import { isoDate, weekdayOf, zone } from '../core/zone.ts';
import { CallKind, callKinds } from './call-kind.ts';
import { Outcome } from './call-table.ts';
import type { CallTable } from './call-table.ts';
import { formatOf } from './formats.ts';
import type { FitnessAnswer } from './import-report.ts';

/** Share of starts on a full minute above which the records are taken to tell minutes only; by chance it is one in sixty. */
const FULL_MINUTES = 0.9;
/** Fewer calls than this prove nothing about the seconds. */
const ENOUGH_CALLS = 10;
/** Four weeks of working days. */
const WORKING_DAYS = 20;
/** Of which at least this share must have calls. */
const DAYS_WITH_CALLS = 0.75;

type Answer = FitnessAnswer['answer'];

/** What the records of a table can answer, each with the counts that show it. */
export function fitness(table: CallTable): FitnessAnswer[] {
  const kinds = new Array<number>(5).fill(0);
  for (const kind of callKinds(table)) kinds[kind]!++;
  const outcomes = new Array<number>(Object.keys(Outcome).length).fill(0);
  for (const outcome of table.calls.outcome) outcomes[outcome]!++;
  return [
    kindAnswer('internal-calls', table, kinds, CallKind.internal, 'held phones only or ran between extensions'),
    kindAnswer('inbound-calls', table, kinds, CallKind.inbound, 'came in from a trunk or an outside number'),
    kindAnswer('outbound-calls', table, kinds, CallKind.outbound, 'went out to a trunk or an outside number'),
    unanswered(table, outcomes),
    blocked(table, outcomes),
    ringTime(table),
    trunk(table),
    seconds(table),
    workingMonth(table),
  ];
}

function kindAnswer(question: FitnessAnswer['question'], table: CallTable, kinds: number[], kind: CallKind, words: string): FitnessAnswer {
  const n = table.calls.count;
  const found = kinds[kind]!;
  const untold = kinds[CallKind.unknown]!;
  if (found > 0) return { question, answer: 'yes', evidence: `${thousands(found)} of ${calls(n)} ${words}; of ${thousands(untold)} it cannot be told.` };
  if (untold === 0 && n > 0) return { question, answer: 'no', evidence: `None of ${calls(n)} ${words}${leftOut(table, question)}.` };
  return { question, answer: 'unknown', evidence: `None of ${calls(n)} is seen to be such a call, but of ${thousands(untold)} neither devices nor parties tell.` };
}

function unanswered(table: CallTable, outcomes: number[]): FitnessAnswer {
  const question = 'unanswered-calls';
  if (!table.files.some((file) => file.tellsAnswer)) return { question, answer: 'unknown', evidence: 'The records have no answer time and no outcome.' };
  const found = outcomes[Outcome.noAnswer]! + outcomes[Outcome.abandoned]!;
  const other = outcomes[Outcome.busy]! + outcomes[Outcome.blocked]! + failures(outcomes);
  if (found > 0) return { question, answer: 'yes', evidence: `${thousands(found)} of ${calls(table.calls.count)} rang or were cleared without an answer.` };
  const why = leftOut(table, question);
  return { question, answer: 'no', evidence: `None of ${calls(table.calls.count)} ended without an answer by normal clearing (${thousands(other)} were busy, failed or blocked)${why}.` };
}

function blocked(table: CallTable, outcomes: number[]): FitnessAnswer {
  const question = 'blocked-calls';
  const found = outcomes[Outcome.blocked]!;
  if (found > 0) return { question, answer: 'yes', evidence: `${thousands(found)} of ${calls(table.calls.count)} ended for want of a channel (Q.850 cause 34, 42, 44 or 47, or congestion).` };
  const marks = new Set(table.files.filter(({ format }) => format !== '').map(({ format }) => formatOf(format)?.fitness.blockedBy ?? null));
  if (!marks.has(null)) return { question, answer: 'no', evidence: `None of ${calls(table.calls.count)} ended with ${[...marks].join(' or ')}.` };
  return { question, answer: 'unknown', evidence: `None of ${calls(table.calls.count)} is marked as blocked, and the records do not separate congestion from other failures (${thousands(failures(outcomes))} failed).` };
}

/** What the products of a table leave out of their records, as the end of a sentence; empty when nothing is known. */
function leftOut(table: CallTable, question: FitnessAnswer['question']): string {
  const reasons = new Set(table.files.map(({ format }) => formatOf(format)?.fitness.leavesOut[question]).filter((reason) => reason !== undefined));
  return [...reasons].map((reason) => `; ${reason}`).join('');
}

function failures(outcomes: number[]): number {
  return outcomes[Outcome.failed]! + outcomes[Outcome.rejected]! + outcomes[Outcome.badNumber]! + outcomes[Outcome.fault]!;
}

function ringTime(table: CallTable): FitnessAnswer {
  const question = 'ring-time';
  const { answer, start, count } = table.calls;
  let answered = 0;
  let rang = 0;
  for (let call = 0; call < count; call++) {
    if (answer[call] === 0) continue;
    answered++;
    if (answer[call]! > start[call]!) rang++;
  }
  if (answered === 0) return { question, answer: 'unknown', evidence: 'No call has an answer time.' };
  return { question, answer: rang > 0 ? 'yes' : 'no', evidence: `${thousands(rang)} of ${thousands(answered)} answered calls were answered later than they began.` };
}

function trunk(table: CallTable): FitnessAnswer {
  const question = 'trunk';
  const names = new Set<number>();
  let found = 0;
  let last = -1;
  const isTrunk = Uint8Array.from(table.devices, ({ reading }) => (reading === 'trunk' ? 1 : 0));
  for (let at = 0; at < table.seizures.count; at++) {
    const device = table.seizures.device[at]!;
    if (isTrunk[device] === 0) continue;
    names.add(device);
    if (table.seizures.call[at] !== last) found++;
    last = table.seizures.call[at]!;
  }
  const answer: Answer = found > 0 ? 'yes' : 'no';
  const evidence = found > 0
    ? `${thousands(found)} of ${calls(table.calls.count)} name a trunk, ${thousands(names.size)} in all.`
    : `None of ${calls(table.calls.count)} names a trunk (${thousands(table.devices.length)} devices, none read as a trunk).`;
  return { question, answer, evidence };
}

function seconds(table: CallTable): FitnessAnswer {
  const question = 'seconds';
  const { start, count } = table.calls;
  let full = 0;
  for (let call = 0; call < count; call++) if (start[call]! % 60 === 0) full++;
  const evidence = `${thousands(full)} of ${calls(count)} begin on a full minute.`;
  if (full < FULL_MINUTES * count) return { question, answer: 'yes', evidence };
  return { question, answer: count >= ENOUGH_CALLS ? 'no' : 'unknown', evidence };
}

function workingMonth(table: CallTable): FitnessAnswer {
  const question = 'whole-working-month';
  const { start, count } = table.calls;
  if (count === 0) return { question, answer: 'no', evidence: 'There are no calls.' };
  const local = zone(table.files[table.calls.source[0]!]!.timeZone);
  const days = new Set<number>();
  for (let call = 0; call < count; call++) days.add(local.dayOf(start[call]!));
  const first = Math.min(...days);
  const last = Math.max(...days);
  let working = 0;
  let withCalls = 0;
  for (let day = first; day <= last; day++) {
    const weekday = weekdayOf(day);
    if (weekday === 0 || weekday === 6) continue;
    working++;
    if (days.has(day)) withCalls++;
  }
  const whole = working >= WORKING_DAYS && withCalls >= DAYS_WITH_CALLS * working;
  return {
    question, answer: whole ? 'yes' : 'no',
    evidence: `${isoDate(first)} to ${isoDate(last)} holds ${thousands(working)} days from Monday to Friday, ${thousands(withCalls)} of them with calls; a working month has ${WORKING_DAYS}.`,
  };
}

function calls(count: number): string {
  return count === 1 ? '1 call' : `${thousands(count)} calls`;
}
