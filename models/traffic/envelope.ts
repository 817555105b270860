import { extentOf } from './occupancy-curve.ts';
import { TableTraffic } from './table-traffic.ts';
import { nameOf } from './trunk-loads.ts';
import type { CallTable } from '../cdr/call-table.ts';
import type { OccupancyCurve } from './occupancy-curve.ts';
import type { TrunkChoice } from './settings.ts';
import type { Envelope } from './views.ts';

/**
 * Concurrency from `from` to `until` (instants; null: the period's own ends) in equal columns: lowest and highest level that lasted
 * in each, and the time-weighted mean. `traffic`: what is known of the same table already. Throws RangeError for an unknown trunk or a number of columns that is no whole number > 0.
 */
export function envelope(table: CallTable, trunk: TrunkChoice, from: number | null, until: number | null, columns: number, traffic = new TableTraffic(table)): Envelope {
  const period = traffic.period ?? { first: 0, last: 0 };
  return envelopeOf(traffic.curve(trunk), nameOf(trunk), from ?? period.first, until ?? period.last, columns);
}

/** As `envelope`, of a curve that stands already. */
export function envelopeOf(curve: OccupancyCurve, trunk: string | null, from: number, until: number, columns: number): Envelope {
  if (!Number.isInteger(columns) || columns < 1) throw new RangeError(`columns: ${columns} is not a whole number of at least 1.`);
  const lowest = new Float64Array(columns);
  const mean = new Float64Array(columns);
  const highest = new Float64Array(columns);
  const width = (until - from) / columns;
  if (width > 0) {
    for (let column = 0; column < columns; column++) {
      const left = from + column * width;
      const right = column + 1 === columns ? until : from + (column + 1) * width;
      const extent = extentOf(curve, left, right);
      lowest[column] = extent.lowest;
      highest[column] = extent.highest;
      mean[column] = extent.area / (right - left);
    }
  }
  return { trunk, from, until, lowest, mean, highest };
}
