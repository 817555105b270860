import { warning } from '../../core/issue.ts';
import type { Issue } from '../../core/issue.ts';
import { Outcome } from '../call-table.ts';
import { cucmReading } from '../device-reading.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import type { AdapterContext, RecordAdapter, Verdict } from './adapter.ts';
import { CucmColumns, hasUsualColumns, unanswered } from './cucm-columns.ts';
import { CucmKey } from './cucm-key.ts';

const LATEST = 0xffffffff;
/** Place of a column that a file does not have: behind any row's end. */
const NOWHERE = 1_000_000;
const TYPE_WORD = /^(INTEGER|STRING|UNIQUEIDENTIFIER|VARCHAR(\(\d+\))?)$/;
/** A bridge number that CUCM makes up for a recording or monitoring leg. */
const FORK_NUMBER = /^b00\d/;

/** Columns that are read, with their place (from 0) in the order that CUCM has written since 10.5. */
const COLUMNS = {
  cdrRecordType: 0, globalCallID_callManagerId: 1, globalCallID_callId: 2, origLegCallIdentifier: 3, dateTimeOrigination: 4,
  callingPartyNumber: 8, origCause_value: 11, destLegIdentifier: 25, originalCalledPartyNumber: 29, finalCalledPartyNumber: 30,
  destCause_value: 33, dateTimeConnect: 47, dateTimeDisconnect: 48, origDeviceName: 56, destDeviceName: 57,
  origCalledPartyRedirectOnBehalfOf: 60, lastRedirectRedirectOnBehalfOf: 61, globalCallId_ClusterID: 65, joinOnBehalfOf: 66,
  origDeviceType: 129, destDeviceType: 130,
};
/** Places of the columns that are read. */
export type CucmPlaces = typeof COLUMNS;
type ColumnName = keyof CucmPlaces;

/** Whether a row is a CUCM header (of CDR or CMR files). */
export function isCucmHeader(cells: string[]): boolean {
  return cells.includes('cdrRecordType') && cells.includes('globalCallID_callId');
}

/** Whether a row is the line of column types that stands under the header. */
export function isCucmTypeLine(cells: string[]): boolean {
  return cells.length > 1 && TYPE_WORD.test(cells[0]!.trim()) && TYPE_WORD.test(cells[1]!.trim());
}

/** Whether a row without header reads as a CDR by the order of its columns. */
export function isCucmRow(cells: string[]): boolean {
  return cells.length >= 94 && cells[0] === '1' && wholeNumber(cells[2]!) >= 0 && /^\d{9,10}$/.test(cells[4]!) && /^(0|\d{9,10})$/.test(cells[47]!) && /^\d{9,10}$/.test(cells[48]!);
}

/** Whether a header is that of CMR files: quality records, not calls. */
export function isCmrHeader(cells: string[]): boolean {
  return !cells.includes('dateTimeOrigination');
}

/**
 * CUCM's CDR files. A row holds a channel of origDeviceName and one of destDeviceName from dateTimeOrigination to
 * dateTimeDisconnect. Rows of one call that name the same device with the same leg identifier hold the same channel.
 * Source: Cisco, Call Detail Records Administration Guide; columns by name, so that versions may differ.
 */
export class CucmAdapter implements RecordAdapter {
  width: number;
  readonly tellsAnswer = true;
  readonly carriesId = true;
  readonly joinsRows = true;
  readonly readLocal = false;
  readonly #context: AdapterContext;
  #at: CucmPlaces = COLUMNS;
  #cmr = false;
  #named = false;
  #cmrRows = 0;
  #rows = 0;
  readonly #keys = new CucmKey();
  #columns: CucmColumns | null;

  /** @param width cells of a row where the file has no header */
  constructor(context: AdapterContext, width: number) {
    this.#context = context;
    this.width = width;
    this.#columns = hasUsualColumns(COLUMNS, width) ? new CucmColumns(COLUMNS, width, context.devices) : null;
  }

  get columns(): CucmColumns | null {
    return this.#columns;
  }

  read(cells: string[], row: NormalisedRow): Verdict {
    const type = cells[this.#at.cdrRecordType] ?? '';
    if (type !== '1') {
      if (isCucmHeader(cells)) return this.#useHeader(cells);
      if (isCucmTypeLine(cells)) return this.#useTypeLine(cells);
    }
    this.#rows++;
    if (type === '0' || type === '2') return this.#noCdr();
    if (cells.length < this.width) return 'columns';
    if (type !== '1' || this.#cmr) return this.#noCdr();
    return this.#isFork(cells) ? 'not-a-call' : this.#readCall(cells, row);
  }

  warnings(): Issue[] {
    if (this.#cmrRows === 0) return [];
    const { file } = this.#context;
    const what = this.#cmrRows === this.#rows + (this.#columns?.rows ?? 0) ? 'holds only quality records (CMR), not calls' : `holds ${this.#cmrRows} quality records (CMR) among its calls`;
    return [warning('cmr-records', '', `${file} ${what}.`, 'Give quality records in files of their own (cmr_…), as CUCM writes them, and import them together with the CDR files (cdr_…).', { file })];
  }

  #noCdr(): Verdict {
    this.#cmrRows++;
    return 'not-a-call';
  }

  #readCall(cells: string[], row: NormalisedRow): Verdict {
    const at = this.#at;
    const start = wholeNumber(cells[at.dateTimeOrigination]!.trim());
    if (!(start > 0 && start <= LATEST)) return 'time';
    const end = wholeNumber(cells[at.dateTimeDisconnect]!.trim());
    if (!(end >= start && end <= LATEST)) return 'duration';
    row.start = start;
    row.end = end;
    const connect = wholeNumber(cells[at.dateTimeConnect] ?? '');
    row.answer = connect > 0 ? Math.min(Math.max(connect, start), end) : 0;
    row.from = cells[at.callingPartyNumber] ?? '';
    row.to = (cells[at.finalCalledPartyNumber] || cells[at.originalCalledPartyNumber]) ?? '';
    row.outcome = row.answer > 0 ? Outcome.answered : unanswered(wholeNumber(cells[at.origCause_value] ?? ''), wholeNumber(cells[at.destCause_value] ?? ''));
    this.#key(cells, row);
    this.#hold(cells, row);
    return 'row';
  }

  #key(cells: string[], row: NormalisedRow): void {
    const at = this.#at;
    this.#keys.set(row, cells[at.globalCallID_callId] ?? '', cells[at.globalCallID_callManagerId] ?? '', cells[at.globalCallId_ClusterID] ?? '');
  }

  #hold(cells: string[], row: NormalisedRow): void {
    const at = this.#at;
    row.rank = this.#keys.word(cells[at.origLegCallIdentifier] ?? '');
    this.#holdEnd(row, cells[at.origDeviceName] ?? '', cells[at.origDeviceType] ?? '', cells[at.origLegCallIdentifier] ?? '');
    this.#holdEnd(row, cells[at.destDeviceName] ?? '', cells[at.destDeviceType] ?? '', cells[at.destLegIdentifier] ?? '');
  }

  #holdEnd(row: NormalisedRow, name: string, type: string, leg: string): void {
    if (name === '') return;
    const { devices } = this.#context;
    const device = devices.add(name, cucmReading);
    devices.noteType(device, type);
    const word = this.#keys.word(leg);
    // Without a leg identifier each end of each row is a channel of its own; and the two ends of a row never are the same one.
    if (word === 0) row.hold(device, devices.ownChannel(), 2);
    else row.hold(device, word, row.channels === 1 && row.device[0] === device && row.legLow[0] === word && row.legHigh[0] === 0 ? 1 : 0);
  }

  #isFork(cells: string[]): boolean {
    const at = this.#at;
    return (
      isForkCode(cells[at.joinOnBehalfOf]) || isForkCode(cells[at.lastRedirectRedirectOnBehalfOf]) ||
      isForkCode(cells[at.origCalledPartyRedirectOnBehalfOf]) || FORK_NUMBER.test(cells[at.callingPartyNumber] ?? '')
    );
  }

  #useHeader(cells: string[]): 'skip' {
    const place = (name: ColumnName): number => (cells.includes(name) ? cells.indexOf(name) : NOWHERE);
    const found = {} as CucmPlaces;
    for (const name of Object.keys(COLUMNS) as ColumnName[]) found[name] = place(name);
    this.#at = found;
    this.#named = true;
    this.#cmr = isCmrHeader(cells);
    this.#useWidth(cells.length);
    return 'skip';
  }

  #useTypeLine(cells: string[]): 'skip' {
    if (!this.#named) this.#useWidth(cells.length);
    return 'skip';
  }

  #useWidth(width: number): void {
    this.width = width;
    this.#rows += this.#columns?.rows ?? 0;
    this.#columns = this.#cmr || !hasUsualColumns(this.#at, width) ? null : new CucmColumns(this.#at, width, this.#context.devices);
  }
}

/** On behalf of: 27 recording, 28 monitoring. */
function isForkCode(text: string | undefined): boolean {
  return text === '27' || text === '28';
}
