import { quarterText } from '../../../../models/report/day-sentence.ts';
import { formatMean, formatNumber } from '../../../../models/report/format-count.ts';
import { formatRate } from '../../../../models/report/format-rate.ts';
import type { DayCurve } from '../../../../models/study/simulate-result.ts';
import type { ChartTable } from '../../charts/chart-table.ts';

/** The day curve's figures as a table, a quarter of an hour to a row. */
export function dayTable(curve: DayCurve, unit: string): ChartTable {
  const isRate = unit === 'bit/s';
  const mean = isRate ? formatRate : formatMean;
  const most = isRate ? formatRate : (value: number): string => formatNumber(value, 1);
  return {
    columns: [{ label: 'From' }, ...['Mean', 'Mean daily highest', 'Highest of all days'].map((label) => ({ label: isRate ? label : `${label}, ${unit}`, numeric: true }))],
    rows: curve.mean.map((value, quarter) => [quarterText(quarter), mean(value), most(curve.highest[quarter]!), most(curve.peak[quarter]!)]),
  };
}
