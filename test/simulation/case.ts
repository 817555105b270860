import type { Arrivals } from '../../models/core/arrivals.ts';
import type { CapacityChange, LossNetwork } from '../../models/core/loss-network.ts';
import type { CountedWindow } from '../../models/core/window.ts';

/** All that an engine is given for one run. */
export interface Case {
  network: LossNetwork;
  arrivals: Arrivals;
  windows: CountedWindow[];
  seed: number;
  changes?: CapacityChange[];
}

/** Start of the simulated time: a real instant, so that sums of seconds are exact to the bit. */
export const START = 1_800_000_000;
