import type { ColumnMap } from './source.ts';

/** Places of the columns of a CSV, from 0; −1: not there. */
export interface DelimitedColumns {
  start: number; answer: number; end: number; duration: number; talk: number;
  from: number; to: number; trunk: number; id: number; outcome: number; cause: number;
}
export type DelimitedKey = keyof DelimitedColumns;

/** Header names that mean a column, in order of preference, in the form that `plain` gives them. */
const NAMES: Record<DelimitedKey, string[]> = {
  start: [
    'calldate', 'starttime', 'startingdate', 'startdate', 'startdatetime', 'starttimestamp', 'startstamp', 'callstart', 'callstarttime', 'start',
    'datetime', 'dateandtime', 'calldatetime', 'calltime', 'timestart', 'timestamp', 'setuptime', 'begintime', 'begin', 'invitetime', 'origination',
  ],
  answer: ['answer', 'answertime', 'answerdate', 'answerstamp', 'answered', 'answeredtime', 'connecttime', 'connectedtime', 'timeanswered'],
  end: ['end', 'endtime', 'endingdate', 'enddate', 'enddatetime', 'endtimestamp', 'endstamp', 'callend', 'callendtime', 'timeend', 'hanguptime', 'disconnecttime', 'releasetime', 'stoptime'],
  duration: ['duration', 'durationseconds', 'durationsec', 'durations', 'callduration', 'totalduration', 'length', 'seconds', 'totaltime'],
  talk: ['billsec', 'billseconds', 'talktime', 'talkduration', 'billable', 'billableseconds'],
  from: [
    'src', 'from', 'fromnumber', 'source', 'sourcenumber', 'calleridnumber', 'callerid', 'caller', 'callernumber', 'calling', 'callingnumber', 'callingparty',
    'callingpartynumber', 'ani', 'anumber', 'callfrom', 'originator', 'extension',
  ],
  to: [
    'dst', 'to', 'tonumber', 'destination', 'destinationnumber', 'called', 'callednumber', 'calledparty', 'calledpartynumber', 'callee', 'calleenumber', 'dialed',
    'dialled', 'dialednumber', 'diallednumber', 'dnis', 'bnumber', 'callto',
  ],
  trunk: ['trunk', 'trunkname', 'trunkgroup', 'trunkid', 'gateway', 'carrier', 'line'],
  id: ['callid', 'uniqueid', 'calluuid', 'uuid', 'callreference', 'linkedid'],
  outcome: ['disposition', 'callstatus', 'status', 'callresult', 'result', 'hangupcause'],
  cause: ['hangupcauseid', 'q850', 'q850cause', 'causecode', 'hangupcausecode', 'releasecause'],
};

/** A header's text without case, signs and a type behind a colon: `~from` is `from`, `start_time:string` is `starttime`. */
export function plain(header: string): string {
  return header.replace(/:(string|float|int|integer|long|date|datetime|timestamp|bool|boolean)$/i, '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Columns by their usual names; the earliest name in the list wins. */
export function usualColumns(header: string[]): DelimitedColumns {
  const names = header.map(plain);
  const found = {} as DelimitedColumns;
  for (const key of Object.keys(NAMES) as DelimitedKey[]) {
    const name = NAMES[key].find((candidate) => names.includes(candidate));
    found[key] = name === undefined ? -1 : names.indexOf(name);
  }
  return found;
}

/** Place of a COL of a mapping: a header's text as it is, else its plain form, else a column number from 1; −1 when there is none. */
export function columnPlace(column: string, header: string[] | null, width: number): number {
  const wanted = column.trim();
  if (header) {
    const exact = header.findIndex((name) => name.trim() === wanted);
    if (exact >= 0) return exact;
  }
  if (/^\d+$/.test(wanted)) return +wanted >= 1 && +wanted <= width ? +wanted - 1 : -1;
  const form = plain(wanted);
  return header && form !== '' ? header.findIndex((name) => plain(name) === form) : -1;
}

/** The mapping that the usual names give, as text of the header, for the mapping on screen. */
export function usualMap(header: string[]): ColumnMap {
  const columns = usualColumns(header);
  const map: ColumnMap = {};
  for (const key of ['start', 'answer', 'end', 'duration', 'from', 'to', 'trunk', 'id'] as const) {
    if (columns[key] >= 0) map[key] = header[columns[key]]!;
  }
  return map;
}
