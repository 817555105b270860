import type { Difference } from '../../models/core/difference.ts';
import type { Pair } from '../../models/core/paired-difference.ts';
import { changeOf, flowChange, type Change } from '../../models/report/change.ts';
import { compareVerdict } from '../../models/report/compare-verdict.ts';
import { flowName } from '../../models/report/flow-name.ts';
import { formatDifference, formatDifferenceInterval, formats, type ValueFormat } from '../../models/report/format-difference.ts';
import { formatCapacity } from '../../models/report/resource-words.ts';
import type { CompareResult, ResourceComparison, StateComparison } from '../../models/study/compare-result.ts';
import { fixed, grouped, table, type Column } from './table.ts';

export interface ComparisonTextOptions {
  paths: Pair<string>;
  /** Whether what is exactly the same is printed too. */
  all: boolean;
}

/** A row of a table: what it is of, which figure, and the difference. */
interface Row {
  name: string;
  figure: string;
  difference: Difference;
  format: ValueFormat;
  change: Change | null;
}

const MOST_FLOWS = 15;

const right = (title: string): Column => ({ title, right: true });
const words: Record<Change, string> = { better: 'better', worse: 'worse', same: 'same', unsure: 'not sure' };

/** A comparison as an architect reads it on a terminal: the verdict, then each state with what differs in it. */
export function comparisonText(result: CompareResult, { paths, all }: ComparisonTextOptions): string {
  const { scenarios, seed, replications, attempts, seconds, workers, confidence } = result;
  const head = [
    ...compareVerdict(result).sentences,
    `A  ${paths.a}: ${scenarios.a}`,
    `B  ${paths.b}: ${scenarios.b}`,
    `seed ${seed} for both, ${grouped(replications)} ${replications === 1 ? 'pair' : 'pairs'} of replications, ${grouped(attempts.a + attempts.b)} call attempts in ${fixed(seconds, 1)} s on ${workers} ${workers === 1 ? 'worker' : 'workers'}; intervals ${formats.ratio(confidence)}`,
  ];
  return [`${head.join('\n')}\n`, ...result.states.map((state) => stateText(state, all))].join('\n');
}

function stateText(state: StateComparison, all: boolean): string {
  const date = state.date.a === state.date.b ? (state.date.a === null ? '' : ` from ${state.date.a}`) : ` from ${state.date.a ?? 'no date'} in A, ${state.date.b ?? 'no date'} in B`;
  const hour = state.busyHour.a === state.busyHour.b ? state.busyHour.a : `${state.busyHour.a} in A, ${state.busyHour.b} in B`;
  const title = `${state.id}${date}, busy hour ${hour}`;
  const parts = [
    `${title}\n${'═'.repeat(title.length)}\n`, capacityText(state), figuresText('figure', figureRows(state), all), figuresText('flow', flowRows(state), all, MOST_FLOWS), onlyText(state),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** Rows that differ, the first of them only where there is a most; and how many others there are. */
function figuresText(noun: string, rows: Row[], all: boolean, most = Infinity): string {
  const differing = rows.filter(({ difference, change }) => (change ?? changeOf(difference)) !== 'same');
  const shown = all ? rows : differing.slice(0, most);
  const count = (number: number): string => `${grouped(number)} ${number === 1 ? noun : `${noun}s`}`;
  const more = all || differing.length <= shown.length ? '' : `${count(differing.length - shown.length)} more with smaller differences; --all prints them.\n`;
  const same = rows.length - differing.length;
  const equal = all || same === 0 ? '' : `${count(same)}${same === rows.length ? '' : ' more'}: exactly the same.\n`;
  return differenceTable(shown) + more + equal;
}

function figureRows(state: StateComparison): Row[] {
  return [...totalRows(state), ...state.resources.flatMap(resourceRows), ...linkRows(state)];
}

function differenceTable(rows: Row[]): string {
  return table(
    [{ title: 'of' }, { title: 'figure' }, right('A'), right('B'), right('B − A'), right('interval'), { title: 'change' }],
    rows.map(({ name, figure, difference, format, change }) => [
      name, figure, format(difference.a), format(difference.b), formatDifference(difference, format), formatDifferenceInterval(difference, format) || '–', change === null ? sureWord(difference) : words[change],
    ]),
  );
}

/** Of what is neither good nor bad: whether it changes surely. */
function sureWord(difference: Difference): string {
  const change = changeOf(difference);
  return change === 'better' ? 'less' : change === 'worse' ? 'more' : words[change];
}

function totalRows({ total }: StateComparison): Row[] {
  return [
    { name: 'all flows', figure: 'calls a day', difference: total.calls, format: formats.mean, change: null },
    { name: 'all flows', figure: 'blocked a day', difference: total.blocked, format: formats.mean, change: changeOf(total.blocked) },
    { name: 'all flows', figure: 'blocking', difference: total.blocking, format: formats.ratio, change: changeOf(total.blocking) },
  ];
}

/** A row a flow: its blocked attempts of a day, or its blocking where only that tells a change. Those with most attempts gained or lost first. */
function flowRows({ flows }: StateComparison): Row[] {
  const rows = flows.map((flow): Row => {
    const [name, change] = [flowName(flow), flowChange(flow)];
    return changeOf(flow.blocked) === change
      ? { name, figure: 'blocked a day', difference: flow.blocked, format: formats.mean, change }
      : { name, figure: 'blocking', difference: flow.blocking, format: formats.ratio, change };
  });
  const lost = new Map(flows.map((flow) => [flowName(flow), Math.abs(flow.blocked.estimate)]));
  return rows.sort((a, b) => lost.get(b.name)! - lost.get(a.name)!);
}

function resourceRows({ id: name, busyHour: hour, needed }: ResourceComparison): Row[] {
  const rows: Row[] = [
    { name, figure: 'blocking', difference: hour.blocking, format: formats.ratio, change: changeOf(hour.blocking) },
    { name, figure: 'carried E', difference: hour.carriedErlangs, format: formats.mean, change: null },
    { name, figure: 'mean', difference: hour.mean, format: formats.mean, change: null },
    { name, figure: 'p95', difference: hour.p95, format: formats.whole, change: null },
    { name, figure: 'p99', difference: hour.p99, format: formats.whole, change: null },
    { name, figure: 'mean daily highest', difference: hour.max, format: formats.mean, change: null },
  ];
  if (needed) rows.push({ name, figure: 'needs', difference: needed, format: formats.whole, change: null });
  return rows;
}

function linkRows({ links }: StateComparison): Row[] {
  return links.flatMap(({ id, direction, busyHour: hour }): Row[] => [
    { name: `${id}/${direction}`, figure: 'voice mean', difference: hour.voice, format: formats.rate, change: null },
    { name: `${id}/${direction}`, figure: 'voice p99', difference: hour.p99, format: formats.rate, change: null },
    { name: `${id}/${direction}`, figure: 'total of rate', difference: hour.use, format: formats.ratio, change: null },
  ]);
}

/** Capacities that the scenarios themselves set otherwise. */
function capacityText({ resources, links }: StateComparison): string {
  const other = [
    ...resources.map(({ id, capacity, unit }) => ({ id, capacity, unit })),
    ...links.map(({ id, direction, capacity }) => ({ id: `${id}/${direction}`, capacity, unit: 'bit/s' })),
  ].filter(({ capacity }) => capacity.a !== capacity.b);
  return table([{ title: 'capacity of' }, right('A'), right('B')], other.map(({ id, capacity, unit }) => [id, formatCapacity(capacity.a, unit), formatCapacity(capacity.b, unit)]));
}

function onlyText({ only }: StateComparison): string {
  return (['a', 'b'] as const).map((which) => {
    const names = [...only[which].flows, ...only[which].resources, ...only[which].links];
    return names.length === 0 ? '' : `Only ${which.toUpperCase()} has ${names.join(', ')}.\n`;
  }).join('');
}
