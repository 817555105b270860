import type { SimulateInput } from '../simulate-input.ts';

/**
 * What a target is held against. `flows`: the blocking end to end of the calls that ask the resource, those that ask the same resources in the
 * same order together; `resource`: the call congestion of the resource itself, whether or not its calls find another way.
 */
export type SizingMeasure = 'flows' | 'resource';

/**
 * The days that a target is for. `mean-hour`: the busy hour of all counted days together; `itu`: the same, and at most 7 % on the average of the
 * five busiest days (ITU-T E.520); `peak-day`: the busy hour of the one busiest day.
 */
export type SizingBasis = 'mean-hour' | 'itu' | 'peak-day';

/** What is to be sized, and for what. */
export interface Sizing {
  /** Ids of the resources (of a link also without its direction); absent: all that hold whole units of a call, and links. */
  resources?: string[];
  /** Blocking, 0 to 1, exclusive; absent: the scenario's target, else 1 %. */
  target?: number;
  measure?: SizingMeasure;
  basis?: SizingBasis;
  /** Units that are bought at once; absent: by the trunk's `orderUnit`, else its kind. */
  orderUnit?: number;
  /** Whether further capacities around the answer are run for the curve. */
  curve?: boolean;
}

/** What sizing needs: that of a simulation, and what is to be sized. Plain data. */
export interface SizeInput extends SimulateInput {
  sizing: Sizing;
}
