import type { ReadingPreview, UnderstoodRow } from '../../../../models/cdr/reading-preview.ts';
import { rejectWords } from './fitness-words.ts';

/** How a call ended, in words; empty where the row does not tell. */
export function endWords({ outcome, answer }: UnderstoodRow): string {
  if (outcome === 'unknown') return answer === '' ? '' : 'answered';
  return { answered: 'answered', noAnswer: 'no answer', busy: 'busy', failed: 'failed', blocked: 'blocked', abandoned: 'abandoned', rejected: 'rejected', badNumber: 'bad number', fault: 'fault' }[outcome];
}

/** Why a row is no record of a call. */
export function notACall(verdict: Exclude<UnderstoodRow['verdict'], 'row'>): string {
  return verdict === 'quality' ? 'Quality record (CMR), joined to its call' : `Would be rejected: ${rejectWords[verdict]}`;
}

/** `2027-01-11 10:00:00 +01:00` of an ISO instant. */
export function instantWords(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} ${iso.slice(19)}`.trim();
}

/** A later instant of the same row: the time alone where day and offset are those of the start. */
export function laterWords(iso: string, start: string): string {
  if (iso === '') return '';
  return iso.slice(0, 10) === start.slice(0, 10) && iso.slice(19) === start.slice(19) ? iso.slice(11, 19) : instantWords(iso);
}

/** `48 of the first 50 rows are understood, 2 would be rejected`. */
export function understoodSentence({ rows }: ReadingPreview): string {
  const rejected = rows.filter(({ verdict }) => verdict !== 'row' && verdict !== 'quality').length;
  if (rows.length === 0) return 'No row of a call stands in the first part of the file.';
  if (rejected === 0) return rows.length === 1 ? 'The first row is understood.' : `All of the first ${rows.length} rows are understood.`;
  return `${rows.length - rejected} of the first ${rows.length} rows are understood; ${rejected} would be rejected.`;
}
