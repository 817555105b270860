import { stopIfCancelled, type JobOptions } from '../core/job.ts';
import type { DemandDay } from '../demand/demand.ts';
import { startRun } from '../simulation/run.ts';
import type { FlowCounts, WindowStatistics } from '../simulation/statistics.ts';
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

/** Runs one replication through all states, on the same demand. Throws Cancelled when the signal says so. */
export async function replicate(simulation: Simulation, replication: number, options: JobOptions = {}): Promise<ReplicationResult> {
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
    const run = startRun(state.compiled.network, day.arrivals, windows, { seed: simulation.seed, replication });
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

function refusalsByFlow(statistics: WindowStatistics, index: FlowIndex): Float64Array {
  const resources = statistics.hourOfferedSeconds.length;
  const sums = new Float64Array(index.flows.length * resources);
  index.variants.forEach((variant, i) => {
    for (let r = 0; r < resources; r++) sums[variant.flow * resources + r]! += statistics.hourRefusals[i * resources + r]!;
  });
  return sums;
}
