import { inSlices } from '../core/slices.ts';
import { isoDate } from '../core/zone.ts';
import { startRun } from '../simulation/run.ts';
import type { TraceEvent } from '../simulation/trace.ts';
import { tracing } from '../simulation/trace-run.ts';
import { askedInstant } from './asked-instant.ts';
import { askedResourceIndex, badQuestion } from './asked-of-run.ts';
import { heldAt, placeOf, type AskedRun } from './asked-run.ts';
import type { ExplainedMinute, Explanation } from './explanation.ts';
import { instantText, namedCallStep, type Naming } from './named-steps.ts';
import { countPlayedDay, playedDay, type PlayedDay } from './played-day.ts';
import type { SimulateInput } from './simulate-input.ts';
import { simulate } from './simulate.ts';
import { siteZone } from './site-zone.ts';

const MOST_STEPS = 200;
const MINUTE = 60;

/** The minute of a time as it was written. Throws UnusableInput for a time that is none or that the replication does not play. */
export async function askedMinuteStory(asked: AskedRun, played: PlayedDay, at: string, resourceId: string | undefined): Promise<Explanation> {
  const resource = resourceId === undefined ? null : askedResourceIndex(asked.state, resourceId);
  return minuteStory(asked, played, minuteInstant(asked, played, at, resource), resource);
}

/** The minute in which most units of a resource were held: of the replication, or of all. Throws UnusableInput where none ever was. */
export async function worstStory(job: SimulateInput, asked: AskedRun, id: string, only: number | null): Promise<Explanation> {
  const { simulation, state, options } = asked;
  const resource = askedResourceIndex(state, id);
  const replication = only ?? (await worstReplication(job, asked, id));
  const played = playedDay(simulation, state, replication);
  const windows = await countPlayedDay(played, options.startRun ?? startRun, options);
  let worst = { level: 0, instant: NaN };
  for (const { highest } of windows) if (highest.level[resource]! > worst.level) worst = { level: highest.level[resource]!, instant: highest.instant[resource]! };
  if (worst.level === 0) throw neverHeld(asked, id, `in replication ${replication}`);
  return minuteStory(asked, played, worst.instant, resource);
}

async function minuteStory(asked: AskedRun, played: PlayedDay, instant: number, resource: number | null): Promise<Explanation> {
  const { simulation, state, options } = asked;
  const zoneId = resource === null ? simulation.estateZone : siteZone(simulation, state.compiled.resources[resource]!.site);
  const naming: Naming = { simulation, state, played, zone: zoneId };
  const from = Math.floor(instant / MINUTE) * MINUTE;
  const events = await inSlices(tracing(...played.run, { from, until: from + MINUTE }, Infinity), options, { what: 'following the minute', from: 0.6, share: 0.2 });
  const told = resource === null ? events.filter(isOfCall) : events.filter((event) => concerns(event, resource));
  const most = options.most ?? MOST_STEPS;
  const story: ExplainedMinute = {
    about: 'minute', from: instantText(from, naming), until: instantText(from + MINUTE, naming),
    held: resource === null ? null : await heldAt(asked, naming, resource, instant),
    steps: told.slice(0, most).map((event) => namedCallStep(event, naming)),
    more: Math.max(0, told.length - most),
  };
  return { ...placeOf(naming, instant), ...story };
}

/** The replication of a resource's worst moment of all. */
async function worstReplication(job: SimulateInput, { state, options }: AskedRun, id: string): Promise<number> {
  const resource = state.compiled.resources[askedResourceIndex(state, id)]!;
  if (resource.kind === 'link' || resource.kind === 'sbc-rate') {
    throw badQuestion('no-worst-moment', `The run keeps no worst moment of ${id}: ${resource.kind === 'link' ? 'a link gets worse but never full' : 'a call rate is held by nobody'}.`, 'Ask for a minute of it by its time, or for the worst moment of one replication.');
  }
  const result = await simulate({ ...job, overrides: { ...job.overrides, states: [state.id] } }, { ...options, onProgress: (progress) => options.onProgress?.({ done: 0.5, what: `looking for the worst moment: ${progress.what}` }) });
  const worst = result.states[0]!.resources.find((each) => each.id === id)?.worst;
  if (!worst) throw neverHeld({ state }, id, 'in any replication');
  return worst.replication;
}

/** The instant that a question means, inside the days that the replication plays. */
function minuteInstant({ simulation, state }: AskedRun, { days, replication }: PlayedDay, text: string, resource: number | null): number {
  const zoneId = resource === null ? simulation.estateZone : siteZone(simulation, state.compiled.resources[resource]!.site);
  const instant = askedInstant(text, zoneId, days[0]!.day);
  if (instant === null) throw badQuestion('bad-time', `"${text}" is not a time.`, 'Write 10:24, 10:24:31 or 2027-01-14T10:24, with Z or an offset where another clock is meant.');
  if (days.some(({ from, until }) => instant >= from && instant < until)) return instant;
  const [first, last] = [isoDate(days[0]!.day), isoDate(days.at(-1)!.day)];
  throw badQuestion('time-outside', `"${text}" is outside what replication ${replication} plays, ${first === last ? first : `${first} to ${last}`}.`, 'Give a time of such a day, or another replication.');
}

function isOfCall(event: TraceEvent): boolean {
  return event.kind !== 'capacity';
}

/** Whether an event asks, leaves or changes a resource. */
function concerns(event: TraceEvent, resource: number): boolean {
  switch (event.kind) {
    case 'ask':
      return event.asked.some(({ demands }) => demands.some((demand) => demand.resource === resource));
    case 'end':
      return event.released.some((part) => part.resource === resource);
    case 'dropped':
    case 'capacity':
      return event.resource === resource;
    case 'not-made':
      return false;
  }
}

function neverHeld({ state }: Pick<AskedRun, 'state'>, id: string, where: string): Error {
  return badQuestion('never-held', `Nothing holds ${id} ${where} of ${state.id}, so it has no worst moment.`, 'Ask for another resource or state.');
}
