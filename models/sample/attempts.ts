import { departments } from './company.ts';
import { someoneCalled } from './public-numbers.ts';
import type { Chance } from './chance.ts';
import type { Attempt, Exchange } from './exchange.ts';
import type { RowResult, SampleRow } from './sample-row.ts';

const LONGEST_TALK = 7200;
const MOST_TRIES = 5;
const INTERNAL_TALK = { mean: 115, cv: 1.3 };
const TALK_CV = 1.35;

/** Makes one attempt at `time`: seizes what it needs and plans the rows that it leaves. */
export function makeAttempt(exchange: Exchange, chance: Chance, time: number, attempt: Attempt): void {
  if (attempt.kind === 'internal') internalCall(exchange, chance, time, attempt);
  else if (attempt.kind === 'outbound') outboundCall(exchange, chance, time, attempt);
  else inboundCall(exchange, chance, time, attempt);
}

function internalCall(exchange: Exchange, chance: Chance, time: number, attempt: Attempt & { kind: 'internal' }): void {
  const { user, to } = attempt;
  if (!exchange.isFree(user, time)) return;
  const row = newRow(exchange, time, exchange.company.users[user]!.extension, exchange.company.users[to]!.extension);
  row.caller = exchange.phone(user);
  row.called = exchange.phone(to);
  if (!exchange.isFree(to, time)) {
    finish(row, 'busy', chance.whole(1, 5));
    comeBack(exchange, chance, row.end, attempt, 0.55);
  } else if (chance.happens(0.27)) {
    finish(row, 'no-answer', chance.whole(8, 35));
    exchange.occupy(to, row.end);
  } else {
    answer(row, chance.whole(2, 18), talk(chance, INTERNAL_TALK.mean, INTERNAL_TALK.cv));
    exchange.occupy(to, row.end);
  }
  exchange.occupy(user, row.end);
  exchange.end(row);
}

function outboundCall(exchange: Exchange, chance: Chance, time: number, attempt: Attempt & { kind: 'outbound' }): void {
  const { user, to } = attempt;
  if (!exchange.isFree(user, time)) return;
  const row = newRow(exchange, time, exchange.company.users[user]!.extension, to.dialled);
  row.publicNumber = to.e164;
  row.caller = exchange.phone(user);
  const trunk = exchange.seize(to.trunksOf);
  if (trunk < 0) {
    finish(row, chance.happens(0.7) ? 'no-circuit' : 'congestion', chance.whole(0, 2));
    exchange.end(row);
    comeBack(exchange, chance, row.end, attempt, 0.75);
    return;
  }
  row.called = exchange.trunk(trunk);
  const luck = chance.uniform();
  if (luck < 0.74) answer(row, chance.whole(5, 28), talk(chance, talkSecondsOf(exchange, user), TALK_CV));
  else if (luck < 0.87) finish(row, 'no-answer', chance.whole(15, 45));
  else if (luck < 0.97) finish(row, 'busy', chance.whole(3, 8));
  else finish(row, 'failed', chance.whole(1, 6));
  if (row.result === 'busy') comeBack(exchange, chance, row.end, attempt, 0.6);
  exchange.occupy(user, row.end);
  exchange.end(row, [trunk]);
}

function inboundCall(exchange: Exchange, chance: Chance, time: number, attempt: Attempt & { kind: 'inbound' }): void {
  const department = departments[attempt.department]!;
  const trunk = exchange.seize([department.site]);
  if (trunk < 0) {
    // The carrier turns the caller away, so the PBX has no record of it.
    comeBack(exchange, chance, time, attempt, 0.65);
    return;
  }
  const wanted = exchange.company.users[attempt.user]!;
  const byPilot = department.pilot !== null && chance.happens(0.8);
  const row = newRow(exchange, time, attempt.from, byPilot ? department.pilot! : wanted.extension);
  row.caller = exchange.trunk(trunk);
  row.publicNumber = wanted.number;
  if (byPilot) huntCall(exchange, chance, row, trunk, attempt);
  else directCall(exchange, chance, row, trunk, attempt);
}

/** A call to a person: rings, or is sent on to a mobile, or meets a busy phone. */
function directCall(exchange: Exchange, chance: Chance, row: SampleRow, trunk: number, attempt: Attempt & { kind: 'inbound' }): void {
  const { user } = attempt;
  if (chance.happens(0.025)) return forwardToMobile(exchange, chance, row, trunk, user);
  row.called = exchange.phone(user);
  if (!exchange.isFree(user, row.start)) {
    finish(row, 'busy', chance.whole(1, 4));
    comeBack(exchange, chance, row.end, attempt, 0.5);
  } else if (chance.happens(0.2)) {
    finish(row, 'no-answer', chance.whole(12, 40));
    exchange.occupy(user, row.end);
  } else return answeredInbound(exchange, chance, row, trunk, user);
  exchange.end(row, [trunk]);
}

/** Rings members of the group in turn; a caller who finds nobody free waits a while and gives up. */
function huntCall(exchange: Exchange, chance: Chance, row: SampleRow, trunk: number, attempt: Attempt & { kind: 'inbound' }): void {
  row.pilot = row.dialled;
  const agent = freeMember(exchange, chance, attempt.department, row.start);
  if (agent < 0) {
    finish(row, 'no-answer', chance.whole(15, 100));
    exchange.end(row, [trunk]);
    comeBack(exchange, chance, row.end, attempt, 0.6);
    return;
  }
  row.to = exchange.company.users[agent]!.extension;
  row.called = exchange.phone(agent);
  answeredInbound(exchange, chance, row, trunk, agent);
}

/** Talk, then perhaps a transfer to a colleague: a further row of the same call, on the same trunk channel. */
function answeredInbound(exchange: Exchange, chance: Chance, row: SampleRow, trunk: number, user: number): void {
  answer(row, chance.whole(3, 22), talk(chance, talkSecondsOf(exchange, user), TALK_CV));
  if (row.pilot !== '' && exchange.rowPerRingingPhone) ringOthers(exchange, chance, row, user);
  const colleague = chance.happens(0.07) ? freeMember(exchange, chance, exchange.company.users[user]!.department, row.start, user) : -1;
  exchange.occupy(user, row.end);
  if (colleague < 0) {
    exchange.end(row, [trunk]);
    return;
  }
  row.result = 'transferred';
  row.more = true;
  exchange.end(row);
  const next: SampleRow = {
    ...row, more: false, start: row.end, callerSince: row.end, result: 'answered', pilot: '', transferredBy: row.to, dialled: row.to,
    to: exchange.company.users[colleague]!.extension, called: exchange.phone(colleague),
  };
  if (chance.happens(0.4)) consult(exchange, chance, row, colleague, user);
  answer(next, chance.whole(0, 6), talk(chance, talkSecondsOf(exchange, user), TALK_CV));
  exchange.occupy(colleague, next.end);
  exchange.end(next, [trunk]);
}

/** The phones of the hunt group that rang beside the one that answered: a row each, as Asterisk writes them. */
function ringOthers(exchange: Exchange, chance: Chance, row: SampleRow, user: number): void {
  const { department } = exchange.company.users[user]!;
  for (let others = chance.whole(0, 2); others > 0; others--) {
    const other = freeMember(exchange, chance, department, row.start, user);
    if (other < 0) return;
    const rung: SampleRow = {
      ...row, more: true, result: 'no-answer', answer: 0, end: row.answer, to: exchange.company.users[other]!.extension, called: exchange.phone(other),
    };
    exchange.occupy(other, rung.end);
    exchange.end(rung);
    row.callerSince = row.answer;
  }
}

/** The call between the two colleagues before a transfer: a call of its own, which ends when the other begins. */
function consult(exchange: Exchange, chance: Chance, row: SampleRow, colleague: number, user: number): void {
  const seconds = Math.min(row.end - row.answer, chance.whole(5, 40));
  if (seconds < 3) return;
  const row2 = newRow(exchange, row.end - seconds, exchange.company.users[user]!.extension, exchange.company.users[colleague]!.extension);
  row2.caller = exchange.phone(user);
  row2.called = exchange.phone(colleague);
  answer(row2, 2, seconds - 2);
  row2.result = 'transferred';
  exchange.end(row2);
}

/** In by one trunk and out by another channel, perhaps of the same trunk. */
function forwardToMobile(exchange: Exchange, chance: Chance, row: SampleRow, trunk: number, user: number): void {
  const mobile = someoneCalled(chance, 'lon');
  const out = exchange.seize(mobile.trunksOf);
  row.transferredBy = row.dialled;
  row.to = mobile.dialled;
  if (out < 0) {
    finish(row, 'no-circuit', chance.whole(0, 2));
    exchange.end(row, [trunk]);
    return;
  }
  row.called = exchange.trunk(out);
  answer(row, chance.whole(8, 25), talk(chance, talkSecondsOf(exchange, user), TALK_CV));
  exchange.end(row, [trunk, out]);
}

function freeMember(exchange: Exchange, chance: Chance, department: number, time: number, except = -1): number {
  const { first, end } = exchange.company.membersOf[department]!;
  const size = end - first;
  const begin = chance.whole(0, size - 1);
  for (let i = 0; i < size; i++) {
    const user = first + ((begin + i) % size);
    if (user !== except && exchange.isFree(user, time)) return user;
  }
  return -1;
}

function comeBack(exchange: Exchange, chance: Chance, time: number, attempt: Attempt, share: number): void {
  if (attempt.tries >= MOST_TRIES || !chance.happens(share)) return;
  exchange.plan(time + chance.whole(8, 110), { ...attempt, tries: attempt.tries + 1 });
}

function newRow(exchange: Exchange, time: number, from: string, dialled: string): SampleRow {
  return {
    call: exchange.newCall(), callStart: time, start: time, answer: 0, end: time, from, dialled, to: dialled, publicNumber: '',
    caller: null, called: null, result: 'failed', pilot: '', transferredBy: '', callerSince: time, more: false,
  };
}

function finish(row: SampleRow, result: RowResult, seconds: number): void {
  row.result = result;
  row.end = row.start + seconds;
}

function answer(row: SampleRow, ringSeconds: number, talkSeconds: number): void {
  row.result = 'answered';
  row.answer = row.start + ringSeconds;
  row.end = row.answer + talkSeconds;
}

function talk(chance: Chance, mean: number, cv: number): number {
  return Math.min(LONGEST_TALK, Math.max(1, Math.round(chance.lognormal(mean, cv))));
}

function talkSecondsOf(exchange: Exchange, user: number): number {
  return departments[exchange.company.users[user]!.department]!.talkSeconds;
}

