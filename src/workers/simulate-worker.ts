import { transfer } from 'comlink';
import type { StartRun } from '../../models/simulation/engine.ts';
import { simulationOf } from '../../models/study/plain-simulation.ts';
import type { Simulation } from '../../models/study/prepare-simulation.ts';
import { replicate } from '../../models/study/replicate.ts';
import { answer } from './answer.ts';
import { transferables } from './buffers.ts';
import { engineFor } from './engine-for.ts';
import type { SimulateWorker } from './protocol.ts';
import { seldom } from './seldom.ts';

/**
 * One worker of the pool, the same in a browser and in Node: it is given a prepared job and runs replications of it, one at a time.
 * A cancelled replication leaves it ready for the next.
 */
export function simulateWorker(pause: () => Promise<void>): SimulateWorker {
  let prepared: { simulation: Simulation; startRun: StartRun } | null = null;
  let signal = { aborted: false };
  return {
    prepare: (job) =>
      answer(async () => {
        prepared = { simulation: simulationOf(job), startRun: await engineFor(job.engine) };
        return true as const;
      }),
    async replicate(replication, onProgress, onState, probes) {
      const own = (signal = { aborted: false });
      const result = await answer(async () => {
        if (!prepared) throw new Error('A replication was asked for before its job was prepared.');
        return replicate(prepared.simulation, replication, { startRun: prepared.startRun, pause, signal: own, onProgress: seldom(onProgress), onState, probes });
      });
      return 'ok' in result ? transfer(result, transferables(result.ok)) : result;
    },
    cancel() {
      signal.aborted = true;
    },
  };
}
