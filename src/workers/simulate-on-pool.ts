import { Cancelled, type Progress } from '../../models/core/job.ts';
import type { SimulateInput } from '../../models/study/simulate-input.ts';
import { simulate } from '../../models/study/simulate.ts';
import type { SimulateResult } from '../../models/study/simulate-result.ts';
import { createPool, type PoolMember } from './pool.ts';

export interface SimulateOnPoolOptions {
  workers: number;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** Simulates with the replications spread over workers. The result is that of one worker, bit for bit. */
export async function simulateOnPool(job: SimulateInput, start: () => PoolMember, options: SimulateOnPoolOptions): Promise<SimulateResult> {
  const { workers: size, signal, onProgress } = options;
  const pool = createPool(start, job, { size, signal });
  try {
    return await simulate(job, { signal, onProgress, replicate: pool.replicate, parallel: size });
  } catch (reason) {
    // Whatever else broke because of it, a cancelled job was cancelled.
    throw signal.aborted ? new Cancelled() : reason;
  } finally {
    pool.close();
  }
}
