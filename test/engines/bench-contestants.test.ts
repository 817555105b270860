import { describe, expect, it } from 'vitest';
import { startRun } from '../../models/simulation/run.ts';
import type { BenchRun } from '../bench/kernel/bench-run.ts';
import { runKernel } from '../bench/kernel/kernel-contestant.ts';
import { decodeRun, encodeRun } from '../bench/kernel/run-file.ts';
import { runSimjs } from '../bench/kernel/simjs-contestant.ts';
import { loadSimjs } from '../bench/kernel/simjs-global.ts';
import { busyHoursRun, groupRun, hoursRun } from '../bench/kernel/synthetic-runs.ts';
import { trunkNetworkRun } from '../bench/kernel/trunk-network.ts';

const CALLS = 10_000;
const runs: Record<string, BenchRun> = { 'one group': groupRun(100, 90, CALLS), 'the network': trunkNetworkRun(CALLS), 'whole seconds': inWholeSeconds(trunkNetworkRun(CALLS)) };

describe('the cases of the benchmark', () => {
  it.each(Object.keys(runs))('are read as they were written: %s', (name) => {
    const run = runs[name]!;
    const read = decodeRun(encodeRun(run).slice().buffer);
    expect(read.arrivals).toEqual(run.arrivals);
    expect(read.windows).toEqual(run.windows);
    expect(read.options).toEqual(run.options);
    expect(read.network.flows).toEqual(run.network.flows);
    expect(read.network.resources.map(({ mode, capacity }) => ({ mode, capacity }))).toEqual(run.network.resources.map(({ mode, capacity }) => ({ mode, capacity })));
  });

  it.each(Object.keys(runs))('are counted by simjs as by the kernel: %s', async (name) => {
    const theirs = runSimjs(await loadSimjs(), [runs[name]!]).counts;
    const ours = runKernel(startRun, [runs[name]!]).counts;
    expect(theirs['flows.blocked']!.some((blocked) => blocked > 0)).toBe(true);
    expect(Object.fromEntries(Object.keys(theirs).map((key) => [key, ours[key]]))).toEqual(theirs);
  });

  it('have the same busy hours with and without nights between them', () => {
    const sparse = busyHoursRun(1_750, 1_667, CALLS);
    const dense = hoursRun(1_750, 1_667, CALLS);
    const counts = (run: BenchRun): number[] => run.windows.map(({ stateBusyHour: from }) => run.arrivals.time.filter((t) => t >= from && t < from + 3600).length);
    expect(counts(sparse)).toEqual(counts(dense));
  });
});

/** The same calls with instants and durations in whole seconds, so that many things happen at once. */
function inWholeSeconds(run: BenchRun): BenchRun {
  return { ...run, arrivals: { ...run.arrivals, time: run.arrivals.time.map(Math.floor), holding: run.arrivals.holding.map(Math.floor) } };
}
