import type { AsteriskColumns } from './asterisk-row.ts';

const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const DISPOSITION = /^(ANSWERED|NO ANSWER|BUSY|FAILED|CONGESTION)$/;
const UNIQUE_ID = /^\S*\d+\.\d+$/;

/**
 * Places of the columns in rows of Asterisk without a header: `Master.csv` of cdr_csv (accountcode first) or the usual cdr_custom
 * (caller ID first). Null when the rows are neither. Source: Asterisk, cdr_csv.c and cdr_custom.conf.sample.
 */
export function asteriskLayout(rows: string[][]): { columns: AsteriskColumns; width: number } | null {
  for (const start of [9, 8]) {
    const fitting = rows.filter((cells) => fits(cells, start));
    if (fitting.length === 0 || fitting.length < rows.length / 2) continue;
    const width = mostCommonWidth(fitting);
    const sample = fitting.filter((cells) => cells.length === width);
    return { columns: start === 9 ? masterColumns(width, sample) : customColumns(width), width };
  }
  return null;
}

/** Start, answer, end; two numbers; disposition; flags. */
function fits(cells: string[], start: number): boolean {
  const text = (offset: number): string => cells[start + offset] ?? '';
  return (
    cells.length >= start + 7 && TIME.test(text(0)) && (text(1) === '' || TIME.test(text(1))) && TIME.test(text(2)) &&
    /^\d+$/.test(text(3)) && /^\d+$/.test(text(4)) && DISPOSITION.test(text(5))
  );
}

function masterColumns(width: number, sample: string[][]): AsteriskColumns {
  const at = { start: 9, answer: 10, end: 11, duration: 12, billsec: 13, src: 1, dst: 2, channel: 5, dstchannel: 6, disposition: 14 };
  // uniqueid and userfield are there when their options are on; peeraccount, linkedid and sequence come behind them in newer builds.
  const hasUniqueId = width > 16 && sample.some((cells) => UNIQUE_ID.test(cells[16] ?? ''));
  const newer = width >= 19;
  return { ...at, uniqueid: hasUniqueId ? 16 : -1, linkedid: newer ? width - 2 : -1, sequence: newer ? width - 1 : -1 };
}

function customColumns(width: number): AsteriskColumns {
  return {
    start: 8, answer: 9, end: 10, duration: 11, billsec: 12, src: 1, dst: 2, channel: 4, dstchannel: 5, disposition: 13,
    uniqueid: width > 16 ? 16 : -1, linkedid: -1, sequence: width > 18 ? 18 : -1,
  };
}

function mostCommonWidth(rows: string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] || (next[1] === best[1] && next[0] > best[0]) ? next : best))[0];
}
