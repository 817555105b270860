import type { CallTable } from '../cdr/call-table.ts';

/** What one simulation needs; the same on the command line, in the browser and in tests. Plain data. */
export interface SimulateInput {
  /** The scenario document (parsed JSON). */
  document: unknown;
  table: CallTable | null;
  /** Text of the directory CSV; null when the scenario names none. */
  directory: string | null;
  overrides: SimulateOverrides;
}

export type EngineName = 'busyhour' | 'simjs';

export interface SimulateOverrides {
  seed?: number;
  replications?: number;
  precision?: number;
  /** Ids of the states to run; absent: all. */
  states?: string[];
  /** The engine that runs the replications; absent: busyhour. Both give the same figures. */
  engine?: EngineName;
}
