import type { ResourceKind } from '../../callflow/compiled.ts';
import type { Estimate } from '../../core/estimate.ts';
import type { Issue } from '../../core/issue.ts';
import type { SizingBasis, SizingMeasure } from './size-input.ts';

/** The document that `size --json` prints, but for its sentences; keys stand in this order. Bit rates in bit/s, traffic in erlang, ratios 0 to 1. */
export interface SizeResult {
  scenario: string;
  seed: number;
  measure: SizingMeasure;
  basis: SizingBasis;
  /** `found`: every search came to its end; `budget`: the budget of attempts ended them, and what was not found is null. */
  stopped: 'found' | 'budget';
  replications: number;
  confidence: number;
  attempts: number;
  events: number;
  seconds: number;
  workers: number;
  states: SizedState[];
  warnings: Issue[];
}

export interface SizedState {
  id: string;
  date: string | null;
  resources: SizedResource[];
}

export interface SizedResource {
  id: string;
  kind: ResourceKind;
  unit: string;
  /** Today's; null: unlimited. */
  capacity: number | null;
  /** Start of its busy hour, by the clock of its site. */
  busyHour: string;
  /** Blocking; of a link its highest use. */
  target: number;
  formula: FormulaAnswer;
  simulation: SimulationAnswer;
  /** Null where there are no call records. */
  replay: ReplayAnswer | null;
  /** Why the three differ, or that they agree, and what else bears on them. */
  reasons: SizingReason[];
  /** What to buy; null where nothing meets the target. */
  order: OrderAnswer | null;
  /** Blocking at capacities that were simulated, rising; empty for links. */
  curve: CurveSample[];
}

export interface FormulaAnswer {
  /** `erlang-b`, or of a link `poisson`: p99 of Poisson traffic. */
  formula: 'erlang-b' | 'poisson';
  /** Offered in the busy hour, by a simulation in which the resource has no limit; of a link the voice load, bit/s. */
  offered: Estimate;
  /** Least capacity, and for the ends of the interval of the load. */
  capacity: number;
  low: number | null;
  high: number | null;
  /** Variance ÷ mean of what that load holds without a limit. */
  peakedness: Estimate;
  /** Least capacity by Hayward with this peakedness; null where it does not differ from 1 for sure, and for links. */
  hayward: number | null;
}

export interface SimulationAnswer {
  /** Least capacity whose estimate meets the target; null: none does, or it was not found within the budget. */
  capacity: number | null;
  /** Least capacity whose upper bound meets it; null: with so few calls none can be sure. */
  sure: number | null;
  /** Blocking (of a link p99 of its use) at `capacity`; null without one. */
  blocking: Estimate | null;
  /** Average blocking of the five busiest days at `capacity`; null with fewer days, and for links. */
  fiveBusiest: number | null;
  /** The flow that binds: of those judged together the one with most blocked calls at one unit less; null: none was blocked. */
  binds: string | null;
  /** The resource that refused most of these. */
  refusedBy: string | null;
}

export interface ReplayAnswer {
  /** Least capacity on which at most the target of the recorded calls is blocked. */
  capacity: number | null;
  /** Most units that the recorded calls would hold at once, and of how many days that is the maximum. */
  peak: number;
  days: number;
  /** Whether the trunk stood full in the records, so that both are lower bounds. */
  isLowerBound: boolean;
}

export interface OrderAnswer {
  /** Units that are bought at once, and where that is from. */
  unit: number;
  source: string;
  /** How many of them, and the capacity that they make. */
  count: number;
  capacity: number;
  /** What is left when one of the modules (PRI, or machine that shares the pool) fails; null where nothing is told to fail alone. */
  withoutOne: number | null;
}

export interface CurveSample {
  capacity: number;
  blocking: Estimate;
  /** Blocking by the formula on the same load. */
  formula: number;
}

export type SizingReason =
  /** Formula and simulation are within a unit of each other. */
  | { code: 'agree' }
  | { code: 'unused' }
  /** Traffic varies more, or less, than Poisson's. */
  | { code: 'bursty' | 'smooth'; peakedness: number; hayward: number }
  /** The resource gets calls that others refused. */
  | { code: 'overflow' }
  /** Its calls have another way when it refuses; share of the attempts that it refuses itself at the answer. */
  | { code: 'high-usage'; own: number }
  /** Its calls ask other resources too, which block some of them or carry what it refuses. */
  | { code: 'end-to-end'; own: number }
  /** Without any limit here the target is missed all the same. */
  | { code: 'refused-elsewhere'; resource: string | null; blocking: number }
  | { code: 'retries'; probability: number }
  /** No capacity is sure: the calls are too few. */
  | { code: 'few-calls'; calls: number }
  /** The replay has no growth. */
  | { code: 'replay-grows-not'; growth: number }
  | { code: 'truncated'; sentence: string }
  /** The tie trunk's internal calls are not in the records. */
  | { code: 'internal-calls-unknown' }
  | { code: 'days-differ' | 'chance' };
