import type { Sample } from '../sample.ts';
import { CucmAdapter, isCmrHeader, isCucmHeader, isCucmRow, isCucmTypeLine } from './cisco-cucm.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';

/** Rows in which a header is looked for. */
const HEADER_ROWS = 10;
/** The line of types has this many columns at least where no header stands above it; CMR files have fewer. */
const CDR_COLUMNS = 80;

/** CUCM's CDR files. Source: Cisco, Call Detail Records Administration Guide. */
export const ciscoCucm: RecordFormat = {
  id: 'cucm',
  alsoNamed: ['cisco-cucm', 'cisco'],
  product: 'Cisco Unified Communications Manager (CUCM), CDR files',
  recognisedBy: 'a header with cdrRecordType and globalCallID_callId, or the line of column types, or the order of the columns',
  confidence: 'real file read',
  timeZone: 'UTC (seconds since 1970)',
  occupiedFrom: 'dateTimeOrigination to dateTimeDisconnect, ringing included',
  sureness: 'certain: columns by name, one call by cluster, callManagerId and callId; without a header by the order of CUCM 12.5',
  reads: ['start, answer and end to the second', 'parties', 'devices at both ends and their types', 'release causes', 'the call that a row belongs to'],
  cannotTell: [
    'unanswered calls by normal clearing, unless "CDR Log Calls with Zero Duration Flag" was on',
    'the route group and the channel of a trunk', 'calls that the carrier refused before they reached the gateway', 'call quality, unless the CMR files are imported together with these',
  ],
  fitness: {
    leavesOut: { 'unanswered-calls': 'CUCM leaves them out unless "CDR Log Calls with Zero Duration Flag" is on' },
    blockedBy: 'Q.850 cause 34, 42, 44 or 47',
  },
  collection: {
    switchOn: [
      'Service parameters of Cisco CallManager on every node: "CDR Enabled Flag" and "CDR Log Calls with Zero Duration Flag", both true.',
      '"Call Diagnostics Enabled", if call quality is asked for.',
    ],
    collectFor: 'Four weeks of ordinary business at least; the zero-duration flag must have been on for all of them.',
    export: [
      'All files cdr_<cluster>_<node>_<time>_<number> of the period, from a billing server or the CDR repository; a file is closed each minute, so give the whole folder.',
      'Not the exports of CAR, whose dates are text and whose columns differ.',
      'The device export (phones, gateways, trunks) of the same week: it says what is a trunk and where it stands.',
    ],
    askCarrier: askAnyCarrier,
  },
  detect: detectCucm,
};

function detectCucm(sample: Sample): FormatMatch | null {
  const at = sample.rows.slice(0, HEADER_ROWS).findIndex((cells) => isCdrHeader(cells) || (isCucmTypeLine(cells) && cells.length >= CDR_COLUMNS) || isCucmRow(cells));
  if (at < 0) return null;
  const first = sample.rows[at]!;
  return {
    ...signOf(first),
    // Where rows alone tell the format, those above the first good one are rows too.
    above: isCucmRow(first) ? 0 : at, header: isCucmHeader(first) ? first : null, width: first.length, timeColumns: [],
    open: (context) => new CucmAdapter(context, first.length),
  };
}

function isCdrHeader(cells: string[]): boolean {
  return isCucmHeader(cells) && !isCmrHeader(cells);
}

function signOf(first: string[]): Pick<FormatMatch, 'score' | 'evidence'> {
  if (isCucmHeader(first)) return { score: 1, evidence: ['the header has cdrRecordType and globalCallID_callId'] };
  if (isCucmTypeLine(first)) return { score: 0.98, evidence: ['the first line names column types (INTEGER, VARCHAR)'] };
  return { score: 0.97, evidence: [`a row of ${first.length} columns has record type 1 in column 1 and seconds since 1970 in columns 5, 48 and 49`] };
}
