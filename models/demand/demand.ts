import type { Arrivals, StreamKeys } from '../core/arrivals.ts';
import type { FittedFlows } from './fitted-flows.ts';
import type { RecordedCalls } from './recorded-calls.ts';
import type { SyntheticSource } from './synthetic.ts';

/** One day (or, for replay, one whole period) of call attempts with what of it is counted. */
export interface DemandDay {
  arrivals: Arrivals;
  /** Counted days inside it, in order: first instant, first instant no longer, local day number. Replay has many, the others one. */
  days: { from: number; until: number; day: number }[];
}

/** One replication's day, whose draws are kept: at another growth factor the same calls stand where they can. */
export interface DrawnDay {
  at(growth: number): DemandDay;
}

/** What a demand is made from: plain data, which crosses a worker. */
export interface DemandData {
  method: 'replay' | 'resample' | 'fitted' | 'synthetic';
  seed: number;
  /** 1 Monday to 7 Sunday. */
  weekdays: number[];
  /** Zone whose midnight begins the day. */
  estateZone: string;
  /** Local day numbers that count; without records the one day that synthetic calls are made for. */
  days: number[];
  calls: RecordedCalls | null;
  fitted: FittedFlows | null;
  synthetic: SyntheticSource[];
  /** One for each flow's recorded calls, then one for each synthetic row. */
  streams: StreamKeys;
  /** How long the demand before a counted day runs first. */
  warmSeconds: number;
  /** How far the demand goes on behind a counted day: busy hours of sites in other zones may reach over its end. */
  behindSeconds: number;
  variants: number;
  /** Share of the occupied time of a variant's calls that each of its phases makes, `[variant][phase]`; sums to 1. */
  phaseShares: number[][];
}

/** A stream of call attempts, the same for every state but for growth. */
export interface Demand {
  data: DemandData;
  method: DemandData['method'];
  /** Replications that the method allows: null = as many as asked; replay: 1. */
  replications: number | null;
  /** The day of a replication. Same arguments, same bytes. */
  draw(replication: number): DrawnDay;
  /** Call attempts of a replication at a growth factor: those of its drawn day. */
  generate(replication: number, growth: number): DemandDay;
  /**
   * Expected load of each variant (erlang, occupied time) over the counted days, by quarter of an hour of a zone's clock:
   * `erlangs[variant * 96 + quarter]`. Growth leaves its shape alone.
   */
  expectedLoad(zoneId: string): Float64Array;
  phaseShares: number[][];
}
