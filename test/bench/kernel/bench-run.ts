import type { Arrivals } from '../../../models/core/arrivals.ts';
import type { LossNetwork } from '../../../models/core/loss-network.ts';
import type { CountedWindow } from '../../../models/core/window.ts';

/** One replication that every contestant runs: what it is run on, and the key of its draws. */
export interface BenchRun {
  network: LossNetwork;
  arrivals: Arrivals;
  windows: CountedWindow[];
  options: { seed: number; replication: number };
}
