import type { RulerColumn } from '../../../../models/cdr/ruler.ts';
import type { RulerRole } from '../../../../models/cdr/source.ts';

export type Columns = readonly RulerColumn<RulerRole>[];

/** The roles of a column of characters, with the words of the screen. */
export const rulerRoleWords: readonly { value: RulerRole; label: string }[] = [
  { value: 'start', label: 'Start' },
  { value: 'answer', label: 'Answer' },
  { value: 'end', label: 'End' },
  { value: 'duration', label: 'Duration' },
  { value: 'from', label: 'From' },
  { value: 'to', label: 'To' },
  { value: 'trunk', label: 'Trunk' },
  { value: 'id', label: 'Call id' },
  { value: 'condition', label: 'Condition code (Avaya)' },
  { value: 'member', label: 'Circuit (Avaya)' },
  { value: 'intrunk', label: 'Incoming trunk (Avaya)' },
  { value: 'inmember', label: 'Incoming circuit (Avaya)' },
];

const usualOrder: readonly RulerRole[] = ['start', 'duration', 'from', 'to', 'trunk', 'end', 'answer', 'id'];

/** A line in which every character is as wide as any other: tabs, NULs and other control characters are shown by signs. */
export function evenLine(line: string): string {
  return line.replace(/\t/g, '→').replace(/[\x00-\x1f\x7f]/g, '·');
}

/** `----+---10----+---20`: each number ends at its character. */
export function rulerScale(length: number): string {
  let scale = '';
  for (let ten = 10; scale.length < length; ten += 10) scale += `----+----`.slice(0, 10 - String(ten).length) + String(ten);
  return scale.slice(0, length);
}

/** Runs of characters that a blank gutter parts in every line with a digit, counted from 1: what looks like columns. */
export function runsOf(lines: readonly string[]): { from: number; to: number }[] {
  const rows = lines.filter((line) => /\d/.test(line));
  const length = Math.max(0, ...rows.map((line) => line.length));
  const runs: { from: number; to: number }[] = [];
  let from = 0;
  for (let at = 1; at <= length + 1; at++) {
    const inked = rows.some((line) => /\S/.test(line.charAt(at - 1)));
    if (inked && from === 0) from = at;
    if (!inked && from > 0) {
      runs.push({ from, to: at - 1 });
      from = 0;
    }
  }
  return runs;
}

/** The ruler with one more column: the run of characters at `at`, or the first run that no column touches; behind the others where there is none. */
export function withColumn(columns: Columns, lines: readonly string[], at?: { from: number; to: number }): Columns {
  const runs = runsOf(lines);
  const free = runs.find((run) => (at ? run.from <= at.from && at.from <= run.to : columns.every((column) => column.to < run.from || column.from > run.to)));
  const last = Math.max(0, ...columns.map(({ to }) => to));
  const { from, to } = at && at.to > at.from ? at : (free ?? at ?? { from: last + 1, to: last + 1 });
  const role = usualOrder.find((candidate) => columns.every((column) => column.role !== candidate)) ?? 'to';
  return [...columns, { role, from, to }];
}

/** The ruler with an edge of a column at another character; the edges of a column do not pass each other. */
export function withEdge(columns: Columns, index: number, edge: 'from' | 'to', at: number): Columns {
  return columns.map((column, each) => {
    if (each !== index) return column;
    const whole = Math.round(at);
    return edge === 'from' ? { ...column, from: Math.min(Math.max(1, whole), column.to) } : { ...column, to: Math.max(whole, column.from) };
  });
}
