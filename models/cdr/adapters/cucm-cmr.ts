import type { Issue } from '../../core/issue.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, RecordAdapter, Verdict } from './adapter.ts';
import { ciscoCucm } from './cisco-cucm-format.ts';
import { isCmrHeader, isCucmHeader, isCucmTypeLine } from './cisco-cucm.ts';
import { CucmKey } from './cucm-key.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';

const NOWHERE = 1_000_000;
/** Rows in which a header is looked for. */
const HEADER_ROWS = 10;
/** CDR rows have more columns than this, CMR rows fewer. */
const CMR_COLUMNS = 80;
const TYPE = '2';
const MLQK = /(?:^|;)\s*MLQK=(\d+(?:\.\d+)?)/;
const TEN_THOUSANDTHS = 10_000;

/** Columns that are read, with their place (from 0) in the order that CUCM has written since 10.5. */
const COLUMNS = {
  cdrRecordType: 0, globalCallID_callManagerId: 1, globalCallID_callId: 2, numberPacketsReceived: 9, numberPacketsLost: 11, jitter: 12, latency: 13,
  globalCallId_ClusterID: 16, varVQMetrics: 18,
};
type Columns = typeof COLUMNS;

/** CUCM's CMR files. Source: Cisco, Call Detail Records Administration Guide, CMR field descriptions. */
export const cucmCmr: RecordFormat = {
  id: 'cucm-cmr',
  alsoNamed: ['cmr'],
  product: 'Cisco Unified Communications Manager (CUCM), CMR files (call quality)',
  recognisedBy: 'a header with cdrRecordType and globalCallID_callId, without dateTimeOrigination; or rows of record type 2',
  confidence: 'real file read',
  timeZone: 'none needed: a record belongs to its call, whose times are those of the CDR',
  occupiedFrom: 'nothing: quality records are added to the calls of CDR files',
  sureness: 'certain: columns by name, one call by cluster, callManagerId and callId, one record for each leg (callIdentifier)',
  reads: ['packets received and lost', 'jitter and latency', 'MLQK (listening quality, 1 to 5) where the phone tells it', 'the call that a leg belongs to'],
  cannotTell: ['calls: they stand in the CDR files, which must be imported together with these', 'the quality at gateways and phones that send no statistics', 'when in a call its quality was bad'],
  fitness: ciscoCucm.fitness,
  idsOf: ciscoCucm.id,
  collection: {
    switchOn: ['Service parameter "Call Diagnostics Enabled" of Cisco CallManager on every node.'],
    collectFor: 'The period of the CDR files.',
    export: ['All files cmr_<cluster>_<node>_<time>_<number> beside the CDR files of the same period.'],
    askCarrier: ['Its own measurements of quality at the border to your network, for the same period.'],
  },
  detect: detectCmr,
};

function detectCmr(sample: Sample): FormatMatch | null {
  const head = sample.rows.slice(0, HEADER_ROWS);
  // The line of types stands under the header of CDR files too.
  if (head.some((cells) => isCucmHeader(cells) && !isCmrHeader(cells))) return null;
  const at = head.findIndex((cells) => isCucmHeader(cells) || (isCucmTypeLine(cells) && cells.length < CMR_COLUMNS) || isCmrRow(cells));
  if (at < 0) return null;
  const first = sample.rows[at]!;
  const named = isCucmHeader(first);
  return {
    score: named ? 1 : 0.97,
    evidence: [named ? 'the header has cdrRecordType and globalCallID_callId, and no dateTimeOrigination' : `its ${first.length} columns are those of quality records`],
    above: isCmrRow(first) ? 0 : at, header: named ? first : null, width: first.length, timeColumns: [],
    open: (context) => new CmrAdapter(context, first.length),
  };
}

/** Whether a row without header reads as a CMR by the order of its columns. */
function isCmrRow(cells: string[]): boolean {
  return cells.length >= 14 && cells.length < CMR_COLUMNS && cells[0] === TYPE && wholeNumber(cells[2]!) >= 0 && /^\d{9,10}$/.test(cells[6]!) && wholeNumber(cells[9]!) >= 0;
}

class CmrAdapter implements RecordAdapter {
  width: number;
  readonly tellsAnswer = false;
  readonly carriesId = true;
  readonly joinsRows = true;
  readonly readLocal = false;
  #at: Columns = COLUMNS;
  readonly #key = new CucmKey();

  /** @param width cells of a row where the file has no header */
  constructor(_context: AdapterContext, width: number) {
    this.width = width;
  }

  read(cells: string[], row: NormalisedRow): Verdict {
    const at = this.#at;
    const type = cells[at.cdrRecordType] ?? '';
    if (type !== TYPE) {
      if (isCucmHeader(cells)) return this.#useHeader(cells);
      if (isCucmTypeLine(cells)) return 'skip';
      return 'not-a-call';
    }
    if (cells.length < this.width) return 'columns';
    this.#key.set(row, cells[at.globalCallID_callId] ?? '', cells[at.globalCallID_callManagerId] ?? '', cells[at.globalCallId_ClusterID] ?? '');
    if (!row.hasKey) return 'no-call';
    const { quality } = row;
    quality.packets = count(cells[at.numberPacketsReceived]);
    quality.lost = count(cells[at.numberPacketsLost]);
    quality.jitter = count(cells[at.jitter]);
    quality.latency = count(cells[at.latency]);
    quality.mlqk = Math.round(+(MLQK.exec(cells[at.varVQMetrics] ?? '')?.[1] ?? 0) * TEN_THOUSANDTHS);
    return 'quality';
  }

  warnings(): Issue[] {
    return [];
  }

  #useHeader(cells: string[]): 'skip' {
    const found = {} as Columns;
    for (const name of Object.keys(COLUMNS) as (keyof Columns)[]) found[name] = cells.includes(name) ? cells.indexOf(name) : NOWHERE;
    this.#at = found;
    this.width = cells.length;
    return 'skip';
  }
}

/** A count; 0 for an empty cell. */
function count(text: string | undefined): number {
  return Math.max(0, wholeNumber((text ?? '').trim()));
}
