import type { Pair } from '../../../../models/core/paired-difference.ts';
import { formatTiny } from '../../../../models/report/engine-verdict.ts';
import { formatNumber } from '../../../../models/report/format-count.ts';
import { formatPercent } from '../../../../models/report/format-percent.ts';
import type { EngineDifference } from '../../../../models/study/engine-differences.ts';
import type { ResourceResult, SimulateResult, StateResult } from '../../../../models/study/simulate-result.ts';
import type { ChartTable } from '../../charts/chart-table.ts';

type Row = [state: string, what: string, format: (value: number) => string, a: number, b: number | undefined];

const three = (value: number): string => formatNumber(value, 3);
const ratio = (value: number): string => formatPercent(value, 2);

/** Both answers side by side with their difference: calls of all flows, and of each resource what it refused, carried and held. */
export function answersTable({ a, b }: Pair<SimulateResult>): ChartTable {
  const rows: Row[] = [['', 'attempts', formatNumber, a.attempts, b.attempts], ['', 'events', formatNumber, a.events, b.events]];
  for (const state of a.states) rows.push(...stateRows(state, b.states.find(({ id }) => id === state.id)));
  return {
    columns: [{ label: 'What' }, { label: 'State' }, { label: 'Busyhour', numeric: true }, { label: 'Second engine', numeric: true }, { label: 'Difference', numeric: true }],
    rows: rows.map(([state, what, format, mine, other]) => [what, state || 'all', format(mine), other === undefined ? '–' : format(other), differenceText(mine, other)]),
  };
}

/** What differs, the largest first, at most so many. */
export function differencesTable(rows: readonly EngineDifference[], most = 100): ChartTable {
  const text = (value: EngineDifference['a']): string => (value === null ? '–' : String(value));
  return {
    columns: [{ label: 'What' }, { label: 'State' }, { label: 'Busyhour', numeric: true }, { label: 'Second engine', numeric: true }, { label: 'Relative difference', numeric: true }],
    rows: rows.slice(0, most).map(({ state, of, what, a, b, difference }) => [`${of} ${what}`.trim(), state || 'all', text(a), text(b), formatTiny(difference)]),
  };
}

function stateRows(a: StateResult, b: StateResult | undefined): Row[] {
  const flows = (state: StateResult, which: 'calls' | 'blocked' | 'abandoned'): number => state.flows.reduce((sum, flow) => sum + flow[which], 0);
  return [
    ...(['calls', 'blocked', 'abandoned'] as const).map((which): Row => [a.id, `all flows: ${which} a day`, three, flows(a, which), b && flows(b, which)]),
    ...a.resources.flatMap((resource) => resourceRows(a.id, resource, b?.resources.find(({ id }) => id === resource.id))),
  ];
}

function resourceRows(state: string, a: ResourceResult, b: ResourceResult | undefined): Row[] {
  return [
    [state, `${a.id}: refused a day`, three, a.day.overflowed + a.day.blocked, b && b.day.overflowed + b.day.blocked],
    [state, `${a.id}: blocking`, ratio, a.busyHour.blocking.estimate, b?.busyHour.blocking.estimate],
    [state, `${a.id}: carried erlangs`, three, a.busyHour.carriedErlangs.estimate, b?.busyHour.carriedErlangs.estimate],
    [state, `${a.id}: p99`, three, a.busyHour.p99.estimate, b?.busyHour.p99.estimate],
  ];
}

function differenceText(a: number, b: number | undefined): string {
  if (b === undefined) return '–';
  return a === b ? '0' : `${b < a ? '−' : ''}${formatTiny(Math.abs(b - a))}`;
}
