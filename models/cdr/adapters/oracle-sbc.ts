import { Outcome } from '../call-table.ts';
import { outcomeOfQ850, outcomeOfSip } from '../cause.ts';
import type { Reading } from '../device-reading.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import type { Sample } from '../sample.ts';
import { userOfUri } from '../sip-user.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { GatewayRows, timeIn } from './gateway-rows.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';

/** Places of the columns of a stop record, from 0. Those behind the flows stand there only in records of the known widths. */
const AT = {
  type: 0, session: 3, from: 9, to: 10, setup: 13, connect: 14, disconnect: 15, cause: 16, egressRealm: 21, ingressRealm: 22,
  ingressGroup: 121, egressGroup: 122, sipStatus: 134,
} as const;
/** Columns that every record has. */
const WIDTH = 23;
/** Columns of a stop record in which trunk groups and the SIP status stand where a working parser reads them. */
const FULL_WIDTH = 175;
const SHAPE = /^"?[123]"?,"?\d+\.\d+\.\d+\.\d+"?,/;
const STOP = '2';

/** Oracle (Acme Packet) session border controllers, local CSV records. Source: working parsers of these files. */
export const oracleSbc: RecordFormat = {
  id: 'oracle-sbc',
  alsoNamed: ['oracle', 'acme', 'acme-packet'],
  product: 'Oracle (Acme Packet) session border controllers, local CSV records',
  recognisedBy: 'rows that begin with 1, 2 or 3 and an IP address, and have times such as 15:54:56.868 PST DEC 18 2017 in columns 14 and 16 of stop records',
  confidence: 'working parser',
  timeZone: 'UTC where the times say so, else the local zone of the machine, whose short name tells the two showings of an hour apart',
  occupiedFrom: 'h323-setup-time to h323-disconnect-time of stop records, ringing included',
  sureness: 'certain in the first 23 columns; trunk groups and SIP status only in records of 175 columns, else realms and the Q.850 cause',
  reads: ['setup, connect and disconnect', 'parties (users of the SIP headers)', 'ingress and egress trunk group, else realm', 'the Q.850 cause and the SIP status', 'the session'],
  cannotTell: [
    'calls still up: start and interim records have no end', 'the columns of other builds: give the file of "dump-csv-format"', 'calls that no realm admitted, if records of failed attempts are off',
    'the zone behind a short name such as CST, which has to be given',
  ],
  fitness: { leavesOut: { 'internal-calls': 'a border controller sees only the calls that pass it' }, blockedBy: 'Q.850 cause 34, 42, 44 or 47' },
  collection: {
    switchOn: ['account-config: file-output and "generate-start" as you like, CDR output in order (cdr-output-inclusive enabled), records for failed attempts included.', 'dump-csv-format, which writes what the columns are.'],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['All cdr files of the period, of every machine; stop records alone are enough.', 'The realms and trunk groups with their session limits.'],
    askCarrier: askAnyCarrier,
  },
  // Quotes inside quoted SIP headers are not doubled: lines are cut here.
  lexing: 'lines',
  detect: detectOracle,
};

function detectOracle({ lines }: Sample): FormatMatch | null {
  const shaped = lines.filter((line) => SHAPE.test(line));
  const stops = shaped.map((line) => wholeCells(line)).filter((cells) => cells[AT.type] === STOP);
  const timed = stops.filter((cells) => timeIn(cells[AT.disconnect]) !== null).length;
  if (timed === 0 || timed < stops.length / 2 || shaped.length < lines.length / 2) return null;
  return {
    score: 0.98 * (shaped.length / lines.length),
    evidence: [`${shaped.length} of ${lines.length} lines begin with a record type and an IP address; ${timed} stop records have a time of disconnect in column 16`],
    above: 0, header: null, width: 1, timeColumns: [],
    open: (context) => new OracleAdapter(context),
  };
}

class OracleAdapter extends GatewayRows {
  readonly tellsAnswer = true;
  readonly carriesId = true;
  readonly joinsRows = true;

  constructor(context: AdapterContext) {
    super(context, 1, null, 'ymd');
  }

  protected override readRow([line]: string[], row: NormalisedRow): Verdict {
    if (!SHAPE.test(line!)) return 'skip';
    const cells = wholeCells(line!);
    if (cells[AT.type] !== STOP) return 'not-a-call';
    if (cells.length < WIDTH) return 'columns';
    const setup = timeIn(cells[AT.setup]);
    const disconnect = timeIn(cells[AT.disconnect]);
    if (!setup) return 'time';
    if (!disconnect) return 'duration';
    row.start = this.gatewayInstant(setup, row);
    row.end = this.gatewayInstant(disconnect, row);
    if (row.end < row.start) return 'duration';
    const connect = timeIn(cells[AT.connect]);
    row.answer = connect ? Math.min(Math.max(this.gatewayInstant(connect, row), row.start), row.end) : 0;
    row.outcome = connect ? Outcome.answered : unanswered(cells);
    row.from = userOfUri(cells[AT.from]!);
    row.to = userOfUri(cells[AT.to]!);
    this.keyOf(row, cells[AT.session]!);
    this.#hold(row, cells, AT.ingressGroup, AT.ingressRealm, 'in');
    this.#hold(row, cells, AT.egressGroup, AT.egressRealm, 'out');
    return 'row';
  }

  #hold(row: NormalisedRow, cells: string[], group: number, realm: number, side: string): void {
    const name = cells.length === FULL_WIDTH ? cells[group]!.trim() : '';
    if (name !== '') this.hold(row, name, groupReading, side);
    else if (cells[realm]!.trim() !== '') this.hold(row, `Realm ${cells[realm]!.trim()}`, realmReading, side);
  }
}

function unanswered(cells: string[]): Outcome {
  const byCause = outcomeOfQ850(wholeNumber(cells[AT.cause]!.trim()));
  if (byCause !== Outcome.unknown || cells.length !== FULL_WIDTH) return byCause;
  return outcomeOfSip(wholeNumber(cells[AT.sipStatus]!.trim()));
}

/** Cells of a line whose quoted cells hold single quotes and commas: a quoted cell ends at a quote that the delimiter or the end of the line follows. */
function wholeCells(line: string): string[] {
  const cells: string[] = [];
  for (let at = 0; ;) {
    const quoted = line[at] === '"';
    const mark = quoted ? '",' : ',';
    const found = line.indexOf(mark, quoted ? at + 1 : at);
    if (found < 0) {
      cells.push(quoted ? line.slice(at + 1).replace(/"$/, '') : line.slice(at));
      return cells;
    }
    cells.push(line.slice(quoted ? at + 1 : at, found));
    at = found + mark.length;
  }
}

function groupReading(): Reading {
  return { reading: 'trunk', because: 'stands in a column of trunk groups' };
}

function realmReading(): Reading {
  return { reading: 'trunk', because: 'is a realm of the border controller' };
}
