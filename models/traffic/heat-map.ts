import { weekdayOf, zone } from '../core/zone.ts';
import { localHours } from './local-hours.ts';
import { extentOf } from './occupancy-curve.ts';
import { TableTraffic } from './table-traffic.ts';
import { nameOf } from './trunk-loads.ts';
import type { CallTable } from '../cdr/call-table.ts';
import type { AnalysisSettings, TrunkChoice } from './settings.ts';
import type { HeatMap } from './views.ts';

/**
 * Highest or mean concurrency of each weekday and local hour over the counted days. `mean` is channel seconds over seconds of all
 * such hours. `traffic`: what is known of the same table already. Throws RangeError for an unknown trunk or zone.
 */
export function heatMap(table: CallTable, settings: AnalysisSettings, trunk: TrunkChoice, measure: HeatMap['measure'], traffic = new TableTraffic(table)): HeatMap {
  const inZone = zone(settings.zone);
  const curve = traffic.curve(trunk);
  const highest = new Float64Array(7 * 24);
  const area = new Float64Array(7 * 24);
  const seconds = new Float64Array(7 * 24);
  for (const day of traffic.countedDays(settings).days) {
    for (const { hour, from, until } of localHours(inZone, day)) {
      const cell = mondayFirst(day) * 24 + hour;
      const extent = extentOf(curve, from, until);
      highest[cell] = Math.max(highest[cell]!, extent.highest);
      area[cell]! += extent.area;
      seconds[cell]! += until - from;
    }
  }

  const cells: number[] = [];
  const ranking: HeatMap['ranking'] = [];
  for (let cell = 0; cell < 7 * 24; cell++) {
    const value = seconds[cell] === 0 ? NaN : measure === 'highest' ? highest[cell]! : area[cell]! / seconds[cell]!;
    cells.push(value);
    if (seconds[cell]! > 0) ranking.push({ weekday: Math.floor(cell / 24), hour: cell % 24, value });
  }
  ranking.sort((a, b) => b.value - a.value || a.weekday - b.weekday || a.hour - b.hour);
  return { trunk: nameOf(trunk), measure, cells, ranking };
}

/** 0 Monday to 6 Sunday of a day number. */
export function mondayFirst(day: number): number {
  return (weekdayOf(day) + 6) % 7;
}
