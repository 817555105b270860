import { isoInstant, zone } from '../core/zone.ts';
import { flowNameOf } from './flow-of-call.ts';
import type { TraceEvent, AskedDemand, Holder } from '../simulation/trace.ts';
import type { AskedResource, CallStep, HeldResource, Step, StepOutcome } from './explanation.ts';
import type { PlayedDay } from './played-day.ts';
import type { SimulatedState, Simulation } from './prepare-simulation.ts';

/** What names are taken from: indices become ids, instants become local time. */
export interface Naming {
  simulation: Simulation;
  state: SimulatedState;
  played: PlayedDay;
  zone: string;
}

/** What happened, with names. Counts of calls in progress, which refuse nobody, are left out. */
export function namedStep(event: TraceEvent, naming: Naming): Step {
  const at = instantText(event.instant, naming);
  switch (event.kind) {
    case 'ask': {
      const asked = event.asked.map(({ demands }) => demands.flatMap((demand) => askedResource(demand, naming)));
      return { kind: 'ask', at, try: event.tries + 1, phase: event.phase + 1, asked, outcome: namedOutcome(event.outcome, naming) };
    }
    case 'not-made':
      return { kind: 'not-made', at };
    case 'end':
      return { kind: 'end', at, phase: event.phase + 1, last: event.last, released: event.released.flatMap((part) => namedUnits(part, naming)) };
    case 'dropped':
      return { kind: 'dropped', at, resource: infoOf(event.resource, naming).id };
    case 'capacity': {
      const { id, unit } = infoOf(event.resource, naming);
      return { kind: 'capacity', at, resource: id, unit, before: limit(event.from), after: limit(event.to) };
    }
  }
}

/** The same with the call that it belongs to. */
export function namedCallStep(event: TraceEvent, naming: Naming): CallStep {
  const call = event.kind === 'capacity' ? null : { number: event.arrival, flow: flowNameOf(event.arrival, naming) };
  return { ...namedStep(event, naming), call };
}

/** A resource and the calls that hold it at an instant. */
export function heldResource(resource: number, instant: number, found: Holder[], capacity: number, naming: Naming): HeldResource {
  const { id, kind, unit } = infoOf(resource, naming);
  const holders = found.map(({ arrival, since, units }) => ({ number: arrival, flow: flowNameOf(arrival, naming), since: instantText(since, naming), units }));
  return { resource: id, kind, unit, capacity: limit(capacity), at: instantText(instant, naming), held: holders.reduce((sum, { units }) => sum + units, 0), holders };
}

export function instantText(instant: number, naming: Pick<Naming, 'zone'>): string {
  return isoInstant(instant, zone(naming.zone));
}

function namedOutcome(outcome: Extract<TraceEvent, { kind: 'ask' }>['outcome'], naming: Naming): StepOutcome {
  switch (outcome.kind) {
    case 'carried':
      return { kind: 'carried', until: instantText(outcome.ends, naming) };
    case 'blocked':
      return { kind: 'blocked', retryAt: outcome.retryAt === null ? null : instantText(outcome.retryAt, naming) };
    case 'cut-short':
      return { kind: 'cut-short' };
  }
}

function askedResource({ resource, units, occupied, capacity, reserved, hasRoom }: AskedDemand, naming: Naming): AskedResource[] {
  const info = infoOf(resource, naming);
  const { id, kind, unit } = info;
  // A link that is in service never refuses; what it carries is held against its rate.
  const room = kind === 'link' && capacity > 0 ? info.capacity : limit(capacity);
  return kind === 'gauge' && hasRoom ? [] : [{ resource: id, kind, unit, wants: units, held: occupied, capacity: room, reserved, hasRoom }];
}

function namedUnits({ resource, units }: { resource: number; units: number }, naming: Naming): { resource: string; units: number; unit: string }[] {
  const { id, kind, unit } = infoOf(resource, naming);
  return kind === 'gauge' ? [] : [{ resource: id, units, unit }];
}

function infoOf(resource: number, { state }: Naming): SimulatedState['compiled']['resources'][number] {
  return state.compiled.resources[resource]!;
}

function limit(capacity: number): number | null {
  return capacity === Infinity ? null : capacity;
}
