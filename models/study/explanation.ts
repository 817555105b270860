import type { ResourceKind } from '../callflow/compiled.ts';
import type { CallClass } from '../scenario/scenario.ts';

/**
 * What is to be explained. `state`: id of a state, or of a variant with an outage; absent: the first. `replication` counts from 0; absent: of a
 * blocked call the first that has one, of the worst moment that of all replications, else 0.
 */
export type Question = { state?: string; replication?: number } & (
  /** A call by its number among the arrivals of the replication, from 0. */
  | { about: 'call'; call: number }
  /** The first blocked call of a flow (`lon-sales>pstn:national`) in the busy hour; where none is blocked in it, in the day. */
  | { about: 'blocked'; flow: string }
  /** A minute of the clock: `10:24`, `10:24:31` or an ISO instant. `resource`: who holds it then, and only what asks it or leaves it. */
  | { about: 'minute'; at: string; resource?: string }
  /** The minute of the most units that a resource held. */
  | { about: 'worst'; resource: string }
);

/** What happened to a call, or in a minute, as plain data with names. Instants are ISO 8601 with the offset of `zone`, to the second. */
export type Explanation = ExplainedPlace & (ExplainedCallStory | ExplainedMinute);

/** Where in a run it stands. */
export interface ExplainedPlace {
  scenario: string;
  seed: number;
  state: string;
  /** From 0. */
  replication: number;
  /** The counted day that the replication plays, YYYY-MM-DD. */
  date: string;
  zone: string;
}

/** A call from its first attempt to its end. */
export interface ExplainedCallStory {
  about: 'call';
  call: ExplainedCall;
  inBusyHour: boolean;
  /** Who held the resource that refused its first attempt, just then; null where none refused. */
  refusedBy: HeldResource | null;
}

/** A minute of the clock. */
export interface ExplainedMinute {
  about: 'minute';
  from: string;
  until: string;
  /** The asked resource and who held it at the asked instant; null: none asked. */
  held: HeldResource | null;
  /** What happened in the minute, in order, and how many events more than are listed. */
  steps: CallStep[];
  more: number;
}

export interface ExplainedCall {
  /** Its number among the arrivals of the replication, from 0. */
  number: number;
  /** `lon-sales>pstn:national`. */
  flow: string;
  from: Party;
  to: Party;
  class: CallClass;
  at: string;
  /** Would-be occupied time of the whole call. */
  holdingSeconds: number;
  phases: number;
  steps: Step[];
}

/** An end of a call: a group with its site, a site (its unassigned users), or `pstn` with none. */
export interface Party {
  id: string;
  site: string | null;
}

/** A step with the call that it belongs to; `call` is null where a resource's capacity changes. */
export type CallStep = Step & { call: { number: number; flow: string } | null };

export type Step =
  /** A try (from 1), or the entry of a later phase (from 1): which routes were asked, and what became of it. */
  | { kind: 'ask'; at: string; try: number; phase: number; asked: AskedResource[][]; outcome: StepOutcome }
  | { kind: 'not-made'; at: string }
  | { kind: 'end'; at: string; phase: number; last: boolean; released: { resource: string; units: number; unit: string }[] }
  | { kind: 'dropped'; at: string; resource: string }
  | { kind: 'capacity'; at: string; resource: string; unit: string; before: number | null; after: number | null };

export type StepOutcome =
  /** `until`: when this phase ends. */
  | { kind: 'carried'; until: string }
  /** `retryAt`: null, the caller gives up. */
  | { kind: 'blocked'; retryAt: string | null }
  | { kind: 'cut-short' };

/** A resource of a route, as it stood just before it was asked. */
export interface AskedResource {
  resource: string;
  kind: ResourceKind;
  unit: string;
  /** What the call wants of it. */
  wants: number;
  held: number;
  /** Null: no limit. */
  capacity: number | null;
  /** Units that the call must leave free. */
  reserved: number;
  hasRoom: boolean;
}

/** A resource at an instant and the calls that hold it, earliest first. */
export interface HeldResource {
  resource: string;
  kind: ResourceKind;
  unit: string;
  capacity: number | null;
  at: string;
  held: number;
  holders: HolderCall[];
}

export interface HolderCall {
  number: number;
  flow: string;
  since: string;
  units: number;
}
