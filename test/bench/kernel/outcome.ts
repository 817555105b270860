import type { Occupancy, WindowStatistics } from '../../../models/simulation/statistics.ts';
import type { BenchRun } from './bench-run.ts';
import type { Times } from './timing.ts';

/** What a contestant gives for a case; its times go from the arrivals in memory to the statistics. */
export interface Outcome extends Times {
  /** Whole numbers by resource or flow, summed over all windows. What two contestants both count must be equal. */
  counts: Record<string, number[]>;
  /** Sums over all resources and windows of what is no whole number; equal but for the order of summation. */
  measures: Record<string, number>;
}

/** Counts by name, added up window by window. */
export class Tally {
  readonly counts: Record<string, number[]> = {};
  readonly measures: Record<string, number> = {};

  add(name: string, column: ArrayLike<number>): void {
    const sums = (this.counts[name] ??= new Array<number>(column.length).fill(0));
    for (let i = 0; i < column.length; i++) sums[i]! += column[i]!;
  }

  measure(name: string, value: number): void {
    this.measures[name] = (this.measures[name] ?? 0) + value;
  }
}

/** Adds what the kernel counted in a window. */
export function tallyWindow(tally: Tally, run: BenchRun, window: number, statistics: WindowStatistics): void {
  const { day, hour, flows, hourRefusals, quarters, highest } = statistics;
  for (const outcome of ['offered', 'carried', 'overflowed', 'blocked', 'passed'] as const) {
    tally.add(`day.${outcome}`, day[outcome]);
    tally.add(`hour.${outcome}`, hour[outcome]);
  }
  for (const [name, column] of Object.entries(flows)) tally.add(`flows.${name}`, column as Float64Array);
  tally.add('attempts', [statistics.attempts]);
  tally.add('events', [statistics.events]);
  tally.add('hourRefusals', refusalSums(hourRefusals, run.network.resources.length));
  tally.measure('hourOfferedSeconds', sum(statistics.hourOfferedSeconds));
  tally.measure('hourCarriedSeconds', sum(statistics.hourCarriedSeconds));
  tallyOccupancy(tally, statistics.occupancy);
  for (const load of statistics.load) if (load) tally.measure('load', sum(load.map((bits) => bits * bits)));
  if (quarters.count === 0) return;
  tally.measure('quarters.mean', sum(quarters.mean));
  tally.measure('quarters.highest', sum(quarters.highest));
  tally.measure('highest.level', sum(highest.level));
  tally.measure('highest.instant', sum(highest.instant.map((instant) => instant - run.windows[window]!.from)));
}

function refusalSums({ flow, resource, count }: WindowStatistics['hourRefusals'], resources: number): number[] {
  let weighted = 0;
  count.forEach((n, i) => (weighted += n * (1 + flow[i]! * resources + resource[i]!)));
  return [sum(count), weighted];
}

/** First and second moment of the levels over time. */
function tallyOccupancy(tally: Tally, { step, offset, seconds }: Occupancy): void {
  let first = 0;
  let second = 0;
  for (let r = 0; r < step.length; r++) {
    for (let k = 0; k < offset[r + 1]! - offset[r]!; k++) {
      first += k * seconds[offset[r]! + k]!;
      second += k * k * seconds[offset[r]! + k]!;
    }
  }
  tally.measure('occupancy.first', first);
  tally.measure('occupancy.second', second);
}

function sum(column: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < column.length; i++) total += column[i]!;
  return total;
}
