import type { Sample } from '../sample.ts';
import { AsteriskRows } from './asterisk-row.ts';
import type { AsteriskColumns } from './asterisk-row.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';

const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const DISPOSITION = /^(ANSWERED|NO ANSWER|BUSY|FAILED|CONGESTION)$/;
/** Whole, or with the fractions of CDR(duration,f). */
const SECONDS = /^\d+(\.\d+)?$/;
const WHOLE = /^\d+$/;
/** Columns before the start: cdr_csv (account first), cdr_custom (caller ID first), and cdr_custom without channels. */
const STARTS = [9, 8, 4, 3, 2];
const UNIQUE_ID = /^\S*\d+\.\d+$/;

/** Asterisk's own CSV files. Source: Asterisk, cdr_csv.c and cdr_custom.conf.sample; read in real files. */
export const asterisk: RecordFormat = {
  id: 'asterisk',
  alsoNamed: ['asterisk-master'],
  product: 'Asterisk, Master.csv of cdr_csv and the usual cdr_custom layouts',
  recognisedBy: 'rows without a header: start, answer and end in columns 10 to 12 (9 to 11 with the caller ID first, 3 to 7 without channels), then two numbers and the disposition',
  confidence: 'real file read',
  timeZone: 'local, without offset',
  occupiedFrom: 'start to end of the rows of a channel, ringing included',
  sureness: 'certain in the columns; trunks by channel name; blocked calls only where CONGESTION is written',
  reads: ['start, answer and end to the second', 'parties', 'channels at both ends', 'the disposition', 'the call that a row belongs to (linkedid, else uniqueid)', 'the time zone, as far as uniqueid shows it'],
  cannotTell: [
    'blocked calls from wrong numbers: dispositions carry no release cause', 'who gave up first: NO ANSWER includes calls that the caller cancelled',
    'when a person answered, where a queue or an announcement answered first',
    'trunks in cdr_custom layouts without channel and dstchannel; layouts without end or duration are to be mapped',
  ],
  fitness: { leavesOut: {}, blockedBy: null },
  collection: {
    switchOn: [
      'cdr.conf: enable=yes, unanswered=yes and congestion=yes, so that attempts without answer and congestion are written.',
      'cdr_csv in cdr.conf: loguniqueid=yes and loguserfield=yes, so that the rows of a call can be joined; usegmtime tells whether times are UTC.',
    ],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['/var/log/asterisk/cdr-csv/Master.csv (or cdr-custom/Master.csv) with its rotated predecessors; not the copies per account beside it as well.', 'The list of trunks (pjsip or sip show peers, DAHDI spans).'],
    askCarrier: askAnyCarrier,
  },
  detect: detectAsterisk,
};

function detectAsterisk({ rows }: Sample): FormatMatch | null {
  const layout = asteriskLayout(rows);
  if (!layout) return null;
  const { start, answer, end, disposition } = layout.columns;
  return {
    // Below a header that names the columns.
    score: 0.55 + 0.3 * (layout.fitting / rows.length),
    evidence: [`${layout.fitting} of ${rows.length} rows have times in columns ${start + 1}, ${answer + 1} and ${end + 1} and a disposition in column ${disposition + 1}`],
    above: 0, header: null, width: layout.width, timeColumns: [],
    open: (context) => new AsteriskRows(context, layout.columns, layout.width, null),
  };
}

/**
 * Places of the columns in rows of Asterisk without a header: `Master.csv` of cdr_csv (accountcode first) or those of cdr_custom
 * (caller ID first). Null when the rows are neither. Source: Asterisk, cdr_csv.c and cdr_custom.conf.sample.
 */
function asteriskLayout(rows: string[][]): { columns: AsteriskColumns; width: number; fitting: number } | null {
  for (const start of STARTS) {
    const fitting = rows.filter((cells) => fits(cells, start));
    if (fitting.length === 0 || fitting.length < rows.length / 2) continue;
    const width = mostCommonWidth(fitting);
    const sample = fitting.filter((cells) => cells.length === width);
    return { columns: start === 9 ? masterColumns(width, sample) : customColumns(start, width, sample), width, fitting: fitting.length };
  }
  return null;
}

/** Start, answer, end; two numbers; disposition; flags. */
function fits(cells: string[], start: number): boolean {
  const text = (offset: number): string => cells[start + offset] ?? '';
  return (
    cells.length > start + 5 && TIME.test(text(0)) && (text(1) === '' || TIME.test(text(1))) && TIME.test(text(2)) &&
    SECONDS.test(text(3)) && SECONDS.test(text(4)) && DISPOSITION.test(text(5))
  );
}

function masterColumns(width: number, sample: string[][]): AsteriskColumns {
  const at = { start: 9, answer: 10, end: 11, duration: 12, billsec: 13, src: 1, dst: 2, channel: 5, dstchannel: 6, disposition: 14 };
  // uniqueid and userfield are there when their options are on; peeraccount, linkedid and sequence come behind them in newer builds.
  const hasUniqueId = width > 16 && sample.some((cells) => UNIQUE_ID.test(cells[16] ?? ''));
  const newer = width >= 19;
  return { ...at, uniqueid: hasUniqueId ? 16 : -1, linkedid: newer ? width - 2 : -1, sequence: newer ? width - 1 : -1 };
}

/** Of cdr_custom with its usual eight columns before the start, or the short layouts with caller ID, parties and context only; the ids are told by their look. */
function customColumns(start: number, width: number, sample: string[][]): AsteriskColumns {
  const [uniqueid = -1, linkedid = -1] = idColumns(start + 6, width, sample);
  const usual = start === 8;
  const src = start === 2 || (start === 3 && !sample.some((cells) => cells[0]!.includes('<'))) ? 0 : 1;
  const sequence = usual && width > 18 && sample.every((cells) => WHOLE.test(cells[18]!)) ? 18 : -1;
  return {
    start, answer: start + 1, end: start + 2, duration: start + 3, billsec: start + 4, disposition: start + 5, src, dst: src + 1,
    channel: usual ? 4 : -1, dstchannel: usual ? 5 : -1, uniqueid, linkedid, sequence,
  };
}

/** Columns from a place on that look like ids of channels in every row. */
function idColumns(from: number, width: number, sample: string[][]): number[] {
  return Array.from({ length: Math.max(0, width - from) }, (_, offset) => from + offset).filter((place) => sample.every((cells) => UNIQUE_ID.test(cells[place]!)));
}

function mostCommonWidth(rows: string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] || (next[1] === best[1] && next[0] > best[0]) ? next : best))[0];
}
