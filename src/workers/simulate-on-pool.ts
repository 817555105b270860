import { Cancelled, type Progress } from '../../models/core/job.ts';
import { plainSimulation } from '../../models/study/plain-simulation.ts';
import { prepareSimulation } from '../../models/study/prepare-simulation.ts';
import type { SimulateInput } from '../../models/study/simulate-input.ts';
import { preparing, simulatePrepared } from '../../models/study/simulate.ts';
import type { SimulateResult } from '../../models/study/simulate-result.ts';
import { createPool, type PoolMember } from './pool.ts';
import { Pace } from './seldom.ts';

export interface PoolSettings {
  workers: number;
  /** Gives this thread's event loop a turn while the job is prepared; absent: it has none. */
  pause?: () => Promise<void>;
}

export interface RunOptions {
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
  /** Told the figures so far, at most every half second, and seldom enough to cost little. */
  onPartial?: (result: SimulateResult) => void;
}

export type SimulateOnPoolOptions = PoolSettings & RunOptions;

/** A simulation that is prepared, or being prepared, with its pool; it can be run once. */
export interface ReadySimulation {
  /** Starts all workers once it is prepared; rejected as the run will be. */
  whenReady: () => Promise<void>;
  run: (options: RunOptions) => Promise<SimulateResult>;
}

const PARTIAL_EVERY_MS = 500;

/** Simulates with the replications spread over workers. The result is that of one worker, bit for bit. */
export async function simulateOnPool(job: SimulateInput, start: () => PoolMember, { workers, pause, ...options }: SimulateOnPoolOptions): Promise<SimulateResult> {
  return readySimulation(job, start, { workers, pause }).run(options);
}

/** Begins to prepare a simulation before anybody waits for it. */
export function readySimulation(job: SimulateInput, start: () => PoolMember, { workers: size, pause }: PoolSettings): ReadySimulation {
  const stop = new AbortController();
  let tell: (progress: Progress) => void = () => undefined;
  const opening = prepareSimulation(job, { signal: stop.signal, pause, onProgress: (progress) => tell(progress) })
    .then((simulation) => ({ simulation, pool: createPool(start, plainSimulation(simulation), { size, signal: stop.signal }) }));
  // A failure is told to whoever runs it.
  opening.catch(() => undefined);
  return {
    whenReady: () => opening.then(({ pool }) => pool.startAll()),
    async run({ signal, onProgress, onPartial }) {
      tell = preparing(onProgress)!;
      if (signal.aborted) stop.abort();
      else signal.addEventListener('abort', () => stop.abort(), { once: true });
      try {
        const { simulation, pool } = await opening;
        const pace = new Pace(PARTIAL_EVERY_MS);
        const tellPartial = onPartial && ((figures: SimulateResult): void => {
          pace.made();
          onPartial(figures);
        });
        return await simulatePrepared(simulation, { signal, onProgress, parallel: size, onPartial: tellPartial, wantsPartial: () => pace.wants(), replicator: () => pool.replicate });
      } catch (reason) {
        // Whatever else broke because of it, a cancelled job was cancelled.
        throw signal.aborted ? new Cancelled() : reason;
      } finally {
        void opening.then(({ pool }) => pool.close(), () => undefined);
      }
    },
  };
}
