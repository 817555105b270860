import { Cancelled } from '../../models/core/job.ts';
import type { Pair } from '../../models/core/paired-difference.ts';
import { compare } from '../../models/study/compare.ts';
import type { CompareResult } from '../../models/study/compare-result.ts';
import { plainSimulation } from '../../models/study/plain-simulation.ts';
import type { Simulation } from '../../models/study/prepare-simulation.ts';
import type { SimulateInput } from '../../models/study/simulate-input.ts';
import { createPool, type Pool, type PoolMember } from './pool.ts';
import type { SimulateOnPoolOptions } from './simulate-on-pool.ts';

/** Compares two scenarios, each on half of the workers. The result is that of one worker, bit for bit. */
export async function compareOnPool(jobs: Pair<SimulateInput>, start: () => PoolMember, options: SimulateOnPoolOptions): Promise<CompareResult> {
  const { workers, signal, onProgress, pause } = options;
  const pools: Pool[] = [];
  const open = (simulation: Simulation, size: number): Pool['replicate'] => {
    const pool = createPool(start, plainSimulation(simulation), { size: Math.max(1, size), signal });
    pools.push(pool);
    return pool.replicate;
  };
  try {
    return await compare(jobs.a, jobs.b, {
      signal, onProgress, pause, parallel: workers,
      replicators: ({ a, b }) => ({ a: open(a, Math.ceil(workers / 2)), b: open(b, Math.floor(workers / 2)) }),
    });
  } catch (reason) {
    // Whatever else broke because of it, a cancelled job was cancelled.
    throw signal.aborted ? new Cancelled() : reason;
  } finally {
    for (const pool of pools) pool.close();
  }
}
