import { stopIfCancelled, type JobOptions } from '../core/job.ts';
import type { DemandDay } from '../demand/demand.ts';
import type { StartRun } from '../simulation/engine.ts';
import { startRun } from '../simulation/run.ts';
import { dayStatistics, type DayStatistics } from './day-statistics.ts';
import { outageChanges } from './outages.ts';
import { countedWindows, type Simulation } from './prepare-simulation.ts';
import { probed, type Probe } from './sizing/probe.ts';

/** Events between two turns of the host's event loop. */
const SLICE_EVENTS = 65_536;

/** What one replication gives: for each asked state, the statistics of each counted day. Plain data. */
export interface ReplicationResult {
  replication: number;
  attempts: number;
  events: number;
  states: DayStatistics[][];
}

export interface ReplicateOptions extends JobOptions {
  /** The engine that runs it; absent: the kernel in models/simulation. */
  startRun?: StartRun;
  /** Told what each state gave as soon as it is through, in their order. */
  onState?: (days: DayStatistics[]) => void;
  /** Capacities to try in the place of the states; absent: the states as they are. */
  probes?: readonly Probe[];
}

/** Runs one replication through all states (or probes), on the same demand. Throws Cancelled when the signal says so. */
export async function replicate(simulation: Simulation, replication: number, options: ReplicateOptions = {}): Promise<ReplicationResult> {
  const start = options.startRun ?? startRun;
  const result: ReplicationResult = { replication, attempts: 0, events: 0, states: [] };
  let day: DemandDay | null = null;
  let growth = NaN;
  const drawn = simulation.demand.draw(replication);
  const { states } = options.probes ? probed(simulation, options.probes) : simulation;
  for (const state of states) {
    stopIfCancelled(options);
    if (!day || growth !== state.state.growth) {
      growth = state.state.growth;
      day = drawn.at(growth);
    }
    const windows = countedWindows(simulation, state, day);
    const changes = state.outage ? outageChanges(state.outage, state.compiled, day, simulation.estateZone) : [];
    const run = start(state.compiled.network, day.arrivals, windows, { seed: simulation.seed, replication, changes });
    const tell = (): void => options.onProgress?.({ done: (result.states.length + Math.min(1, run.attempts / Math.max(1, day!.arrivals.count))) / states.length, what: state.id });
    while (!run.step(SLICE_EVENTS)) {
      tell();
      if (options.pause) await options.pause();
      stopIfCancelled(options);
    }
    if (options.pause) await options.pause();
    result.attempts += run.attempts;
    result.events += run.events;
    const days = run.statistics().map((statistics, i) => dayStatistics(statistics, windows[i]!.from, simulation.index, simulation.estateZone));
    result.states.push(days);
    options.onState?.(days);
  }
  return result;
}
