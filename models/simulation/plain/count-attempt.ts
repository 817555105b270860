import type { Demand } from '../../core/loss-network.ts';
import type { AskedRoute } from '../trace.ts';
import { wouldBeSeconds, type Call } from './call.ts';
import type { Choice } from './ask-routes.ts';
import type { Outcome, WindowRecord } from './window-record.ts';

/** What became of an attempt at a resource, and what the route that was asked last takes of it. */
interface Answer {
  outcome: Outcome;
  demands: Demand[];
}

/** What became of an attempt at each resource that it asked; asked again on a later route, a resource counts once, by its last outcome. */
export function outcomesOf(asked: AskedRoute[], choices: Choice[]): Map<number, Answer> {
  const answers = new Map<number, Answer>();
  for (const { rank, demands } of asked) {
    const carried = demands.every(({ hasRoom }) => hasRoom);
    const refused = rank + 1 < choices.length ? 'overflowed' : 'blocked';
    for (const { resource, hasRoom } of demands) {
      const outcome = carried ? 'carried' : hasRoom ? 'passed' : refused;
      answers.set(resource, { outcome, demands: choices[rank]!.demands.filter((demand) => demand.resource === resource) });
    }
  }
  return answers;
}

/** Counts an attempt at a resource: for the day of its call, and for the busy hour in which it is made (null: in none). */
export function countAttempt(resource: number, { outcome, demands }: Answer, call: Call, hour: WindowRecord | null, instant: number): void {
  if (call.day) {
    call.day.day.offered[resource]!++;
    call.day.day[outcome][resource]!++;
  }
  if (!hour) return;
  const units = demands.reduce((sum, one) => sum + one.units, 0);
  const unitSeconds = demands.reduce((sum, one) => sum + one.units * wouldBeSeconds(call, one.until), 0);
  hour.countInHour(resource, outcome, units, unitSeconds, instant);
}
