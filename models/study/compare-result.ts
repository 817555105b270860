import type { ResourceKind } from '../callflow/compiled.ts';
import type { Difference } from '../core/difference.ts';
import type { Issue } from '../core/issue.ts';
import type { Pair } from '../core/paired-difference.ts';
import type { SimulateResult } from './simulate-result.ts';

/**
 * The document that `compare --json` prints; keys stand in this order. Every difference is B − A with an interval paired by replication. Units:
 * bit/s, erlang, ratios 0 to 1, calls of a mean day.
 */
export interface CompareResult {
  /** Names of the scenarios. */
  scenarios: Pair<string>;
  seed: number;
  engine: SimulateResult['engine'];
  stopped: SimulateResult['stopped'];
  /** Pairs of replications (of a replay: the one pass). */
  replications: number;
  confidence: number;
  attempts: Pair<number>;
  events: Pair<number>;
  seconds: number;
  workers: number;
  /** The states that both have. */
  states: StateComparison[];
  /** Ids of states that only one has. */
  only: Pair<string[]>;
  pairing: Pairing;
  warnings: Pair<Issue[]>;
}

/** What it brought to run both on the same random numbers. */
export interface Pairing {
  /** Differences that are not the same in every replication. */
  differences: number;
  /** Median over them of the variance between independent runs ÷ the paired variance; null where there is none. */
  varianceRatio: number | null;
}

export interface StateComparison {
  id: string;
  date: Pair<string | null>;
  /** `10:00/11:00`: figures of flows are of each scenario's own busy hour. */
  busyHour: Pair<string>;
  total: TotalComparison;
  flows: FlowComparison[];
  resources: ResourceComparison[];
  links: LinkComparison[];
  /** Targets that both have, by what they are of. */
  targets: TargetComparison[];
  /** What only one has. */
  only: Pair<{ flows: string[]; resources: string[]; links: string[] }>;
}

/** All flows of a state, those of one scenario alone included. */
export interface TotalComparison {
  calls: Difference;
  blocked: Difference;
  blocking: Difference;
}

export interface FlowComparison {
  from: string;
  to: string;
  class: string;
  /** First attempts of a mean day. */
  calls: Difference;
  /** Blocked attempts of a mean day, retries included. */
  blocked: Difference;
  /** Of first attempts in the state's busy hour. */
  blocking: Difference;
}

export interface ResourceComparison {
  id: string;
  kind: ResourceKind;
  unit: string;
  /** Null: unlimited. */
  capacity: Pair<number | null>;
  busyHour: {
    start: Pair<string>;
    offeredErlangs: Difference; carriedErlangs: Difference; blocking: Difference;
    mean: Difference; p95: Difference; p99: Difference; max: Difference;
  };
  /** Units needed for the blocking that each scenario sets as target (else 1 %); null for what is not sized, or cannot be. */
  needed: Difference | null;
}

export interface LinkComparison {
  id: string;
  direction: 'up' | 'down';
  capacity: Pair<number>;
  busyHour: { start: Pair<string>; voice: Difference; p99: Difference; use: Difference };
}

export interface TargetComparison {
  target: 'blocking' | 'emergencyBlocking' | 'linkUse';
  flow?: string;
  link?: string;
  wanted: Pair<number>;
  met: Pair<boolean>;
  /** False where the interval contains the target. */
  sure: Pair<boolean>;
}
