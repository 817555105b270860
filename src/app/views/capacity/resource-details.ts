import type { Estimate } from '../../../../models/core/estimate.ts';
import { channelsNeeded, sizingBlocking, type ChannelsNeeded } from '../../../../models/report/channels-needed.ts';
import { formatMean, formatNumber } from '../../../../models/report/format-count.ts';
import { formatErlangEstimate } from '../../../../models/report/format-erlang.ts';
import { formatPercent, formatRatio, formatRatioInterval } from '../../../../models/report/format-percent.ts';
import { formatRate } from '../../../../models/report/format-rate.ts';
import { linkRowId } from '../../../../models/report/headroom.ts';
import { formatCapacity } from '../../../../models/report/resource-words.ts';
import type { SimulateResult, StateResult } from '../../../../models/study/simulate-result.ts';
import type { ChartTable } from '../../charts/chart-table.ts';

/** All that the result says of one resource or one direction of a link, state by state. */
export function resourceTable(result: SimulateResult, id: string): ChartTable {
  const blocking = sizingBlocking(result);
  const rows = result.states.map((state) => ({ state, figures: heldFigures(state, id, blocking) ?? linkFigures(state, id) }));
  const columns = rows.find((row) => row.figures)?.figures ?? [];
  return {
    columns: [{ label: 'State' }, ...columns.map(([label]) => ({ label, numeric: true }))],
    rows: rows.map(({ state, figures }) => [state.id, ...columns.map((_, index) => figures?.[index]?.[1] ?? '–')]),
  };
}

type Figure = [label: string, text: string];

function heldFigures(state: StateResult, id: string, blocking: number): Figure[] | null {
  const resource = state.resources.find((each) => each.id === id);
  if (!resource) return null;
  const hour = resource.busyHour;
  const needed = channelsNeeded(state, resource, blocking);
  return [
    ['Capacity', formatCapacity(resource.capacity, resource.unit)],
    ...(needed ? [[`Needed for ${formatPercent(blocking)} blocking`, neededText(needed)] satisfies Figure] : []),
    ['Busy hour', hour.start],
    ['Mean', withInterval(hour.mean, formatMean)],
    ['p95', formatNumber(hour.p95.estimate, 1)],
    ['p99', formatNumber(hour.p99.estimate, 1)],
    ['Mean daily highest', withInterval(hour.max, (value) => formatNumber(value, 1))],
    ['Offered', formatErlangEstimate(hour.offeredErlangs)],
    ['Carried', formatErlangEstimate(hour.carriedErlangs)],
    ['Refused', ratio(hour.blocking)],
  ];
}

function linkFigures(state: StateResult, id: string): Figure[] | null {
  const link = state.links.find((each) => linkRowId(each) === id);
  if (!link) return null;
  const hour = link.busyHour;
  return [
    ['Rate', formatRate(link.capacity)],
    ['Busy hour', hour.start],
    ['Voice mean', withInterval(hour.voice, formatRate)],
    ['Voice p95', formatRate(hour.p95.estimate)],
    ['Voice p99', formatRate(hour.p99.estimate)],
    ['Voice, mean daily highest second', formatRate(hour.max.estimate)],
    ['With background', formatRate(hour.total.estimate)],
    ['Use of the rate', ratio(hour.use)],
  ];
}

function neededText({ channels, low, high }: ChannelsNeeded): string {
  return low === null || high === null || low === high ? formatNumber(channels) : `${formatNumber(channels)} (${formatNumber(low)} to ${formatNumber(high)})`;
}

function ratio(value: Estimate): string {
  const interval = value.estimate > 0 ? formatRatioInterval(value) : '';
  return interval ? `${formatRatio(value)} (${interval})` : formatRatio(value);
}

function withInterval(value: Estimate, format: (value: number) => string): string {
  return value.low === null || value.high === null ? format(value.estimate) : `${format(value.estimate)} (${format(value.low)} to ${format(value.high)})`;
}
