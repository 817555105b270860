import { formatMean } from '../../../../models/report/format-count.ts';
import type { HeatMap } from '../../../../models/traffic/views.ts';
import type { ChartTable } from '../../charts/chart-table.ts';
import { weekdayNames } from '../../charts/time-ticks.ts';

/** The week heat map as a table: an hour to a row. */
export function weekTable(map: HeatMap): ChartTable {
  return {
    columns: [{ label: 'Hour' }, ...weekdayNames.map((label) => ({ label, numeric: true }))],
    rows: Array.from({ length: 24 }, (_, hour) => [
      `${String(hour).padStart(2, '0')}:00`,
      ...weekdayNames.map((_name, weekday) => formatMean(map.cells[weekday * 24 + hour] ?? NaN)),
    ]),
  };
}
