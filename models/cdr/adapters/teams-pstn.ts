import { Outcome } from '../call-table.ts';
import { durationSeconds } from '../duration.ts';
import { columnEvidence, namedColumns } from '../named-columns.ts';
import type { ColumnNames } from '../named-columns.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';
import { isNoInstant, isOutgoing, teamsSide, trunkSide } from './teams-calls.ts';

/** Names in the exported CSV and in Microsoft Graph. */
const NAMES = {
  usage: ['usageid', 'id'], call: ['callid'], caller: ['callerid', 'callernumber'], type: ['calltype'], callee: ['destinationnumber', 'calleenumber'],
  start: ['starttime', 'starttimeutc', 'startdatetime'], end: ['endtime', 'endtimeutc', 'enddatetime'], duration: ['durationseconds', 'duration'],
  operator: ['operator'], inventory: ['numbertype', 'inventorytype'],
} as const satisfies ColumnNames<string>;
type Key = keyof typeof NAMES;
const NEEDED: Key[] = ['usage', 'call', 'type', 'start', 'inventory'];
/** The trunk of calls whose operator is not named. */
const MICROSOFT = 'Microsoft PSTN';

/** Calls of Teams over Calling Plans, Operator Connect and audio conferencing. Sources: Microsoft, Teams PSTN usage report; Microsoft Graph, pstnCallLogRow. */
export const teamsPstn: RecordFormat = {
  id: 'teams-pstn',
  alsoNamed: ['calling-plan', 'operator-connect'],
  product: 'Microsoft Teams PSTN calls (PSTN.calls CSV, or JSON of Microsoft Graph)',
  recognisedBy: 'a header (or fields) with UsageId, Call ID, Call Type, Number Type and Start Time',
  confidence: 'vendor documentation',
  timeZone: 'UTC, as written',
  occupiedFrom: 'start to end: only the time connected, ringing is not recorded',
  sureness: 'certain in the columns, which are found by name; rows of a Call ID are one call',
  reads: ['start and end', 'parties', 'the direction', 'the operator, where it is named', 'the call that a row belongs to'],
  cannotTell: [
    'how long a call rang', 'attempts without answer: only connected calls are written in practice', 'trunks and channels: the operator\'s are not the customer\'s',
    'calls of Direct Routing, which have a file of their own', 'the last digits of outside numbers, which Microsoft obscures in several countries',
  ],
  fitness: {
    leavesOut: { 'internal-calls': 'the PSTN usage report has calls of the public network only', 'unanswered-calls': 'the PSTN usage report has connected calls only' },
    blockedBy: null,
  },
  collection: {
    switchOn: ['Nothing: Teams records every connected call; rows appear 24 to 48 hours later.'],
    collectFor: 'Four weeks of ordinary business at least; the report reaches a year back.',
    export: [
      'Teams admin center, Analytics and reports, Usage reports, PSTN usage, Calling Plans: Export to Excel; unzip Calls.Export and take PSTN.calls as it is, with English headings.',
      'Or Microsoft Graph getPstnCalls (CallRecords.Read.All), all pages; one query reaches over 90 days at most.',
    ],
    askCarrier: ['Of an Operator Connect operator: the number of channels and the counts of calls refused for each day.'],
  },
  detect: detectPstn,
};

function detectPstn(sample: Sample): FormatMatch | null {
  const found = namedColumns(sample.rows, NAMES, NEEDED);
  if (!found || (found.at.end < 0 && found.at.duration < 0)) return null;
  const { above, header, at } = found;
  return {
    score: 1, evidence: [columnEvidence(found, NEEDED, sample)], above, header, width: header.length,
    timeColumns: [at.start, at.end].filter((place) => place >= 0),
    open: (context) => new PstnAdapter(context, at, header),
  };
}

/** Rows of connected legs. */
class PstnAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = true;
  readonly joinsRows = true;
  readonly #at: Record<Key, number>;

  constructor(context: AdapterContext, at: Record<Key, number>, header: string[]) {
    super(context, header.length, header);
    this.#at = at;
  }

  protected override readRow(cells: string[], row: NormalisedRow): Verdict {
    const at = this.#at;
    row.start = this.utcOf(cells[at.start]!);
    if (row.start < 0) return 'time';
    const talk = durationSeconds(cells[at.duration] ?? '', this.context.durationUnit);
    const end = (cells[at.end] ?? '').trim();
    row.end = !isNoInstant(end) ? this.utcOf(end) : talk < 0 ? -1 : row.start + talk;
    if (row.end < row.start) return 'duration';
    // A connected time of nothing is an attempt; where the column is silent the end speaks.
    const connected = talk >= 0 ? talk > 0 : row.end > row.start;
    row.outcome = connected ? Outcome.answered : Outcome.noAnswer;
    row.answer = connected ? row.start : 0;
    row.from = (cells[at.caller] ?? '').trim();
    row.to = (cells[at.callee] ?? '').trim();
    const usage = cells[at.usage]!.trim();
    this.keyOf(row, cells[at.call]!.trim() || usage);
    this.#hold(cells, row, usage);
    return 'row';
  }

  #hold(cells: string[], row: NormalisedRow, usage: string): void {
    const at = this.#at;
    const outgoing = isOutgoing(cells[at.type]!);
    const operator = (cells[at.operator] ?? '').trim();
    const trunk = operator === '' || /^microsoft$/i.test(operator) ? MICROSOFT : operator;
    if (outgoing) this.hold(row, teamsSide.name, teamsSide.read, usage);
    this.hold(row, trunk, trunkSide('stands for the operator of the call'), usage);
    if (!outgoing) this.hold(row, teamsSide.name, teamsSide.read, usage);
  }
}
