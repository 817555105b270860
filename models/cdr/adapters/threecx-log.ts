import { Outcome } from '../call-table.ts';
import { hoursMinutesSeconds } from '../duration.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';
import { endpointDevice, endpointReading, outcomeOfReason, threecxSwitchOn } from './threecx-calls.ts';

/** Places of the fields in the default order, from 0. What stands behind the chain is counted from it, as names may hold commas. */
const AT = { history: 0, call: 1, duration: 2, start: 3, answer: 4, end: 5, reason: 6, from: 7, to: 8, fromDn: 9, toDn: 10, dialled: 11, finalDn: 14 } as const;
const BEHIND_CHAIN = { fromType: 1, toType: 2, finalType: 3 } as const;
/** Fields that stand before any name. */
const LEAST = 12;
const HISTORY = /^Call \d+$/;
const STAMP = /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d$/;

/** Call data records of 3CX up to version 18. Sources: 3CX, CDR call data records (fields); a working parser (order, UTC). */
export const threecxLog: RecordFormat = {
  id: '3cx-log',
  alsoNamed: ['3cx'],
  product: '3CX call data records up to version 18 (cdr.log), fields in their default order',
  recognisedBy: 'lines that begin with "Call" and a number, with times YYYY/MM/DD hh:mm:ss in fields 4 and 6',
  confidence: 'working parser',
  timeZone: 'UTC, as written without offset',
  occupiedFrom: 'start to end of the rows of a call, ringing included',
  sureness: 'certain in the fields of the default order, which an administrator can change; trunks by type, else by number (from 10000)',
  reads: ['start, answer and end to the second', 'parties', 'trunk and extension at both ends', 'the reason as the outcome', 'the call that a row belongs to (historyid, within a run of the service)'],
  cannotTell: [
    'blocked calls: reasons carry no release cause', 'why a call with the reason Failed failed', 'channels of a call that was transferred twice: only first and final endpoints have types',
    'when a person answered, where a queue or an announcement answered first',
  ],
  fitness: { leavesOut: {}, blockedBy: null },
  collection: {
    switchOn: [threecxSwitchOn],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['cdr.log from the folder CDRLogs, as it is; not sorted or saved in a spreadsheet.', 'The list of SIP trunks with their virtual numbers (10000 and on) and channels.'],
    askCarrier: askAnyCarrier,
  },
  lexing: 'lines',
  detect: detectLog,
};

function detectLog({ lines }: Sample): FormatMatch | null {
  const fitting = lines.filter((line) => {
    const cells = line.split(',');
    return cells.length >= LEAST && HISTORY.test(cells[AT.history]!) && STAMP.test(cells[AT.start]!) && STAMP.test(cells[AT.end]!);
  }).length;
  if (fitting === 0 || fitting < lines.length / 2) return null;
  return {
    score: 0.98 * (fitting / lines.length), evidence: [`${fitting} of ${lines.length} lines begin with "Call" and a number and have times in fields 4 and 6`],
    above: 0, header: null, width: 1, timeColumns: [],
    open: (context) => new LogAdapter(context),
  };
}

/** Rows of calls; one that was routed anew has several. */
class LogAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = true;
  readonly joinsRows = true;

  constructor(context: AdapterContext) {
    super(context, 1, null, 'ymd');
  }

  protected override readRow([line]: string[], row: NormalisedRow): Verdict {
    const cells = line!.split(',');
    if (cells.length < LEAST) return 'columns';
    if (!HISTORY.test(cells[AT.history]!)) return 'not-a-call';
    const held = hoursMinutesSeconds(cells[AT.duration]!);
    const problem = this.placeByBoth(row, utc(cells[AT.start]!), utc(cells[AT.end]!), held);
    if (problem) return problem;
    const answer = cells[AT.answer]!.trim() === '' ? -1 : this.endOf(utc(cells[AT.answer]!), row.start, 0);
    row.answer = answer < 0 ? 0 : Math.min(Math.max(answer, row.start), row.end);
    row.outcome = row.answer > 0 ? Outcome.answered : outcomeOfReason(cells[AT.reason]!) || Outcome.noAnswer;
    row.from = partyOf(cells[AT.from]!);
    row.to = partyOf(cells[AT.to]!) || partyOf(cells[AT.dialled]!);
    this.keyOf(row, `${cells[AT.history]!} ${runOf(cells[AT.call]!)}`);
    this.#hold(cells, row);
    return 'row';
  }

  #hold(cells: string[], row: NormalisedRow): void {
    const chain = cells.findIndex((cell) => cell.startsWith('Chain:'));
    const type = (behind: number): string => (chain < 0 ? '' : (cells[chain + behind] ?? '').trim());
    this.hold(row, endpointDevice(type(BEHIND_CHAIN.fromType), cells[AT.fromDn]!.trim()), endpointReading, `from ${row.from}`);
    const final = endpointDevice(type(BEHIND_CHAIN.finalType), (cells[AT.finalDn] ?? '').trim());
    const to = endpointDevice(type(BEHIND_CHAIN.toType), cells[AT.toDn]!.trim());
    // A call that was transferred to the outside holds that trunk in the end.
    this.hold(row, final.startsWith('Trunk ') ? final : to, endpointReading, `to ${row.to}`);
  }
}

function utc(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' ? '' : `${trimmed}Z`;
}

/** `Ext.101` is extension 101. */
function partyOf(text: string): string {
  return text.trim().replace(/^Ext\./, '');
}

/** The run of the service in a call id (`00000165F7F2B37A_1`): a new installation counts its calls from 1 again. */
function runOf(callId: string): string {
  const end = callId.indexOf('_');
  return end < 0 ? '' : callId.slice(0, end);
}
