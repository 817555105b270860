import { Cancelled, type Progress } from '../../models/core/job.ts';
import { plainSimulation } from '../../models/study/plain-simulation.ts';
import type { SimulateInput } from '../../models/study/simulate-input.ts';
import { simulate } from '../../models/study/simulate.ts';
import type { SimulateResult } from '../../models/study/simulate-result.ts';
import { createPool, type Pool, type PoolMember } from './pool.ts';
import { atMostEvery } from './seldom.ts';

export interface SimulateOnPoolOptions {
  workers: number;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
  /** Gives this thread's event loop a turn while the job is prepared; absent: it has none. */
  pause?: () => Promise<void>;
  /** Told the figures so far, at most every half second. */
  onPartial?: (result: SimulateResult) => void;
}

const PARTIAL_EVERY_MS = 500;

/** Simulates with the replications spread over workers. The result is that of one worker, bit for bit. */
export async function simulateOnPool(job: SimulateInput, start: () => PoolMember, options: SimulateOnPoolOptions): Promise<SimulateResult> {
  const { workers: size, signal, onProgress, pause, onPartial } = options;
  let pool: Pool | null = null;
  try {
    return await simulate(job, {
      signal, onProgress, pause, parallel: size, onPartial, wantsPartial: atMostEvery(PARTIAL_EVERY_MS),
      replicator: (simulation) => (pool = createPool(start, plainSimulation(simulation), { size, signal })).replicate,
    });
  } catch (reason) {
    // Whatever else broke because of it, a cancelled job was cancelled.
    throw signal.aborted ? new Cancelled() : reason;
  } finally {
    (pool as Pool | null)?.close();
  }
}
