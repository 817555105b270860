import type { StartRun } from '../../../models/simulation/engine.ts';
import { runKernel, runOnce } from './kernel-contestant.ts';
import type { Outcome } from './outcome.ts';
import { decodeRun } from './run-file.ts';
import { trunkNetworkRun } from './trunk-network.ts';

/** What a worker of the browser or of Node is asked to do, from the same bundle. */
export interface Tasks {
  /** Times the run of a file. */
  measure(file: ArrayBuffer): Outcome;
  /** Runs a file so many times. */
  repeat(file: ArrayBuffer, times: number): void;
  /** Draws the calls of so many replications of the trunk network and runs them. */
  draw(calls: number, replications: number): void;
}

/** The tasks on an engine. */
export function tasksOf(startRun: StartRun): Tasks {
  return {
    measure: (file) => runKernel(startRun, [decodeRun(file)]),
    repeat(file, times) {
      const run = decodeRun(file);
      for (let n = 0; n < times; n++) runOnce(startRun, run);
    },
    draw(calls, replications) {
      for (let replication = 0; replication < replications; replication++) runOnce(startRun, trunkNetworkRun(calls, replication));
    },
  };
}
