import { Outcome } from '../call-table.ts';
import { outcomeOfSip } from '../cause.ts';
import type { Reading } from '../device-reading.ts';
import { durationSeconds } from '../duration.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import type { Sample } from '../sample.ts';
import { userOfUri } from '../sip-user.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { GatewayRows, timeIn } from './gateway-rows.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';

/** Order of the fields of 6.6 to 6.8; 7.x puts SIPMethod behind EPTyp, and any site may choose its own, which a title line names. */
const FIELDS = [
  'SBCReportType', 'EPTyp', 'SIPCallId', 'SessionId', 'Orig', 'SourceIp', 'SourcePort', 'DestIp', 'DestPort', 'TransportType', 'SrcURI', 'SrcURIBeforeMap',
  'DstURI', 'DstURIBeforeMap', 'Durat', 'TrmSd', 'TrmReason', 'TrmReasonCategory', 'SetupTime', 'ConnectTime', 'ReleaseTime', 'RedirectReason',
  'RedirectURINum', 'RedirectURINumBeforeMap', 'TxSigIPDiffServ', 'IPGroup', 'Srd', 'SIPInterface', 'ProxySet', 'IpProfile', 'MediaRealm', 'DirectMedia', 'SIPTrmReason',
];
const METHOD = /^(INVITE|REGISTER|SUBSCRIBE|OPTIONS|MESSAGE|NOTIFY|REFER)$/;
const RECORD = /\|\s*(?:CALL|MEDIA)_(?:START|CONNECT|END|UPDATE)\s*\|/;
const TITLES = /\|\s*(?:SBC|Media|GW)ReportType\s*\|/;
/** Outcome by the category of the termination reason; NO_MATCH is a want of common codecs, not of a number. */
const OF_CATEGORY: Record<string, Outcome> = {
  NO_ANSWER: Outcome.noAnswer, BUSY: Outcome.busy, NO_RESOURCES: Outcome.blocked, NO_MATCH: Outcome.fault, FORWARDED: Outcome.noAnswer,
  GENERAL_FAILED: Outcome.fault, ABNORMALLY_TERMINATED: Outcome.fault,
};
const LOCKED = 'RELEASE_BECAUSE_GW_LOCKED';
const CLEARED = 'GWAPP_NORMAL_CALL_CLEAR';

/** AudioCodes SBC signalling records in syslog. Source: AudioCodes, Mediant SBC User's Manual, CDR fields for SBC signalling. */
export const audiocodes: RecordFormat = {
  id: 'audiocodes',
  alsoNamed: ['audiocodes-sbc', 'mediant'],
  product: 'AudioCodes Mediant SBC, signalling records in syslog (6.6 to 7.x)',
  recognisedBy: 'lines with |CALL_END | and further fields between bars',
  confidence: 'vendor documentation',
  timeZone: 'UTC as written; another name is read in the zone that is given',
  occupiedFrom: 'SetupTime to ReleaseTime of each leg, ringing included',
  sureness: 'certain where the title line (SBCReportType |…) is in the file; without it the order of the fields is that of 6.6 to 6.8, or of 7.x where a SIP method stands in it',
  reads: ['setup, connect and release of each leg', 'parties (users of the SIP addresses)', 'the IP group of each leg', 'the reason of the release', 'the session that a leg belongs to'],
  cannotTell: [
    'the order of fields that a site chose, where the title line is not in the file', 'blocking by the carrier apart from other failures, where it answers with 503',
    'records that syslog lost: it has no acknowledgement', 'calls of the gateway part (GWReportType), which have other fields',
  ],
  fitness: { leavesOut: { 'internal-calls': 'a border controller sees only the calls that pass it' }, blockedBy: null },
  collection: {
    switchOn: ['CDRs to a syslog server, with the CDR report level at End Call or higher; a note of the order of fields, if the site changed it and title lines are not in the log.', 'TCP or TLS for syslog, so that records do not get lost.'],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['The CALL_END lines of the syslog server, with title lines, for the whole period; whole logs may be given too.', 'The IP groups with their call limits.'],
    askCarrier: askAnyCarrier,
  },
  lexing: 'lines',
  detect: detectAudioCodes,
};

function detectAudioCodes({ lines }: Sample): FormatMatch | null {
  const records = lines.filter((line) => RECORD.test(line)).length;
  const titles = lines.filter((line) => TITLES.test(line)).length;
  if (records === 0) return null;
  const evidence = [`${records} of ${lines.length} lines have a record such as |CALL_END | between bars`];
  if (titles > 0) evidence.push('a title line names the fields');
  return {
    score: 0.99, evidence, above: 0, header: null, width: 1, timeColumns: [],
    open: (context) => new AudioCodesAdapter(context),
  };
}

class AudioCodesAdapter extends GatewayRows {
  readonly tellsAnswer = true;
  readonly carriesId = true;
  readonly joinsRows = true;
  #at: Map<string, number> | null = null;
  readonly #plain = placesOf(FIELDS);
  readonly #withMethod = placesOf([...FIELDS.slice(0, 2), 'SIPMethod', ...FIELDS.slice(2)]);

  constructor(context: AdapterContext) {
    super(context, 1, null, 'ymd');
  }

  protected override readRow([line]: string[], row: NormalisedRow): Verdict {
    if (TITLES.test(line!)) return this.#useTitles(line!);
    const found = RECORD.exec(line!);
    if (!found) return 'skip';
    const cells = fields(line!.slice(found.index));
    if (cells[0] !== 'CALL_END' || cells[1] !== 'SBC') return 'not-a-call';
    const at = this.#at ?? (METHOD.test(cells[2] ?? '') ? this.#withMethod : this.#plain);
    const cell = (name: string): string => cells[at.get(name) ?? -1] ?? '';
    if (METHOD.test(cell('SIPMethod')) && cell('SIPMethod') !== 'INVITE') return 'not-a-call';
    if (cells.length <= (at.get('ReleaseTime') ?? 0)) return 'columns';
    return this.#readLeg(cell, row);
  }

  #readLeg(cell: (name: string) => string, row: NormalisedRow): Verdict {
    const release = timeIn(cell('ReleaseTime'));
    const setup = timeIn(cell('SetupTime'));
    if (!setup) return 'time';
    const talk = durationSeconds(cell('Durat') || '0', 's');
    if (!release || talk < 0) return 'duration';
    row.start = this.gatewayInstant(setup, row);
    row.end = this.gatewayInstant(release, row);
    if (row.end < row.start) return 'duration';
    const connect = timeIn(cell('ConnectTime'));
    const answer = connect ? this.gatewayInstant(connect, row) : talk > 0 ? row.end - talk : 0;
    row.answer = answer > 0 ? Math.min(Math.max(answer, row.start), row.end) : 0;
    row.outcome = answer > 0 ? Outcome.answered : unanswered(cell);
    row.from = userOfUri(cell('SrcURI'));
    row.to = userOfUri(cell('DstURI'));
    this.keyOf(row, cell('SessionId'));
    // The leg that came in says who called whom before numbers were changed.
    row.rank = cell('Orig') === 'RMT' ? 0 : 1;
    const group = cell('IPGroup');
    this.hold(row, group === '' || group === '-1' ? '' : `IP group ${group}`, groupReading, cell('SIPCallId'));
    return 'row';
  }

  #useTitles(line: string): 'skip' {
    const titles = fields(line.slice(line.search(TITLES)));
    // Media and gateway records have titles of their own.
    if (titles[0] === 'SBCReportType') this.#at = placesOf(titles.map((title) => ` ${title}`.slice(1)));
    return 'skip';
  }
}

/** The texts between the bars, the first one behind the first bar. */
function fields(text: string): string[] {
  return text.split('|').slice(1).map((cell) => cell.trim());
}

function placesOf(names: string[]): Map<string, number> {
  return new Map(names.map((name, index) => [name.replace(/\s*\(.*\)$/, ''), index]));
}

function unanswered(cell: (name: string) => string): Outcome {
  const reason = cell('TrmReason');
  const bySip = outcomeOfSip(wholeNumber(cell('SIPTrmReason')));
  if (reason === LOCKED) return Outcome.fault;
  const category = OF_CATEGORY[cell('TrmReasonCategory')] ?? Outcome.unknown;
  if (category === Outcome.blocked) return category;
  if (bySip !== Outcome.unknown && bySip !== Outcome.answered) return bySip;
  return reason === CLEARED ? Outcome.abandoned : category;
}

function groupReading(): Reading {
  return { reading: 'trunk', because: 'is an IP group of the border controller' };
}
