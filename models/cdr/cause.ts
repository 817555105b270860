import { Outcome } from './call-table.ts';

/** Release causes by ITU-T Q.850. Blocked in the sense of Erlang: no circuit (34), congestion (42), channel not available (44), resource unavailable (47). */
const BLOCKED = new Set([34, 42, 44, 47]);
/** Cleared without an answer: normal clearing, no user responding, no answer, normal unspecified, timer expired. */
const NO_ANSWER = new Set([16, 18, 19, 31, 102]);
const BUSY = 17;

/** Outcome of an unanswered call by its Q.850 cause; 0 and unreadable ones tell nothing. */
export function outcomeOfCause(cause: number): Outcome {
  if (!(cause > 0)) return Outcome.unknown;
  if (BLOCKED.has(cause)) return Outcome.blocked;
  if (cause === BUSY) return Outcome.busy;
  return NO_ANSWER.has(cause) ? Outcome.noAnswer : Outcome.failed;
}

/** CUCM's codes from here on, in steps of 65,536, tell of features (conference, transfer): not of failures. */
const FEATURE_STEP = 0x10000;
/** Out of bandwidth at call admission: not a value of Q.850, and not a want of trunk channels. */
const OUT_OF_BANDWIDTH = 129;

/** Q.850 cause in a CUCM cause value: above 127 it stands in the low seven bits (Cisco's codes derived from SIP). 16 for feature codes. */
export function causeOfCucm(value: number): number {
  if (value <= 127 || value === OUT_OF_BANDWIDTH) return value;
  return value % FEATURE_STEP === 0 ? 16 : value & 127;
}

/** Outcome of a call's disposition, status or cause in words, as Asterisk, FreeSWITCH and others write it. */
export function outcomeOfWords(text: string): Outcome {
  switch (text.trim().toUpperCase().replace(/[_-]/g, ' ')) {
    case 'ANSWERED': case 'ANSWER': case 'COMPLETED': case 'CONNECTED': case 'SUCCESS':
      return Outcome.answered;
    case 'NO ANSWER': case 'NOANSWER': case 'MISSED': case 'CANCEL': case 'CANCELLED': case 'ABANDONED': case 'UNANSWERED': case 'NO USER RESPONSE':
      return Outcome.noAnswer;
    case 'BUSY': case 'USER BUSY':
      return Outcome.busy;
    case 'CONGESTION': case 'NORMAL CIRCUIT CONGESTION': case 'SWITCH CONGESTION':
      return Outcome.blocked;
    case 'FAILED': case 'FAILURE': case 'ERROR':
      return Outcome.failed;
    default:
      return Outcome.unknown;
  }
}

/** Of the rows of one call, the outcome that tells of the whole call: a later row in this list gives way to an earlier one. */
const ORDER: Outcome[] = [Outcome.answered, Outcome.noAnswer, Outcome.busy, Outcome.blocked, Outcome.failed, Outcome.unknown];

/** Outcome of a call that spans rows. */
export function joinedOutcome(first: Outcome, second: Outcome): Outcome {
  return ORDER.indexOf(first) <= ORDER.indexOf(second) ? first : second;
}
