import { Outcome } from '../call-table.ts';
import { columnEvidence, namedColumns } from '../named-columns.ts';
import type { ColumnNames } from '../named-columns.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';
import { endpointDevice, endpointReading, outcomeOfReason } from './threecx-calls.ts';

const NAMES = {
  row: ['cdrid'], call: ['callhistoryid'], start: ['cdrstartedat'], answer: ['cdransweredat'], end: ['cdrendedat'],
  from: ['sourceparticipantphonenumber'], fromDn: ['sourcednnumber'], fromType: ['sourceentitytype'],
  to: ['destinationparticipantphonenumber'], toDn: ['destinationdnnumber'], toType: ['destinationentitytype'],
  reason: ['terminationreason'], details: ['terminationreasondetails'],
} as const satisfies ColumnNames<string>;
type Key = keyof typeof NAMES;
const NEEDED: Key[] = ['row', 'call', 'start', 'end', 'fromDn', 'toDn'];
const RULE = /^-+(\+-*)*$/;
const FOOT = /^\(\d+ rows?\)$/;

/** The table cdroutput of 3CX from version 20 on. Read in a real file. */
export const threecxTable: RecordFormat = {
  id: '3cx-table',
  alsoNamed: ['3cx-v20'],
  product: '3CX from version 20 on, table cdroutput',
  recognisedBy: 'a header with cdr_id, call_history_id, cdr_started_at and cdr_ended_at, as CSV or as psql prints it',
  confidence: 'real file read',
  timeZone: 'with offset, as written',
  occupiedFrom: 'start to end of the segments that name a trunk, ringing and queueing included',
  sureness: 'certain in the columns, which are found by name; segments of a call_history_id are one call',
  reads: ['start, answer and end of every segment to the second', 'parties', 'trunk and extension at both ends', 'the termination reason as the outcome', 'the call that a segment belongs to'],
  cannotTell: [
    'blocked calls: reasons carry no release cause', 'when a person answered, where a script or a queue answered first: the first answer counts',
    'that a consultation and the call it belongs to are one, where they have histories of their own',
  ],
  fitness: { leavesOut: {}, blockedBy: null },
  collection: {
    switchOn: ['Nothing: the reporting database keeps every segment, as long as its retention is longer than the period.'],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['In psql: \\copy (SELECT * FROM cdroutput ORDER BY cdr_started_at) TO \'calls.csv\' CSV HEADER.', 'The list of SIP trunks with their virtual numbers (10000 and on) and channels.'],
    askCarrier: askAnyCarrier,
  },
  detect: detectTable,
};

function detectTable(sample: Sample): FormatMatch | null {
  const found = namedColumns(sample.rows, NAMES, NEEDED);
  if (!found) return null;
  const { above, header, at } = found;
  return {
    score: 1, evidence: [columnEvidence(found, NEEDED, sample)], above, header, width: header.length, timeColumns: [],
    open: (context) => new TableAdapter(context, at, header),
  };
}

/** Segments of calls: a queue or ring group has one for every phone that rang. */
class TableAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = true;
  readonly joinsRows = true;
  readonly #at: Record<Key, number>;

  constructor(context: AdapterContext, at: Record<Key, number>, header: string[]) {
    super(context, header.length, header, 'ymd');
    this.#at = at;
  }

  override read(cells: string[], row: NormalisedRow): Verdict {
    const first = cells[0]!.trim();
    // What psql prints around its rows; headers come again with other widths.
    if ((cells.length === 1 && (RULE.test(first) || FOOT.test(first))) || (cells[this.#at.row] ?? '').trim() === 'cdr_id') return 'skip';
    return super.read(cells, row);
  }

  protected override readRow(cells: string[], row: NormalisedRow): Verdict {
    const at = this.#at;
    const text = (key: Key): string => (at[key] < 0 ? '' : cells[at[key]]!.trim());
    const problem = this.placeByBoth(row, text('start'), text('end'), -1);
    if (problem) return problem;
    const answer = text('answer') === '' ? -1 : this.endOf(text('answer'), row.start, 0);
    row.answer = answer < 0 ? 0 : Math.min(Math.max(answer, row.start), row.end);
    row.outcome = row.answer > 0 ? Outcome.answered : outcomeOfReason(text('reason'), text('details'));
    row.from = text('from') || text('fromDn');
    row.to = text('to') || text('toDn');
    this.keyOf(row, text('call') || text('row'));
    this.hold(row, endpointDevice(text('fromType'), text('fromDn')), endpointReading, `from ${row.from}`);
    this.hold(row, endpointDevice(text('toType'), text('toDn')), endpointReading, `to ${row.to}`);
    return 'row';
  }
}
