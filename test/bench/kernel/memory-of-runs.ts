import type { StartRun } from '../../../models/simulation/engine.ts';
import type { BenchRun } from './bench-run.ts';
import { trunkNetworkRun } from './trunk-network.ts';

const SLICE_EVENTS = 65_536;

/** Resident bytes at the highest of one run of so many calls, above what its arrivals take; one counted day whatever the number. */
export function memoryOfRun(startRun: StartRun, calls: number): number {
  const run = trunkNetworkRun(calls);
  run.windows = run.windows.slice(0, 1);
  collect();
  const before = process.memoryUsage.rss();
  return highestWhile(startRun, run) - before;
}

/** Resident bytes at the highest of so many replications one behind the other, each drawn anew. */
export function memoryOfReplications(startRun: StartRun, calls: number, replications: number): number {
  let highest = 0;
  for (let replication = 0; replication < replications; replication++) highest = Math.max(highest, highestWhile(startRun, trunkNetworkRun(calls, replication)));
  return highest;
}

function highestWhile(startRun: StartRun, { network, arrivals, windows, options }: BenchRun): number {
  const run = startRun(network, arrivals, windows, options);
  let highest = process.memoryUsage.rss();
  while (!run.step(SLICE_EVENTS)) highest = Math.max(highest, process.memoryUsage.rss());
  run.statistics();
  return Math.max(highest, process.memoryUsage.rss());
}

/** With `--expose-gc`. */
function collect(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
