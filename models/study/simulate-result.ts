import type { Estimate } from '../core/estimate.ts';
import type { Issue } from '../core/issue.ts';
import type { ResourceKind } from '../callflow/compiled.ts';

/** The document that `simulate --json` prints; keys stand in this order. Units: bit/s, seconds, erlang, ratios 0 to 1. */
export interface SimulateResult {
  scenario: string;
  seed: number;
  engine: 'busyhour' | 'simjs';
  stopped: 'precision' | 'replications' | 'budget';
  attempts: number;
  events: number;
  seconds: number;
  workers: number;
  defaults: string[];
  states: StateResult[];
  /** Share of recorded PSTN calls whose recorded trunk the model would have picked first in the baseline; null without records. */
  routingFit: { calls: number; share: number; proven: boolean } | null;
  /** Calls whose parties tie to no group: count and share of the erlangs. */
  unassigned: { calls: number; share: number } | null;
  /** Whether the replications were enough to decide. */
  precision: PrecisionResult;
  warnings: Issue[];
}

/**
 * Whether the run was long enough. With a precision asked for: whether every flow's blocking is known to it. Without: whether every verdict on
 * a target is sure.
 */
export interface PrecisionResult {
  /** Relative half width asked for; null: none. */
  wanted: number | null;
  enough: boolean;
  /** Estimated number of further replications that would be enough; 0 when enough, null where it cannot be told (fewer than two replications, or replay). */
  more: number | null;
  /** How many flows (over all states) are not known well enough, and the one that needs most replications. */
  undecided: number;
  widest: { state: string; target: string; estimate: Estimate } | null;
  /** Share of the calls (of all states) whose flows are known well enough; 1 where no flow is judged. */
  decided: number;
  /** Estimated number of further replications that would be enough for 95 % of the calls and for every link; 0 when they are, null as `more`. */
  moreForMost: number | null;
}

export interface StateResult {
  /** Of a variant with an outage `<state>/outage-<n>`; it stands behind its state. */
  id: string;
  /** First day of the state; of a variant the day of the outage. */
  date: string | null;
  /** `10:00/11:00` in the estate's zone. */
  busyHour: string;
  resources: ResourceResult[];
  flows: FlowResult[];
  links: LinkResult[];
  targets: TargetResult[];
  /** Mean calls in progress in the state's busy hour, by kind. */
  callsInProgress: { pbxInternal: Estimate; teamsInternal: Estimate; crossPlatform: Estimate; pstn: Estimate; all: Estimate };
  /** Channels that each tie trunk holds in the state's busy hour, interim forwards included; empty where internal calls are not known and not assumed. */
  tieHeld: TieHeld[];
  /** Of a variant: what fails in it; null in a migration state. */
  outage: OutageResult | null;
  /** Load through the day of each resource, for drawing; not part of the printed document. */
  curves: DayCurve[];
}

/** An outage that falls on every day of a variant. */
export interface OutageResult {
  /** Id of the state that it is a variant of. */
  of: string;
  /** What is shut. */
  resource: string;
  /** `10:00` by the clock of the resource's site. */
  start: string;
  durationSeconds: number;
  /** Whether calls in progress are cut; else they go on, and no new one begins. */
  drop: boolean;
}

/** Occupied units (links: bit/s) of a resource by quarter of an hour of the estate's day, means over the counted days. */
export interface DayCurve {
  id: string;
  /** Time-weighted mean of the quarter, and the mean over the days of its highest. */
  mean: number[];
  highest: number[];
  /** The highest of all days. */
  peak: number[];
}

export interface TieHeld {
  id: string;
  /** Mean calls across platforms, in erlang over all tie trunks, that the records lack and the scenario assumes; null: none lacking. */
  assumed: { low: number; high: number } | null;
  mean: Estimate;
  p95: Estimate;
  p99: Estimate;
  max: Estimate;
}

export interface ResourceResult {
  id: string;
  kind: ResourceKind;
  unit: string;
  /** Null: unlimited. */
  capacity: number | null;
  day: { offered: number; carried: number; overflowed: number; blocked: number; passed: number };
  busyHour: {
    start: string;
    offeredErlangs: Estimate; carriedErlangs: Estimate; blocking: Estimate;
    mean: Estimate; p95: Estimate; p99: Estimate; max: Estimate;
  };
  /** The worst moment of all replications: most units, the replication (from 0) and the instant (ISO 8601 with offset) at which they were reached first; null: never used. */
  worst: { units: number; replication: number; at: string } | null;
}

export interface FlowResult {
  from: string; to: string; class: string;
  calls: number; offered: number; carried: number; overflowed: number; blocked: number; abandoned: number; dropped: number;
  blocking: Estimate; dayMean: Estimate;
  /** Voice quality: null until it is modelled. */
  r: Estimate | null;
  /** The resource that refused most of its blocked first attempts in the busy hour; null when none was blocked. */
  refusedBy: string | null;
}

export interface LinkResult {
  id: string;
  direction: 'up' | 'down';
  capacity: number;
  busyHour: {
    /** Mean voice load, bit/s. */
    voice: Estimate;
    /** Voice and measured background. */
    total: Estimate;
    /** Total over the link's rate. */
    use: Estimate;
    /** Null until queueing is modelled. */
    delay: Estimate | null;
    loss: Estimate | null;
    /** Of the voice load of one second, bit/s. */
    p95: Estimate;
    p99: Estimate;
    max: Estimate;
    /** p95 of the mean voice load of five minutes, as network management shows it, bit/s. */
    fiveMinuteP95: Estimate;
    start: string;
  };
}

export interface TargetResult {
  target: 'blocking' | 'emergencyBlocking' | 'linkUse';
  flow?: string;
  link?: string;
  wanted: number;
  got: Estimate;
  met: boolean;
  /** False when the interval contains the target. */
  sure: boolean;
}
