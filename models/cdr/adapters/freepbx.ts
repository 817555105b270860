import type { Sample } from '../sample.ts';
import { AsteriskRows } from './asterisk-row.ts';
import type { AsteriskColumns } from './asterisk-row.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';

/** Rows in which a header is looked for. */
const HEADER_ROWS = 10;

/** Exports of FreePBX and its relatives. Source: FreePBX, module cdr; read in real files. */
export const freepbx: RecordFormat = {
  id: 'freepbx',
  product: 'FreePBX CDR Reports export and its relatives (Issabel, PBXware)',
  recognisedBy: 'a header with calldate, channel, dstchannel and duration',
  confidence: 'real file read',
  timeZone: 'local, without offset',
  occupiedFrom: 'calldate to calldate + duration of the rows of a channel, ringing included',
  sureness: 'certain in the columns; answer is end minus billsec; trunks by channel name',
  reads: ['start, end and answer (end minus talk time) to the second', 'parties', 'channels at both ends', 'the disposition', 'the call that a row belongs to (linkedid, else uniqueid)'],
  cannotTell: [
    'blocked calls from wrong numbers: dispositions carry no release cause', 'who gave up first: NO ANSWER includes calls that the caller cancelled',
    'when a person answered, where a queue or an announcement answered first',
  ],
  fitness: { leavesOut: {}, blockedBy: null },
  idsOf: 'asterisk',
  collection: {
    switchOn: ['Advanced Settings: log unanswered calls and congestion (cdr.conf: unanswered=yes, congestion=yes).'],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['Reports, CDR Reports: the whole period without filters, as CSV; or the table asteriskcdrdb.cdr as CSV with a header. Periods should not overlap.', 'The list of trunks under Connectivity.'],
    askCarrier: askAnyCarrier,
  },
  detect: detectFreepbx,
};

function detectFreepbx(sample: Sample): FormatMatch | null {
  const at = sample.rows.slice(0, HEADER_ROWS).findIndex((cells) => freepbxColumns(cells) !== null);
  if (at < 0) return null;
  const header = sample.rows[at]!;
  const columns = freepbxColumns(header)!;
  const seen = (['start', 'channel', 'dstchannel', 'duration', 'disposition'] as const).filter((key) => columns[key] >= 0).map((key) => header[columns[key]]!.trim());
  return {
    score: 0.9, evidence: [`the header has ${seen.join(', ')}`],
    above: at, header, width: header.length, timeColumns: [columns.start, columns.answer, columns.end].filter((place) => place >= 0),
    open: (context) => new AsteriskRows(context, columns, header.length, header),
  };
}

/** Names of the columns as FreePBX and its relatives write them, in lower case. */
const NAMES: Record<keyof AsteriskColumns, string[]> = {
  start: ['calldate', 'start'], answer: ['answer'], end: ['end'], duration: ['duration'], billsec: ['billsec'],
  src: ['src'], dst: ['dst'], channel: ['channel'], dstchannel: ['dstchannel'], disposition: ['disposition'],
  uniqueid: ['uniqueid'], linkedid: ['linkedid'], sequence: ['sequence'],
};

/** Places of the columns by a FreePBX header; null when the row is no such header. */
function freepbxColumns(header: string[]): AsteriskColumns | null {
  const names = header.map((cell) => cell.trim().toLowerCase());
  const found = {} as AsteriskColumns;
  for (const key of Object.keys(NAMES) as (keyof AsteriskColumns)[]) {
    found[key] = names.findIndex((name) => NAMES[key].includes(name));
  }
  const needed = [found.start, found.channel, found.dstchannel, found.src, found.dst];
  return needed.every((place) => place >= 0) && (found.duration >= 0 || found.end >= 0) ? found : null;
}
