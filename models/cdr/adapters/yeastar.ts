import { isExtension } from '../call-kind.ts';
import { Outcome } from '../call-table.ts';
import { outcomeOfWords } from '../cause.ts';
import { trunkColumnReading } from '../device-reading.ts';
import type { Reading } from '../device-reading.ts';
import { durationSeconds } from '../duration.ts';
import { columnEvidence, namedColumns } from '../named-columns.ts';
import type { ColumnNames } from '../named-columns.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';

/** Names in the database and in the interfaces of the S, K2, Cloud and P series, as the documentation spells them (callduraction, dsttrcunkname). */
const NAMES = {
  start: ['timestamp', 'datetime', 'timestart', 'time'], from: ['callfromnumber', 'src', 'callfrom'], to: ['calltonumber', 'dst', 'callto'],
  duration: ['duration', 'callduration', 'callduraction'], talk: ['billable', 'talkduration', 'talkduraction'],
  sourceTrunk: ['srctrunk', 'srctrunkname'], destinationTrunk: ['dstrunk', 'dsttrunk', 'dsttrunkname', 'desttrunkname', 'dsttrcunkname'],
  status: ['disposition', 'status'], id: ['uniqueid', 'callid', 'uid', 'cdrid'],
} as const satisfies ColumnNames<string>;
type Key = keyof typeof NAMES;
const NEEDED: Key[] = ['start', 'from', 'to', 'duration', 'sourceTrunk', 'destinationTrunk', 'status'];
/** `Ada<1001>`. */
const NAMED = /<([^<>]+)>\s*$/;

/** Call records of Yeastar. Source: Yeastar, CDR parameters in database; developer guides, CDR report, NewCdr and Query CDR list. */
export const yeastar: RecordFormat = {
  id: 'yeastar',
  product: 'Yeastar S, K2, Cloud and P series: CDR table of the database, or CDR lists of its interface',
  recognisedBy: 'a header (or fields) with both trunks (srctrunk, dstrunk; src_trunk_name, dst_trunk_name), parties, duration and status',
  confidence: 'vendor documentation',
  timeZone: 'local, without offset; UTC where there is a column timestamp',
  occupiedFrom: 'start to start + duration of the rows of a call, ringing included',
  sureness: 'certain in the columns, which are found by name; answer is end minus talk time; rows of a unique id are one call; headings of the CSV that its pages export vary and are to be mapped',
  reads: ['start, answer and end to the second', 'parties', 'the trunks at both ends', 'the status as the outcome', 'the call that a row belongs to'],
  cannotTell: [
    'blocked calls, wrong numbers and faults: a status carries no release cause', 'who gave up first: NO ANSWER includes calls that the caller cancelled',
    'how many channels of a trunk one row held: each row with a trunk counts as one', 'when a person answered, where a queue or an IVR answered first',
  ],
  fitness: { leavesOut: {}, blockedBy: null },
  collection: {
    switchOn: ['Settings, PBX, General: CDR for all calls, no automatic clean-up within the period.'],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['The table cdr of the database as CSV with a header, or all pages of the interface\'s CDR list as JSON; else the CSV of Reports, whose headings are to be mapped.', 'The list of trunks with their channels.'],
    askCarrier: askAnyCarrier,
  },
  detect: detectYeastar,
};

function detectYeastar(sample: Sample): FormatMatch | null {
  const found = namedColumns(sample.rows, NAMES, NEEDED);
  if (!found) return null;
  const { above, header, at } = found;
  return {
    score: 0.97, evidence: [columnEvidence(found, NEEDED, sample)], above, header, width: header.length, timeColumns: [at.start],
    open: (context) => new YeastarAdapter(context, at, header),
  };
}

class YeastarAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId: boolean;
  readonly joinsRows = true;
  readonly #at: Record<Key, number>;

  constructor(context: AdapterContext, at: Record<Key, number>, header: string[]) {
    super(context, header.length, header);
    this.#at = at;
    this.carriesId = at.id >= 0;
  }

  protected override readRow(cells: string[], row: NormalisedRow): Verdict {
    const at = this.#at;
    const held = durationSeconds(cells[at.duration]!, this.context.durationUnit);
    const problem = this.placeByBoth(row, cells[at.start]!, '', held);
    if (problem) return problem;
    row.from = numberOf(cells[at.from]!);
    row.to = numberOf(cells[at.to]!);
    const talk = durationSeconds(cells[at.talk] ?? '', this.context.durationUnit);
    row.outcome = outcomeOf(cells[at.status]!, talk);
    row.answer = row.outcome === Outcome.answered && talk >= 0 ? Math.max(row.start, row.end - talk) : 0;
    this.keyOf(row, (cells[at.id] ?? '').trim());
    this.#hold(row, cells[at.sourceTrunk]!.trim(), row.from, 'from');
    this.#hold(row, cells[at.destinationTrunk]!.trim(), row.to, 'to');
    return 'row';
  }

  /** A side of the call is a trunk where one is named, else an extension. */
  #hold(row: NormalisedRow, trunk: string, party: string, side: string): void {
    if (trunk !== '') this.hold(row, trunk, trunkColumnReading, `${side} ${party}`);
    else if (isExtension(party)) this.hold(row, `Ext ${party}`, extensionReading, `${side} ${party}`);
  }
}

/** A voicemail answers a call; spellings as documented. */
function outcomeOf(status: string, talk: number): Outcome {
  const letters = status.toUpperCase().replace(/[^A-Z]/g, '');
  if (letters === 'ANSWERD') return Outcome.answered;
  if (letters === 'NOANSWERED') return Outcome.noAnswer;
  if (letters === 'VOICEMAIL') return talk > 0 ? Outcome.answered : Outcome.noAnswer;
  return outcomeOfWords(status);
}

function numberOf(party: string): string {
  return (NAMED.exec(party)?.[1] ?? party).trim();
}

function extensionReading(): Reading {
  return { reading: 'phone', because: 'two to six digits, and no trunk at that side' };
}
