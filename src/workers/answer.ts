import { Cancelled } from '../../models/core/job.ts';
import { UnusableInput } from '../../models/core/issue.ts';
import type { Answer } from './protocol.ts';

/** Does the work and makes a value of whatever becomes of it: thrown errors do not cross a worker whole. */
export async function answer<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: await work() };
  } catch (reason) {
    if (reason instanceof Cancelled) return { cancelled: true };
    if (reason instanceof UnusableInput) return { issues: reason.issues };
    return { fault: faultWords(reason) };
  }
}

/** The value of an answer; what it says otherwise is thrown again on this side. */
export function valueOf<T>(answer: Answer<T>): T {
  if ('ok' in answer) return answer.ok;
  if ('cancelled' in answer) throw new Cancelled();
  if ('issues' in answer) throw new UnusableInput(answer.issues);
  throw new Error(answer.fault);
}

/** A fault of ours in words, for a person. */
export function faultWords(reason: unknown): string {
  if (reason instanceof Error) return reason.name === 'Error' ? reason.message : `${reason.name}: ${reason.message}`;
  return String(reason);
}
