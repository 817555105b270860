import type { FitnessAnswer, RejectReason } from '../../../../models/cdr/import-report.ts';

/** What the fitness table asks for, in words. */
export const fitnessWords: Record<FitnessAnswer['question'], string> = {
  'internal-calls': 'Internal calls',
  'inbound-calls': 'Inbound calls',
  'outbound-calls': 'Outbound calls',
  'unanswered-calls': 'Unanswered calls',
  'blocked-calls': 'Blocked calls',
  'ring-time': 'Ring time',
  'trunk': 'The trunk of each call',
  'seconds': 'Times to the second',
  'whole-working-month': 'A whole working month',
};

/** Why rows were rejected, in words. */
export const rejectWords: Record<RejectReason, string> = {
  'columns': 'Fewer cells than the header',
  'time': 'Start missing or unreadable',
  'duration': 'Duration negative or unreadable, or end before start',
  'not-a-call': 'Not a call (SMS, recording fork, record of another kind)',
  'duplicate': 'Equal to an earlier row',
  'no-call': 'Quality record (CMR) whose call is in none of the files',
  'encoding': 'Characters that the encoding does not have',
};
