import { Outcome } from '../call-table.ts';
import type { Reading } from '../device-reading.ts';

/** How a call of 3CX that was not answered ended, by its reason in letters only: both generations of names. What only tells that it went elsewhere is unknown. */
const OF_REASON: Record<string, Outcome> = {
  terminatedbysrc: Outcome.abandoned, srcparticipantterminated: Outcome.abandoned, cancelled: Outcome.abandoned, canceled: Outcome.abandoned,
  terminatedbydst: Outcome.noAnswer, dstparticipantterminated: Outcome.noAnswer, timeout: Outcome.noAnswer, noanswer: Outcome.noAnswer, noreply: Outcome.noAnswer,
  busy: Outcome.busy, declined: Outcome.rejected, rejected: Outcome.rejected,
  noroute: Outcome.badNumber, notfound: Outcome.badNumber, invalidnumber: Outcome.badNumber, failed: Outcome.failed,
};
/** Details that say more than the reason beside them. */
const TELLING = new Set(['busy', 'timeout', 'noanswer', 'noroute', 'notfound', 'invalidnumber', 'declined']);

/** Outcome of an unanswered call or segment by reason and details. */
export function outcomeOfReason(reason: string, details = ''): Outcome {
  const detail = lettersOf(details);
  if (detail === 'completedelsewhere') return Outcome.unknown;
  return OF_REASON[TELLING.has(detail) ? detail : lettersOf(reason)] ?? Outcome.unknown;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

const TRUNK_TYPE = /line|provider|trunk|gateway|bridge/i;
const EXTENSION_TYPE = /extension|^ext/i;
/** 3CX numbers its trunks from 10000 on. */
const TRUNK_NUMBER = /^1\d{4}$/;

/** Name of the device of an endpoint by its type and number; empty where it is neither trunk nor extension: queue, ring group, script. */
export function endpointDevice(type: string, number: string): string {
  if (number === '') return '';
  if (TRUNK_TYPE.test(type) || (type === '' && TRUNK_NUMBER.test(number))) return `Trunk ${number}`;
  return EXTENSION_TYPE.test(type) || (type === '' && /^\d{2,6}$/.test(number)) ? `Ext ${number}` : '';
}

/** How such a device is read. */
export function endpointReading(name: string): Reading {
  if (name.startsWith('Trunk ')) return { reading: 'trunk', because: 'its type or its number (from 10000) is that of a trunk' };
  return { reading: 'phone', because: 'its type or number is that of an extension' };
}

/** What to switch on and ask for, whichever version. */
export const threecxSwitchOn = 'Management Console, Settings, CDR: write call data records to a single file with all fields in the order in which they stand (from version 20: the reporting database keeps them).';
