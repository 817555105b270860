/** Ids of the formats that are read. */
export type FormatId = 'cucm' | 'asterisk' | 'freepbx' | 'csv';

/** A format that is read, as `formats` prints it. */
export interface FormatInfo {
  id: FormatId;
  product: string;
  recognisedBy: string;
  /** In which zone its times stand. */
  timeZone: string;
  /** From when to when a channel counts as occupied. */
  occupiedFrom: string;
  /** How sure the reading is. */
  sureness: string;
}

const FORMATS: FormatInfo[] = [
  {
    id: 'cucm',
    product: 'Cisco Unified Communications Manager (CUCM), CDR files',
    recognisedBy: 'a header with cdrRecordType and globalCallID_callId, or the line of column types, or the order of the columns',
    timeZone: 'UTC (seconds since 1970)',
    occupiedFrom: 'dateTimeOrigination to dateTimeDisconnect, ringing included',
    sureness: 'certain: columns by name, one call by cluster, callManagerId and callId; without a header by the order of CUCM 12.5',
  },
  {
    id: 'asterisk',
    product: 'Asterisk, Master.csv of cdr_csv and the usual cdr_custom layout',
    recognisedBy: 'rows without a header: start, answer and end in columns 10 to 12 (9 to 11 with the caller ID first), then two numbers and the disposition',
    timeZone: 'local, without offset',
    occupiedFrom: 'start to end of the rows of a channel, ringing included',
    sureness: 'certain in the columns; trunks by channel name; blocked calls only where CONGESTION is written',
  },
  {
    id: 'freepbx',
    product: 'FreePBX CDR Reports export and its relatives (Issabel, PBXware)',
    recognisedBy: 'a header with calldate, channel, dstchannel and duration',
    timeZone: 'local, without offset',
    occupiedFrom: 'calldate to calldate + duration of the rows of a channel, ringing included',
    sureness: 'certain in the columns; answer is end minus billsec; trunks by channel name',
  },
  {
    id: 'csv',
    product: 'any CSV with a header',
    recognisedBy: 'usual column names for start and end or duration, or a mapping of columns',
    timeZone: 'local, unless the times are seconds since 1970 or carry an offset',
    occupiedFrom: 'start to end, or start to start + duration',
    sureness: 'as good as the mapping: look at the preview; rows are never joined',
  },
];

/** The call-record formats that are read, with how each is recognised. */
export function formats(): FormatInfo[] {
  return FORMATS.map((format) => ({ ...format }));
}

/** Other spellings of a format's id. */
const ALSO: Record<string, FormatId> = { 'cisco-cucm': 'cucm', cisco: 'cucm', 'asterisk-master': 'asterisk', delimited: 'csv', generic: 'csv' };

/** The format of that id; null when there is none. */
export function formatId(text: string): FormatId | null {
  const wanted = text.trim().toLowerCase();
  return FORMATS.find((format) => format.id === wanted)?.id ?? ALSO[wanted] ?? null;
}
