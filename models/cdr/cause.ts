import { Outcome } from './call-table.ts';

/**
 * Outcome of an unanswered call by its release cause of ITU-T Q.850. Blocked in the sense of Erlang are only no circuit (34), congestion
 * (42), channel not available (44) and resource unavailable (47); network out of order (38) and temporary failure (41) are faults.
 */
const OF_Q850 = new Map<number, Outcome>([
  // Normal clearing before an answer: the caller gave up.
  [16, Outcome.abandoned], [31, Outcome.abandoned],
  [17, Outcome.busy],
  [18, Outcome.noAnswer], [19, Outcome.noAnswer], [102, Outcome.noAnswer],
  [21, Outcome.rejected],
  [1, Outcome.badNumber], [22, Outcome.badNumber], [28, Outcome.badNumber],
  [34, Outcome.blocked], [42, Outcome.blocked], [44, Outcome.blocked], [47, Outcome.blocked],
]);

/** Outcome of an unanswered call by its Q.850 cause; 0 and unreadable ones tell nothing, unlisted ones are faults. */
export function outcomeOfQ850(cause: number): Outcome {
  return cause > 0 ? OF_Q850.get(cause) ?? Outcome.fault : Outcome.unknown;
}

/** As `outcomeOfQ850`, in the words of records that do not tell more: a call is answered, not answered, busy, blocked or failed. */
export function outcomeOfCause(cause: number): Outcome {
  return plainOutcome(outcomeOfQ850(cause));
}

/** The six first outcomes, in which giving up is no answer and every other failure is `failed`. */
function plainOutcome(outcome: Outcome): Outcome {
  if (outcome === Outcome.abandoned) return Outcome.noAnswer;
  return outcome === Outcome.rejected || outcome === Outcome.badNumber || outcome === Outcome.fault ? Outcome.failed : outcome;
}

const OF_SIP = new Map<number, Outcome>([
  [487, Outcome.abandoned],
  [486, Outcome.busy], [600, Outcome.busy],
  [408, Outcome.noAnswer], [480, Outcome.noAnswer],
  [603, Outcome.rejected],
  // 410 and 604 are Q.850's 22 and 1 (RFC 3398).
  [404, Outcome.badNumber], [410, Outcome.badNumber], [484, Outcome.badNumber], [604, Outcome.badNumber],
]);
const SERVICE_UNAVAILABLE = 503;

/**
 * Outcome by the final SIP status code; unlisted failures are faults, codes below 200 tell nothing.
 * @param fromOwnSbc whether the code was made by the border controller that wrote the record: only its own 503 is a want of capacity here
 */
export function outcomeOfSip(code: number, fromOwnSbc = false): Outcome {
  if (!(code >= 200)) return Outcome.unknown;
  if (code < 300) return Outcome.answered;
  if (code === SERVICE_UNAVAILABLE && fromOwnSbc) return Outcome.blocked;
  return OF_SIP.get(code) ?? Outcome.fault;
}

/** Q.850 causes by the names that FreeSWITCH gives them. Source: FreeSWITCH, switch_channel.c. */
const Q850_OF_NAME: Record<string, number> = {
  UNALLOCATED_NUMBER: 1, NO_ROUTE_TRANSIT_NET: 2, NO_ROUTE_DESTINATION: 3, CHANNEL_UNACCEPTABLE: 6, CALL_AWARDED_DELIVERED: 7,
  NORMAL_CLEARING: 16, USER_BUSY: 17, NO_USER_RESPONSE: 18, NO_ANSWER: 19, SUBSCRIBER_ABSENT: 20, CALL_REJECTED: 21, NUMBER_CHANGED: 22,
  REDIRECTION_TO_NEW_DESTINATION: 23, EXCHANGE_ROUTING_ERROR: 25, DESTINATION_OUT_OF_ORDER: 27, INVALID_NUMBER_FORMAT: 28, FACILITY_REJECTED: 29,
  RESPONSE_TO_STATUS_ENQUIRY: 30, NORMAL_UNSPECIFIED: 31, NORMAL_CIRCUIT_CONGESTION: 34, NETWORK_OUT_OF_ORDER: 38, NORMAL_TEMPORARY_FAILURE: 41,
  SWITCH_CONGESTION: 42, ACCESS_INFO_DISCARDED: 43, REQUESTED_CHAN_UNAVAIL: 44, PRE_EMPTED: 45, RESOURCE_UNAVAILABLE: 47, FACILITY_NOT_SUBSCRIBED: 50,
  OUTGOING_CALL_BARRED: 52, INCOMING_CALL_BARRED: 54, BEARERCAPABILITY_NOTAUTH: 57, BEARERCAPABILITY_NOTAVAIL: 58, SERVICE_UNAVAILABLE: 63,
  BEARERCAPABILITY_NOTIMPL: 65, CHAN_NOT_IMPLEMENTED: 66, FACILITY_NOT_IMPLEMENTED: 69, SERVICE_NOT_IMPLEMENTED: 79, INVALID_CALL_REFERENCE: 81,
  INCOMPATIBLE_DESTINATION: 88, INVALID_MSG_UNSPECIFIED: 95, MANDATORY_IE_MISSING: 96, MESSAGE_TYPE_NONEXIST: 97, WRONG_MESSAGE: 98, IE_NONEXIST: 99,
  INVALID_IE_CONTENTS: 100, WRONG_CALL_STATE: 101, RECOVERY_ON_TIMER_EXPIRE: 102, MANDATORY_IE_LENGTH_ERROR: 103, PROTOCOL_ERROR: 111, INTERWORKING: 127,
};
/** FreeSWITCH's own causes, which Q.850 does not have. */
const OF_OWN_NAME: Record<string, Outcome> = {
  SUCCESS: Outcome.answered, ORIGINATOR_CANCEL: Outcome.abandoned, LOSE_RACE: Outcome.noAnswer, PICKED_OFF: Outcome.noAnswer,
  PROGRESS_TIMEOUT: Outcome.noAnswer, ALLOTTED_TIMEOUT: Outcome.noAnswer, NO_PICKUP: Outcome.noAnswer, USER_NOT_REGISTERED: Outcome.noAnswer,
  BUSY_EVERYWHERE: Outcome.busy, DECLINE: Outcome.rejected, UNWANTED: Outcome.rejected, DOES_NOT_EXIST_ANYWHERE: Outcome.badNumber, NOT_ACCEPTABLE: Outcome.fault,
  INVALID_GATEWAY: Outcome.fault, INVALID_PROFILE: Outcome.fault, GATEWAY_DOWN: Outcome.fault, MEDIA_TIMEOUT: Outcome.fault, CRASH: Outcome.fault, SYSTEM_SHUTDOWN: Outcome.fault, INVALID_URL: Outcome.badNumber,
};

/** Outcome of an unanswered call by the name of its cause, as FreeSWITCH writes it (`NORMAL_CLEARING`); unknown for any other word. */
export function outcomeOfCauseName(name: string): Outcome {
  const wanted = name.trim().toUpperCase();
  return OF_OWN_NAME[wanted] ?? outcomeOfQ850(Q850_OF_NAME[wanted] ?? 0);
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
const ORDER: Outcome[] = [
  Outcome.answered, Outcome.abandoned, Outcome.noAnswer, Outcome.busy, Outcome.rejected, Outcome.blocked, Outcome.badNumber, Outcome.failed, Outcome.fault, Outcome.unknown,
];

/** Outcome of a call that spans rows. */
export function joinedOutcome(first: Outcome, second: Outcome): Outcome {
  return ORDER.indexOf(first) <= ORDER.indexOf(second) ? first : second;
}
