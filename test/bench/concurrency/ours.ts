import { concurrency, LevelSweep } from '../../../models/traffic/concurrency.ts';
import { levelAt } from '../../../models/traffic/percentiles.ts';
import { seizuresByTrunk } from '../../../models/traffic/trunk-loads.ts';
import { measure, type Calls, type Found } from './task.ts';

/** The product's own way: seizures apart by trunk, then the one sweep. */
function ours({ groups, count, group, start, end }: Calls): Found[] {
  const trunkOf = Int32Array.from({ length: groups }, (_, trunk) => trunk);
  const sweep = new LevelSweep();
  return seizuresByTrunk({ count, device: group, start, end }, trunkOf, groups).map(({ starts, ends }) => {
    const { peak, at, seconds } = concurrency(starts, ends, sweep);
    let total = 0;
    let area = 0;
    let square = 0;
    for (let level = 0; level < seconds.length; level++) {
      total += seconds[level]!;
      area += seconds[level]! * level;
      square += seconds[level]! * level * level;
    }
    const p = (percent: number): number => levelAt(seconds, total, percent);
    return { peak, at: at ?? 0, p50: p(50), p95: p(95), p99: p(99), p999: p(99.9), area, square };
  });
}

measure(ours);
