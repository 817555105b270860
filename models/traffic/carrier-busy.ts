import { error } from '../core/issue.ts';
import { dayNumber } from '../core/zone.ts';
import type { Issue } from '../core/issue.ts';

/** What the carrier counted on a trunk on one local day. */
export interface CarrierDay {
  /** `YYYY-MM-DD`. */
  date: string;
  /** Name of the trunk in the call records. */
  trunk: string;
  /** Attempts in both directions, blocked ones included. */
  attempts: number;
  /** Attempts that found all channels busy. */
  blocked: number;
}

const FIX = 'Write a line for each day and trunk, for example 2027-01-11,LON_OLD,14210,312 below the header date,trunk,attempts,blocked.';

/** Reads the carrier's counts: lines of `date,trunk,attempts,blocked`, a header first. Lines that cannot be meant are issues, and left out. */
export function readCarrierBusy(text: string, file: string): { days: CarrierDay[]; issues: Issue[] } {
  const days: CarrierDay[] = [];
  const issues: Issue[] = [];
  const seen = new Set<string>();
  text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() === '' || (index === 0 && /^\s*"?date"?\s*[,;]/i.test(line))) return;
    const refuse = (message: string, fix = FIX): void => void issues.push(error('carrier-busy', '', message, fix, { file, line: index + 1 }));
    const day = dayOf(line);
    if (!day) return refuse('The line is not a date, a trunk, attempts and blocked attempts.');
    if (day.blocked > day.attempts) return refuse(`${day.trunk} has ${day.blocked} blocked of ${day.attempts} attempts.`, 'Blocked attempts are among the attempts: enter no fewer attempts than blocked ones.');
    const key = JSON.stringify([day.date, day.trunk]);
    if (seen.has(key)) return refuse(`${day.trunk} has a second line for ${day.date}.`, 'Keep one line for each day and trunk.');
    seen.add(key);
    days.push(day);
  });
  return { days, issues };
}

/** A trunk's name may hold commas; quotation marks around it are not part of it. */
function dayOf(line: string): CarrierDay | null {
  const cells = /^\s*"?(\d{4}-\d{2}-\d{2})"?\s*([,;])(.+)\2\s*"?(\d{1,9})"?\s*\2\s*"?(\d{1,9})"?\s*$/.exec(line);
  if (!cells) return null;
  const [, date, , name, attempts, blocked] = cells;
  const trunk = name!.trim().replace(/^"(.*)"$/, '$1').replaceAll('""', '"');
  return !Number.isNaN(dayNumber(date!)) && trunk !== '' ? { date: date!, trunk, attempts: Number(attempts), blocked: Number(blocked) } : null;
}
