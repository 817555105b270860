import type { CallClass } from '../scenario/scenario.ts';

/** What is reported: all attempts with the same origin, destination and class. Name: `lon-sales>pstn:national`. */
export interface Flow {
  name: string;
  /** Group id, site id (its unassigned users) or `pstn`. */
  from: string;
  to: string;
  class: CallClass;
}

/**
 * The calls of a flow that any state routes alike: the index that demand gives each call (`Arrivals.flow`) and for which the
 * compile step makes one `FlowRoutes`. Known before the compile step and the same in every state.
 */
export interface Variant {
  /** Index into the flows. */
  flow: number;
  /** Recorded calls: the trunks (scenario ids) whose channels the call held and through which phases; empty: none or synthetic. */
  recorded: RecordedTrunk[];
  /** Phases of its calls (1 unless a recorded trunk was held for a part of the call only). */
  phases: number;
  /** Id of the number range of the user's own number (called number inbound, caller's number outbound); null: none known. */
  range: string | null;
  /** Digits dialled for routing patterns, E.164 with `+`; null: unknown. One example stands for all calls that match the same rules. */
  number: string | null;
  /** True for calls that came from call records. */
  fromRecords: boolean;
  /**
   * Id of the PBX that a recorded end stands on, where its site does not tell: unassigned users, and calls forwarded from the public
   * network to the public network (`fromPbx`). Absent or null: the group's, else the site's.
   */
  fromPbx?: string | null;
  toPbx?: string | null;
  /** The records tell the trunks of such calls, and these held none (refused or given up before): nor do they while nothing has changed. */
  trunkless?: boolean;
}

export interface RecordedTrunk {
  trunk: string;
  /** First and last phase (index) in which it was held. */
  from: number;
  until: number;
}

/** Flows and variants of a whole demand, recorded calls first, synthetic ones behind. */
export interface FlowIndex {
  flows: Flow[];
  variants: Variant[];
}
