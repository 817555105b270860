import type { JobOptions } from '../core/job.ts';
import { inSlices, type Slices } from '../core/slices.ts';
import type { Arrivals } from '../core/arrivals.ts';
import type { LossNetwork } from '../core/loss-network.ts';
import type { CountedWindow } from '../core/window.ts';
import type { DemandDay } from '../demand/demand.ts';
import type { RunOptions, StartRun } from '../simulation/engine.ts';
import type { Interval } from '../simulation/first-blocked.ts';
import type { WindowStatistics } from '../simulation/statistics.ts';
import { outageChanges } from './outages.ts';
import { countedWindows, type SimulatedState, type Simulation } from './prepare-simulation.ts';

const HOUR = 3600;
const SLICE_EVENTS = 65_536;

/** One replication of a state, ready for any engine. */
export interface PlayedDay {
  replication: number;
  days: DemandDay['days'];
  /** The arguments of an engine, in its order. */
  run: [network: LossNetwork, arrivals: Arrivals, windows: CountedWindow[], options: RunOptions];
}

/** The replication (from 0) of a state: the calls that `simulate` runs, and the changes of capacity that its outage makes. */
export function playedDay(simulation: Simulation, state: SimulatedState, replication: number): PlayedDay {
  const day = simulation.demand.generate(replication, state.state.growth);
  const windows = countedWindows(simulation, state, day);
  const changes = state.outage ? outageChanges(state.outage, state.compiled, day, simulation.estateZone) : [];
  return { replication, days: day.days, run: [state.compiled.network, day.arrivals, windows, { seed: simulation.seed, replication, changes }] };
}

/** What an engine counts in it. Throws Cancelled when the signal says so. */
export async function countPlayedDay({ run }: PlayedDay, startRun: StartRun, options: JobOptions): Promise<WindowStatistics[]> {
  const started = startRun(...run);
  await inSlices(stepping(started, run[1].count), { ...options, onProgress: undefined }, { what: '', from: 0, share: 0 });
  return started.statistics();
}

/** The state's busy hour on each counted day. */
export function busyHoursOf({ run }: PlayedDay): Interval[] {
  const [, , windows] = run;
  return windows.map(({ stateBusyHour }) => ({ from: stateBusyHour, until: stateBusyHour + HOUR }));
}

function* stepping(run: ReturnType<StartRun>, arrivals: number): Slices<void> {
  while (!run.step(SLICE_EVENTS)) yield Math.min(1, run.attempts / Math.max(1, arrivals));
}
