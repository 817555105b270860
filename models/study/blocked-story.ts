import { stopIfCancelled } from '../core/job.ts';
import { inSlices } from '../core/slices.ts';
import { findingFirstBlocked } from '../simulation/first-blocked.ts';
import { startRun } from '../simulation/run.ts';
import { badQuestion, replicationsOf, requireFlow } from './asked-of-run.ts';
import type { AskedRun } from './asked-run.ts';
import { callStory } from './call-story.ts';
import type { Explanation } from './explanation.ts';
import { busyHoursOf, countPlayedDay, playedDay, type PlayedDay } from './played-day.ts';

/**
 * The first blocked call of a flow in the busy hour, of the replication or, without one, of the first that has one; where none is blocked in
 * it, in the day. Throws UnusableInput where none is.
 */
export async function blockedStory(asked: AskedRun, flow: string, replication: number | null): Promise<Explanation> {
  const { simulation, state, options } = asked;
  requireFlow(simulation, flow);
  const isAsked = (variant: number): boolean => simulation.index.flows[simulation.index.variants[variant]!.flow]!.name === flow;
  const found = await replicationWithBlocked(asked, isAsked, replication);
  if (!found) {
    const where = replication === null ? 'in any replication' : `in replication ${replication}`;
    throw badQuestion('none-blocked', `No call of ${flow} is blocked ${where} of ${state.id}.`, replication === null ? 'Ask for another flow or state; "simulate" with --flows lists which flows lose calls.' : 'Ask for another replication, or for none: then the first with a blocked call is taken.');
  }
  const intervals = found.inBusyHour ? busyHoursOf(found.played) : found.played.days;
  const call = await inSlices(findingFirstBlocked(...found.played.run, isAsked, intervals), options, { what: 'looking for the blocked call', from: 0.5, share: 0.1 });
  return callStory(asked, found.played, call!);
}

/** The first replication that blocks such a call in a busy hour, else the first that does in a day; null: none does. */
async function replicationWithBlocked({ simulation, state, options }: AskedRun, isAsked: (variant: number) => boolean, only: number | null): Promise<{ played: PlayedDay; inBusyHour: boolean } | null> {
  let inDay: PlayedDay | null = null;
  const [from, until] = only === null ? [0, replicationsOf(simulation)] : [only, only + 1];
  for (let replication = from; replication < until; replication++) {
    stopIfCancelled(options);
    options.onProgress?.({ done: 0.5, what: `looking for a blocked call in replication ${replication}` });
    const played = playedDay(simulation, state, replication);
    const windows = await countPlayedDay(played, options.startRun ?? startRun, options);
    const some = (counts: Float64Array): boolean => counts.some((count, variant) => count > 0 && isAsked(variant));
    if (windows.some(({ flows }) => some(flows.hourBlocked))) return { played, inBusyHour: true };
    // A retry that is blocked had a first attempt that was.
    if (windows.some(({ flows }) => some(flows.blocked))) inDay ??= played;
  }
  return inDay && { played: inDay, inBusyHour: false };
}
