import { stopIfCancelled, type JobOptions } from '../core/job.ts';
import type { DemandDay } from '../demand/demand.ts';
import type { StartRun } from '../simulation/engine.ts';
import { startRun } from '../simulation/run.ts';
import type { FlowCounts, Refusals, WindowStatistics } from '../simulation/statistics.ts';
import type { FlowIndex } from '../callflow/variant.ts';
import { countedWindows, type Simulation } from './prepare-simulation.ts';

/** Events between two turns of the host's event loop. */
const SLICE_EVENTS = 65_536;

/** What one replication gives: for each asked state, the statistics of each counted day. Plain data. */
export interface ReplicationResult {
  replication: number;
  attempts: number;
  events: number;
  states: WindowStatistics[][];
}

export interface ReplicateOptions extends JobOptions {
  /** The engine that runs it; absent: the kernel in models/simulation. */
  startRun?: StartRun;
}

/** Runs one replication through all states, on the same demand. Throws Cancelled when the signal says so. */
export async function replicate(simulation: Simulation, replication: number, options: ReplicateOptions = {}): Promise<ReplicationResult> {
  const start = options.startRun ?? startRun;
  const result: ReplicationResult = { replication, attempts: 0, events: 0, states: [] };
  let day: DemandDay | null = null;
  let growth = NaN;
  for (const state of simulation.states) {
    stopIfCancelled(options);
    if (!day || growth !== state.state.growth) {
      growth = state.state.growth;
      day = simulation.demand.generate(replication, growth);
    }
    const windows = countedWindows(simulation, state, day);
    const run = start(state.compiled.network, day.arrivals, windows, { seed: simulation.seed, replication });
    const tell = (): void => options.onProgress?.({ done: (result.states.length + Math.min(1, run.attempts / Math.max(1, day!.arrivals.count))) / simulation.states.length, what: state.state.id });
    while (!run.step(SLICE_EVENTS)) {
      tell();
      if (options.pause) await options.pause();
      stopIfCancelled(options);
    }
    if (options.pause) await options.pause();
    result.attempts += run.attempts;
    result.events += run.events;
    result.states.push(run.statistics().map((statistics) => byFlow(statistics, simulation.index)));
  }
  return result;
}

/** Adds up the variants of each flow. */
function byFlow(statistics: WindowStatistics, index: FlowIndex): WindowStatistics {
  const sum = (column: Float64Array): Float64Array => {
    const sums = new Float64Array(index.flows.length);
    index.variants.forEach((variant, i) => (sums[variant.flow]! += column[i]!));
    return sums;
  };
  const counts = Object.entries(statistics.flows).map(([name, column]) => [name, sum(column as Float64Array)]);
  return { ...statistics, flows: Object.fromEntries(counts) as unknown as FlowCounts, hourRefusals: refusalsByFlow(statistics, index) };
}

/** Adds up the refusals of the variants of each flow; ordered by flow, then resource. */
function refusalsByFlow({ hourRefusals, hourOfferedSeconds }: WindowStatistics, index: FlowIndex): Refusals {
  const resources = hourOfferedSeconds.length;
  const sums = new Map<number, number>();
  hourRefusals.flow.forEach((variant, i) => {
    const key = index.variants[variant]!.flow * resources + hourRefusals.resource[i]!;
    sums.set(key, (sums.get(key) ?? 0) + hourRefusals.count[i]!);
  });
  const keys = [...sums.keys()].sort((a, b) => a - b);
  return {
    flow: Int32Array.from(keys, (key) => Math.floor(key / resources)),
    resource: Int32Array.from(keys, (key) => key % resources),
    count: Float64Array.from(keys, (key) => sums.get(key)!),
  };
}
