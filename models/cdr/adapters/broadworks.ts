import { Outcome } from '../call-table.ts';
import { outcomeOfQ850 } from '../cause.ts';
import type { Reading } from '../device-reading.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';

/** Places of the columns, from 0. */
const AT = {
  type: 2, user: 3, direction: 5, from: 6, to: 8, start: 9, answered: 11, answer: 12, release: 13, cause: 14, dialled: 17, route: 23, local: 44, remote: 45,
} as const;
/** Columns up to the ids of both halves of a call. */
const WIDTH = 46;
const STAMP = /^\d{14}\.\d{3}$/;
/** Routes that are no trunk: the call stayed in the group or enterprise. */
const INSIDE = /^(Group|Enterprise|)$/i;

/** BroadWorks accounting. Source: a working parser of these files. */
export const broadworks: RecordFormat = {
  id: 'broadworks',
  alsoNamed: ['cisco-broadworks'],
  product: 'Cisco BroadWorks, accounting records (CSV)',
  recognisedBy: 'rows with Normal in column 3, Originating or Terminating in column 6 and an 18-character time in column 10',
  confidence: 'working parser',
  timeZone: 'UTC (GMT)',
  occupiedFrom: 'startTime to releaseTime, ringing included',
  sureness: 'certain in the columns; that times are GMT is from experience, not from a document',
  reads: ['start, answer and release to the second', 'parties', 'the route of calls that leave the enterprise', 'the termination cause (Q.850)', 'both halves of a call inside (localCallId and remoteCallId)'],
  cannotTell: [
    'which trunk group carried a call: the route names the far host only', 'calls longer than a day before they end, for other records than Normal are not read',
    'both halves of a call as one where they began on two days (UTC)', 'redirections, which are calls of their own',
  ],
  fitness: { leavesOut: {}, blockedBy: 'Q.850 cause 34, 42, 44 or 47' },
  collection: {
    switchOn: ['Accounting of the service provider or enterprise with records of type Normal, in CSV.'],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['The accounting files of every application server for the whole period, as the provider gets them.', 'The list of users with their numbers and extensions.'],
    askCarrier: askAnyCarrier,
  },
  // Commas inside a field are written \, and nothing is in quotes: lines are cut here.
  lexing: 'lines',
  detect: detectBroadWorks,
};

function detectBroadWorks({ lines }: Sample): FormatMatch | null {
  const rows = lines.map(escapedCells);
  const fitting = rows.filter((cells) => cells.length >= WIDTH && cells[AT.type] === 'Normal' && /^(Origin|Termin)ating$/.test(cells[AT.direction]!) && STAMP.test(cells[AT.start]!)).length;
  if (fitting === 0 || fitting < lines.length / 2) return null;
  return {
    score: 0.99 * (fitting / lines.length),
    evidence: [`${fitting} of ${lines.length} lines have Normal in column 3, Originating or Terminating in column 6 and a time of 18 characters in column 10`],
    above: 0, header: null, width: 1, timeColumns: [],
    open: (context) => new BroadWorksAdapter(context),
  };
}

class BroadWorksAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = true;
  readonly joinsRows = true;

  constructor(context: AdapterContext) {
    super(context, 1, null, 'ymd');
  }

  protected override readRow([line]: string[], row: NormalisedRow): Verdict {
    const cells = escapedCells(line!);
    if (cells.length < WIDTH) return isRecord(cells) ? 'columns' : 'skip';
    if (cells[AT.type] !== 'Normal') return 'not-a-call';
    row.start = this.#instant(cells[AT.start]!);
    if (row.start < 0) return 'time';
    row.end = this.#instant(cells[AT.release]!);
    if (row.end < row.start) return 'duration';
    // `Yes-PostRedirection`: answered by the one to whom the call was redirected.
    const answer = cells[AT.answered]!.startsWith('Yes') ? this.#instant(cells[AT.answer]!) : 0;
    row.answer = answer > 0 ? Math.min(Math.max(answer, row.start), row.end) : 0;
    row.outcome = row.answer > 0 ? Outcome.answered : outcomeOfQ850(wholeNumber(cells[AT.cause]!.replace(/^0+/, '')));
    row.from = cells[AT.from]!;
    row.to = cells[AT.to] || cells[AT.dialled]!;
    this.#key(cells, row);
    this.#hold(cells, row);
    return 'row';
  }

  #instant(text: string): number {
    return STAMP.test(text) && this.date.read(text) ? this.date.seconds : -1;
  }

  /** The two halves of a call name each other. Ids begin anew when a server is restarted, so the day keeps calls of different times apart. */
  #key(cells: string[], row: NormalisedRow): void {
    const local = cells[AT.local]!;
    if (local === '') return;
    const halves = [local, cells[AT.remote]!].sort().join(' ');
    this.keyOf(row, `${halves} ${cells[AT.start]!.slice(0, 8)}`);
  }

  #hold(cells: string[], row: NormalisedRow): void {
    const user = cells[AT.user]!;
    const route = cells[AT.route]!;
    const originating = cells[AT.direction] === 'Originating';
    row.rank = originating ? 0 : 1;
    const phone = user === '' ? '' : `User ${user}`;
    const far = INSIDE.test(route) ? '' : `Route ${route}`;
    if (originating) this.hold(row, phone, userReading, 'out');
    this.hold(row, far, routeReading);
    if (!originating) this.hold(row, phone, userReading, 'in');
  }
}

function isRecord(cells: string[]): boolean {
  return cells[AT.type] === 'Normal';
}

/** Cells of a line in which a backslash takes its meaning from the comma or backslash behind it. */
function escapedCells(line: string): string[] {
  if (!line.includes('\\')) return line.split(',');
  const cells: string[] = [];
  let cell = '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (character === '\\' && at + 1 < line.length) cell += line[++at]!;
    else if (character === ',') {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  cells.push(cell);
  return cells;
}

function userReading(): Reading {
  return { reading: 'phone', because: 'stands in the column of users' };
}

function routeReading(): Reading {
  return { reading: 'trunk', because: 'stands in the column of routes' };
}
