import { formatPercent } from '../../../../models/report/format-percent.ts';
import type { Headroom } from '../../../../models/report/headroom.ts';
import { formatCapacity, kindHeadings } from '../../../../models/report/resource-words.ts';
import type { ChartTable } from '../../charts/chart-table.ts';
import { lastPresent } from '../../charts/last-present.ts';

/** The headroom strip's figures as a table. */
export function stripTable(room: Headroom): ChartTable {
  return {
    columns: [{ label: 'Resource' }, { label: 'Kind' }, { label: 'Capacity' }, ...room.states.map((state) => ({ label: state.id, numeric: true }))],
    rows: room.rows.map((row) => [
      row.id, kindHeadings[row.kind], formatCapacity(lastPresent(row.cells)?.capacity ?? null, row.unit),
      ...row.cells.map((cell) => (cell === null ? 'not in service' : cell.use === null ? cell.word : `${formatPercent(cell.use)} ${cell.word}`)),
    ]),
  };
}
