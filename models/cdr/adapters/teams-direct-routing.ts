import { warning } from '../../core/issue.ts';
import type { Issue } from '../../core/issue.ts';
import { Outcome } from '../call-table.ts';
import { outcomeOfSip } from '../cause.ts';
import { durationSeconds } from '../duration.ts';
import { columnEvidence, namedColumns } from '../named-columns.ts';
import type { ColumnNames } from '../named-columns.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';
import { isNoInstant, isOutgoing, teamsSide, trunkSide } from './teams-calls.ts';

/** Names in the exported CSV, in the report on screen, and in Microsoft Graph. */
const NAMES = {
  correlation: ['correlationid'], invite: ['invitetime', 'invitetimeutc', 'invitedatetime'], start: ['starttime', 'starttimeutc', 'startdatetime'],
  failure: ['failuretime', 'failuretimeutc', 'failuredatetime'], end: ['endtime', 'endtimeutc', 'enddatetime'], duration: ['durationseconds', 'duration'],
  success: ['success', 'successfulcall', 'eventtype'], caller: ['callernumber'], callee: ['calleenumber'], type: ['calltype'],
  sip: ['finalsipcode'], subcode: ['finalmicrosoftsubcode', 'callendsubreason'], sbc: ['sbcfqdn', 'trunkfullyqualifieddomainname'],
} as const satisfies ColumnNames<string>;
type Key = keyof typeof NAMES;
const NEEDED: Key[] = ['correlation', 'invite', 'sbc', 'type', 'success'];
/** Subcodes of Microsoft in which the final code is that of the border controller begin so. */
const FROM_SBC = /^560\d{3}$/;

/** Calls of Teams over an own border controller. Sources: Microsoft, Teams PSTN usage report; Microsoft Graph, directRoutingLogRow. */
export const teamsDirectRouting: RecordFormat = {
  id: 'teams-direct-routing',
  alsoNamed: ['direct-routing', 'teams-dr'],
  product: 'Microsoft Teams Direct Routing calls (DirectRouting.calls CSV, or JSON of Microsoft Graph)',
  recognisedBy: 'a header (or fields) with CorrelationId, Invite Time, Call type, Success and SBC FQDN',
  confidence: 'vendor documentation',
  timeZone: 'UTC, as written',
  occupiedFrom: 'invite to end, or to failure: ringing and waiting in call queues included',
  sureness: 'certain in the columns, which are found by name; rows of a CorrelationId are one call, and each row is a channel of its SBC',
  reads: ['invite, answer (of outgoing calls) and end', 'parties', 'the direction', 'the SBC of every leg', 'the final SIP code and Microsoft subcode as the outcome', 'the call that a leg belongs to'],
  cannotTell: [
    'when an incoming call was answered: its Start time is when the invite went on into Teams', 'calls between Teams users, and calls between the PBX and the carrier that pass the SBC without Teams',
    'that a transfer or forward and the call it came from are one (Shared correlation ID): each counts as a call of its own, as it holds channels of its own',
    'how many channels the SBC held at its other side', 'the last digits of outside numbers, which Microsoft obscures in several countries',
  ],
  fitness: {
    leavesOut: { 'internal-calls': 'Direct Routing records calls over the SBC only' },
    blockedBy: 'SIP 503 of the own SBC (subcode 560503)',
  },
  collection: {
    switchOn: ['Nothing: Teams records every call of Direct Routing; rows appear 24 to 48 hours later.'],
    collectFor: 'Four weeks of ordinary business at least; the report reaches 150 days back.',
    export: [
      'Teams admin center, Analytics and reports, Usage reports, PSTN usage, Direct Routing: Export to Excel; unzip Calls.Export and take DirectRouting.calls as it is, with English headings.',
      'Or Microsoft Graph getDirectRoutingCalls (CallRecords.Read.All), all pages.', 'The list of SBCs with their MaxConcurrentSessions and voice routes (Get-CsOnlinePSTNGateway, Get-CsOnlineVoiceRoute).',
    ],
    askCarrier: ['All-trunks-busy counts between SBC and carrier for each day: what the carrier refused may appear here as another code, or not at all.', 'The number of channels of each SIP trunk behind the SBC, and every change of it in the period.'],
  },
  detect: detectDirectRouting,
};

function detectDirectRouting(sample: Sample): FormatMatch | null {
  const found = namedColumns(sample.rows, NAMES, NEEDED);
  if (!found || (found.at.end < 0 && found.at.duration < 0)) return null;
  const { above, header, at } = found;
  return {
    score: 1, evidence: [columnEvidence(found, NEEDED, sample)], above, header, width: header.length,
    timeColumns: [at.invite, at.start, at.failure, at.end].filter((place) => place >= 0),
    open: (context) => new DirectRoutingAdapter(context, at, header),
  };
}

/** Rows of legs: one for each SIP dialogue between Teams and a border controller. */
class DirectRoutingAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = true;
  readonly joinsRows = true;
  readonly #at: Record<Key, number>;
  #shorter = 0;
  #read = 0;

  constructor(context: AdapterContext, at: Record<Key, number>, header: string[]) {
    super(context, header.length, header);
    this.#at = at;
  }

  protected override readRow(cells: string[], row: NormalisedRow): Verdict {
    const at = this.#at;
    const invite = this.utcOf(cells[at.invite]!);
    if (invite < 0) return 'time';
    const succeeded = /^(yes|true|success)$/i.test(cells[at.success]!.trim());
    const held = durationSeconds(cells[at.duration] ?? '', this.context.durationUnit);
    row.start = invite;
    row.end = this.#end(cells, row.start, succeeded, held);
    if (row.end < row.start) return 'duration';
    const outgoing = isOutgoing(cells[at.type]!);
    this.#answer(cells, row, succeeded, outgoing);
    row.from = (cells[at.caller] ?? '').trim();
    row.to = (cells[at.callee] ?? '').trim();
    this.keyOf(row, cells[at.correlation]!.trim());
    const leg = `${invite} ${outgoing} ${row.from} ${row.to}`;
    if (outgoing) this.hold(row, teamsSide.name, teamsSide.read, leg);
    this.hold(row, cells[at.sbc]!.trim(), trunkSide('names the SBC'), leg);
    if (!outgoing) this.hold(row, teamsSide.name, teamsSide.read, leg);
    return 'row';
  }

  override warnings(): Issue[] {
    const found = super.warnings();
    if (this.#read > 0) {
      const { file } = this.context;
      found.push(warning('duration-from-invite', '', `${file}: Duration of Direct Routing starts at the invite, so it includes ringing and waiting in call queues; ${this.#shorter} of its ${this.#read} rows that succeeded began later (Start time).`, 'Take it as the time that a channel of the SBC was held, not as talk time or for billing.', { file }));
    }
    return found;
  }

  /** The end, else the failure, else invite + duration; −1 where none can be read. */
  #end(cells: string[], start: number, succeeded: boolean, held: number): number {
    const at = this.#at;
    for (const place of succeeded ? [at.end] : [at.failure, at.end]) {
      const text = (cells[place] ?? '').trim();
      if (!isNoInstant(text)) return this.utcOf(text);
    }
    return held < 0 ? -1 : start + held;
  }

  /** The start of an outgoing call is its 200 OK; that of an incoming one is when the invite went on into Teams. */
  #answer(cells: string[], row: NormalisedRow, succeeded: boolean, outgoing: boolean): void {
    const at = this.#at;
    if (!succeeded) {
      const subcode = (cells[at.subcode] ?? '').trim();
      row.outcome = outcomeOfSip(wholeNumber((cells[at.sip] ?? '').trim()), wholeNumber(subcode) > 0 ? FROM_SBC.test(subcode) : outgoing);
      if (row.outcome === Outcome.answered) row.outcome = Outcome.unknown;
      return;
    }
    row.outcome = Outcome.answered;
    this.#read++;
    const text = (cells[at.start] ?? '').trim();
    const start = isNoInstant(text) ? -1 : this.utcOf(text);
    if (start > row.start) this.#shorter++;
    if (outgoing && start >= 0) row.answer = Math.min(Math.max(start, row.start), row.end);
  }
}
