import { formatMean, formatNumber } from '../../../../models/report/format-count.ts';
import type { WavePicture } from '../../../../models/report/wave-picture.ts';
import type { Estimate } from '../../../../models/core/estimate.ts';
import type { ChartTable } from '../../charts/chart-table.ts';

/** The wave picture's figures as a table. */
export function waveTable(picture: WavePicture): ChartTable {
  return {
    columns: [
      { label: 'State' }, { label: 'From' }, { label: 'Busy hour' },
      ...['Inside the PBX', 'Across platforms', 'Inside Teams'].map((label) => ({ label, numeric: true })),
      ...picture.ties.flatMap((tie) => ['mean', 'p95', 'p99', 'mean daily highest', 'channels'].map((label) => ({ label: `${tie.id} ${label}`, numeric: true }))),
    ],
    rows: picture.states.map((state, index) => [
      state.id, state.date ?? '–', state.busyHour.replace('/', ' to '), withInterval(state.pbxInternal), withInterval(state.crossPlatform), withInterval(state.teamsInternal),
      ...picture.ties.flatMap((tie) => {
        const cell = tie.cells[index];
        if (!cell) return ['–', '–', '–', '–', '–'];
        return [formatMean(cell.mean), formatNumber(cell.p95, 1), formatNumber(cell.p99, 1), formatNumber(cell.max, 1), cell.capacity === null ? 'unlimited' : formatNumber(cell.capacity)];
      }),
    ]),
  };
}

function withInterval(value: Estimate): string {
  return value.low === null || value.high === null ? formatMean(value.estimate) : `${formatMean(value.estimate)} (${formatMean(value.low)} to ${formatMean(value.high)})`;
}
