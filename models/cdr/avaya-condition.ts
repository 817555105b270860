import { Outcome } from './call-table.ts';

/** What a condition code of Avaya Communication Manager says of a record. Source: Avaya, Administrator's Guide for Communication Manager, condition codes (all formats but the 59-character one). */
export interface Condition {
  /** Outcome of the call, where it was not answered; null where the record is of an answered call. */
  failed: Outcome | null;
  /** The record tells of a part of a call that goes on. */
  goesOn: boolean;
  /** The call came in from a trunk. */
  incoming: boolean;
  /** The record is no call. */
  noCall: boolean;
}

const CALL: Condition = { failed: null, goesOn: false, incoming: false, noCall: false };

const CONDITIONS: Record<string, Condition> = {
  // A part of ten hours of a call that goes on.
  4: { ...CALL, goesOn: true },
  // ISDN calls that the far end did not complete.
  6: { ...CALL, failed: Outcome.failed },
  9: { ...CALL, incoming: true },
  J: { ...CALL, incoming: true },
  // No facility: all trunks busy and no queue, or the queue is full.
  E: { ...CALL, failed: Outcome.blocked },
  // Not authorised.
  F: { ...CALL, failed: Outcome.rejected },
  // Ring time of an answered call, whose own record follows; abandoned while ringing; to a busy station.
  G: { ...CALL, incoming: true, noCall: true },
  H: { ...CALL, failed: Outcome.abandoned, incoming: true },
  I: { ...CALL, failed: Outcome.busy, incoming: true },
};

/** What a condition code says; an ordinary call for those that say no more. */
export function avayaCondition(code: string): Condition {
  return CONDITIONS[code.toUpperCase()] ?? CALL;
}

/** The call waited in the queue of a trunk group that was full. */
export const QUEUED_FOR_TRUNK = '8';
