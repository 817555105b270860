import { Cancelled } from '../../models/core/job.ts';
import { plainSimulation } from '../../models/study/plain-simulation.ts';
import { size } from '../../models/study/sizing/size.ts';
import type { SizeInput } from '../../models/study/sizing/size-input.ts';
import type { SizeResult } from '../../models/study/sizing/size-result.ts';
import { engineFor } from './engine-for.ts';
import { createPool, type Pool, type PoolMember } from './pool.ts';
import type { SimulateOnPoolOptions } from './simulate-on-pool.ts';

/** Sizes with the replications spread over workers; a replay runs on this thread. The result is that of one worker, bit for bit. */
export async function sizeOnPool(job: SizeInput, start: () => PoolMember, { workers, pause, signal, onProgress }: SimulateOnPoolOptions): Promise<SizeResult> {
  const pools: Pool[] = [];
  try {
    return await size(job, {
      signal, onProgress, pause, parallel: workers, startRun: await engineFor('busyhour'),
      replicator: (simulation) => {
        const pool = createPool(start, plainSimulation(simulation), { size: workers, signal });
        pools.push(pool);
        return pool.replicate;
      },
    });
  } catch (reason) {
    // Whatever else broke because of it, a cancelled job was cancelled.
    throw signal.aborted ? new Cancelled() : reason;
  } finally {
    for (const pool of pools) pool.close();
  }
}
