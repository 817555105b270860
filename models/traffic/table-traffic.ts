import { periodOf } from './analyse.ts';
import { callsByDay, countedDaysOf } from './counted-days.ts';
import { occupancyCurve } from './occupancy-curve.ts';
import { heldBy } from './trunk-loads.ts';
import type { CallTable } from '../cdr/call-table.ts';
import type { CallsByDay, CountedDays } from './counted-days.ts';
import type { OccupancyCurve } from './occupancy-curve.ts';
import type { AnalysisSettings, TrunkChoice } from './settings.ts';

/** Steps of curves that are kept, 16 bytes each: 64 MB. The curve asked for last is kept however long it is. */
const MOST_STEPS = 4_000_000;

/**
 * What several views ask of one table: curves, counted days and the period, found when first asked for and kept, so that another
 * measure, span or hour of the same trunk costs no new sweep. The table's columns must not change meanwhile.
 */
export class TableTraffic {
  readonly table: CallTable;
  /** By choice of trunk, the one asked for last at the end. */
  readonly #curves = new Map<string, OccupancyCurve>();
  /** By zone. */
  readonly #days = new Map<string, CallsByDay>();
  #period: { first: number; last: number } | null | undefined;

  constructor(table: CallTable) {
    this.table = table;
  }

  /** Earliest start and latest end of the calls; null without calls. */
  get period(): { first: number; last: number } | null {
    return (this.#period ??= periodOf(this.table));
  }

  /** The curve of a choice of trunk. Throws RangeError for a device name that the table does not know. */
  curve(trunk: TrunkChoice): OccupancyCurve {
    const key = JSON.stringify(typeof trunk === 'string' ? [trunk] : trunk);
    let curve = this.#curves.get(key);
    if (!curve) {
      const { starts, ends } = heldBy(this.table, trunk);
      curve = occupancyCurve(starts, ends);
    }
    this.#curves.delete(key);
    this.#curves.set(key, curve);
    this.#forget();
    return curve;
  }

  /** The days that count under the settings. */
  countedDays(settings: AnalysisSettings): CountedDays {
    let byDay = this.#days.get(settings.zone);
    if (!byDay) this.#days.set(settings.zone, (byDay = callsByDay(this.table, settings.zone)));
    return countedDaysOf(byDay, settings);
  }

  #forget(): void {
    let steps = 0;
    for (const { count } of this.#curves.values()) steps += count;
    for (const [key, { count }] of this.#curves) {
      if (steps <= MOST_STEPS || this.#curves.size === 1) return;
      this.#curves.delete(key);
      steps -= count;
    }
  }
}
