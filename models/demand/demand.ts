import type { Arrivals } from '../core/arrivals.ts';

/** One day (or, for replay, one whole period) of call attempts with what of it is counted. */
export interface DemandDay {
  arrivals: Arrivals;
  /** Counted days inside it, in order: first instant, first instant no longer, local day number. Replay has many, the others one. */
  days: { from: number; until: number; day: number }[];
}

/** A stream of call attempts, the same for every state but for growth. */
export interface Demand {
  method: 'replay' | 'resample' | 'synthetic';
  /** Replications that the method allows: null = as many as asked; replay: 1. */
  replications: number | null;
  /** Call attempts of a replication at a growth factor. Same arguments, same bytes. */
  generate(replication: number, growth: number): DemandDay;
  /**
   * Expected load of each variant (erlang, occupied time) over the counted days, by quarter of an hour of a zone's clock:
   * `erlangs[variant * 96 + quarter]`. Growth leaves its shape alone.
   */
  expectedLoad(zoneId: string): Float64Array;
  /** Share of the occupied time of a variant's calls that each of its phases makes, `[variant][phase]`; sums to 1. */
  phaseShares: number[][];
}
