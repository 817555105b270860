import { flowWords } from '../../../../models/report/flow-name.ts';
import { formatNumber } from '../../../../models/report/format-count.ts';
import { formatRate } from '../../../../models/report/format-rate.ts';
import { holdingFlows } from '../../../../models/report/holders-words.ts';
import type { HeldResource } from '../../../../models/study/explanation.ts';
import type { ChartTable } from '../../charts/chart-table.ts';

/** Who holds a resource, by flow. */
export function holdersTable(held: HeldResource): ChartTable {
  const units = (count: number): string => (held.unit === 'bit/s' ? formatRate(count) : formatNumber(count));
  return {
    columns: [{ label: 'Calls' }, { label: 'Number', numeric: true }, { label: held.unit === 'bit/s' ? 'Bit rate' : `Held ${held.unit}`, numeric: true }, { label: 'Longest since', numeric: true }],
    rows: holdingFlows(held).map((flow) => [flowWords(flow.flow), formatNumber(flow.calls), units(flow.units), flow.since.slice(11, 19)]),
  };
}
