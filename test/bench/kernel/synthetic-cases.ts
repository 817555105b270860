import type { BenchRun } from './bench-run.ts';
import { busyHoursRun, groupRun, hoursRun } from './synthetic-runs.ts';
import { trunkNetworkRun } from './trunk-network.ts';
import { writeRuns } from './write-runs.ts';

const cases: Record<string, (calls: number) => BenchRun> = {
  S: (calls) => groupRun(100, 90, calls),
  L: (calls) => groupRun(10_000, 9_500, calls),
  N: (calls) => trunkNetworkRun(calls),
  'in-progress-100': (calls) => groupRun(120, 100, calls),
  'in-progress-1000': (calls) => groupRun(1_050, 1_000, calls),
  'in-progress-10000': (calls) => groupRun(10_100, 10_000, calls),
  dense: (calls) => hoursRun(1_750, 1_667, calls),
  sparse: (calls) => busyHoursRun(1_750, 1_667, calls),
};

/** Draws a case of so many calls and writes it; gives the path of its file in a list. */
export function writeSynthetic(name: string, calls: number, folder: string): string[] {
  const make = cases[name];
  if (!make) throw new RangeError(`name is ${name}; it must be one of ${Object.keys(cases).join(', ')}`);
  return writeRuns([make(calls)], name, folder);
}
