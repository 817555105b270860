import type { StartRun } from '../../../models/simulation/engine.ts';
import type { WindowStatistics } from '../../../models/simulation/statistics.ts';
import type { BenchRun } from './bench-run.ts';
import { Tally, tallyWindow, type Outcome } from './outcome.ts';
import { timed } from './timing.ts';

/** As many events at once as the product's workers handle. */
const SLICE_EVENTS = 65_536;

/** Times an engine on the runs of a case, one behind the other, all statistics on. */
export function runKernel(startRun: StartRun, runs: BenchRun[]): Outcome {
  const { times, last } = timed(() => runs.map((run) => runOnce(startRun, run)));
  const tally = new Tally();
  last.forEach((windows, r) => windows.forEach((statistics, w) => tallyWindow(tally, runs[r]!, w, statistics)));
  return { ...times, counts: tally.counts, measures: tally.measures };
}

/** One run to its end. */
export function runOnce(startRun: StartRun, { network, arrivals, windows, options }: BenchRun): WindowStatistics[] {
  const run = startRun(network, arrivals, windows, options);
  while (!run.step(SLICE_EVENTS));
  return run.statistics();
}
