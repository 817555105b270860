import { inSlices } from '../core/slices.ts';
import type { TraceEvent } from '../simulation/trace.ts';
import { tracing } from '../simulation/trace-run.ts';
import { badQuestion } from './asked-of-run.ts';
import { heldAt, placeOf, type AskedRun } from './asked-run.ts';
import type { ExplainedCallStory, Explanation, HeldResource, Party } from './explanation.ts';
import { flowOfCall } from './flow-of-call.ts';
import { instantText, namedStep, type Naming } from './named-steps.ts';
import { busyHoursOf, type PlayedDay } from './played-day.ts';
import type { Simulation } from './prepare-simulation.ts';

/** A call of a replication (its number among the arrivals) from its first attempt to its end. Throws UnusableInput where there is no such call. */
export async function callStory(asked: AskedRun, played: PlayedDay, call: number): Promise<Explanation> {
  const [, arrivals] = played.run;
  if (!(Number.isInteger(call) && call >= 0 && call < arrivals.count)) {
    throw badQuestion('no-such-call', `Replication ${played.replication} has no call ${call}.`, arrivals.count === 0 ? 'It has no call at all.' : `Its calls are numbered from 0 to ${arrivals.count - 1}.`);
  }
  const { simulation, state, options } = asked;
  const naming: Naming = { simulation, state, played, zone: simulation.estateZone };
  const events = await inSlices(tracing(...played.run, { arrival: call }), options, { what: 'following the call', from: 0.6, share: 0.2 });
  const instant = arrivals.time[call]!;
  const flow = flowOfCall(call, naming);
  const { offset } = arrivals.phases ?? {};
  const story: ExplainedCallStory = {
    about: 'call',
    call: {
      number: call, flow: flow.name, from: party(simulation, flow.from), to: party(simulation, flow.to), class: flow.class,
      at: instantText(instant, naming), holdingSeconds: arrivals.holding[call]!, phases: Math.max(1, offset ? offset[call + 1]! - offset[call]! : 1),
      steps: events.map((event) => namedStep(event, naming)),
    },
    inBusyHour: busyHoursOf(played).some(({ from, until }) => instant >= from && instant < until),
    refusedBy: await refuser(asked, naming, events[0]),
  };
  return { ...placeOf(naming, instant), ...story };
}

/** Who held what refused a first attempt last; null where none refused it, or where nothing is held of it. */
async function refuser(asked: AskedRun, naming: Naming, event: TraceEvent | undefined): Promise<HeldResource | null> {
  if (event?.kind !== 'ask' || event.outcome.kind !== 'blocked') return null;
  const refused = event.asked.at(-1)?.demands.at(-1);
  return refused ? heldAt(asked, naming, refused.resource, event.instant) : null;
}

function party({ scenario }: Simulation, id: string): Party {
  if (id === 'pstn') return { id, site: null };
  return { id, site: scenario.groups.find((group) => group.id === id)?.site ?? id };
}
