import { Outcome } from '../call-table.ts';
import { hoursMinutesSeconds, minutesSeconds } from '../duration.ts';
import type { Reading } from '../device-reading.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import { Ruler } from '../ruler.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';

const RULER = new Ruler([
  { role: 'end', from: 1, to: 8 }, { role: 'end', from: 9, to: 16 }, { role: 'trunk', from: 17, to: 19 }, { role: 'extension', from: 20, to: 25 },
  { role: 'ring', from: 26, to: 30 }, { role: 'duration', from: 31, to: 38 }, { role: 'number', from: 39, to: 63 }, { role: 'info', from: 75, to: 76 },
]);
/** The last column that every record has; what stands behind it may be trimmed. */
const SHORTEST = 76;
const RECORD = /^\d\d\.\d\d\.\d\d\d\d:\d\d:\d\d/;
/** Columns of date and time. */
const STAMP = 16;
/** The tens of the information element are offsets (50: DISA); its ones tell the kind of call. */
const OFFSET = 10;
const OFFER = 0;

/** HiPath 3000 and Hicom 150 E, compressed output. Source: Siemens, Hicom 150 E Office service manual, 7.12 Features for Call Detail Recording. */
export const hipath3000: RecordFormat = {
  id: 'hipath-3000',
  alsoNamed: ['hipath', 'hicom', 'hicom-150'],
  product: 'Siemens/Unify HiPath 3000 and Hicom 150, compressed call records',
  recognisedBy: 'lines of fixed columns, up to 112 characters, that begin with date and time without a blank between (24.08.1709:32:10)',
  confidence: 'vendor documentation',
  timeZone: 'local, without offset',
  occupiedFrom: 'end − duration − ringing to end of the records of a line; ringing is recorded of incoming calls only',
  sureness: 'certain in the columns; records of one call are joined where they follow one another on the same line with the same number',
  reads: ['the end of each record to the second', 'ringing and duration', 'line and extension', 'the number outside', 'the direction'],
  cannotTell: [
    'calls between extensions: the system records trunk calls only', 'how long an outgoing call rang before the answer, so its line counts from the answer',
    'why an outgoing call was not answered: busy, failed and blocked look alike', 'which route a line belongs to',
    'that the two lines of an externally forwarded or transferred call are one call: they count as two', 'a transfer of a call without number: its records count as calls of their own',
  ],
  fitness: {
    leavesOut: {
      'internal-calls': 'HiPath 3000 and Hicom 150 record trunk calls only',
      'unanswered-calls': 'HiPath 3000 and Hicom 150 leave out incoming calls without connection unless their output is switched on',
    },
    blockedBy: null,
  },
  collection: {
    switchOn: [
      'Call detail recording central (CDRC) with compressed output, incoming calls included, in HiPath 3000 Manager under call charges, output format.',
      'Output of incoming calls without connection; suppression of the last four digits off, or the parties cannot be told apart.',
    ],
    collectFor: 'Four weeks of ordinary business at least; the system keeps few records, so the port must be read all the time.',
    export: ['What the V.24 port or the LAN output sends, as it comes, in one file of text a day or for the whole period.', 'The list of lines with their routes (trunk groups): the records name lines only.'],
    askCarrier: askAnyCarrier,
  },
  lexing: 'lines',
  detect: detectHipath,
};

function detectHipath({ lines }: Sample): FormatMatch | null {
  const fitting = lines.filter((line) => RECORD.test(line) && line.length >= SHORTEST).length;
  if (fitting === 0 || fitting < lines.length / 2) return null;
  return {
    score: 0.98 * (fitting / lines.length),
    evidence: [`${fitting} of ${lines.length} lines have at least ${SHORTEST} characters and begin with date and time without a blank between`],
    above: 0, header: null, width: 1, timeColumns: [],
    open: (context) => new HipathAdapter(context),
  };
}

/** The latest record of a line whose call may go on. */
interface Held {
  end: number;
  number: string;
  incoming: boolean;
  call: number;
}

/** Records of call segments, stamped at their end: a transferred call has one for each extension that had it. */
class HipathAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = false;
  readonly joinsRows = true;
  readonly #lines = new Map<string, Held>();

  constructor(context: AdapterContext) {
    super(context, 1, null, 'dmy');
  }

  protected override readRow([cell]: string[], row: NormalisedRow): Verdict {
    const line = cell!;
    if (!/\d/.test(line.slice(0, STAMP))) return 'skip';
    const info = wholeNumber(RULER.text(line, 'info'));
    if (line.length < SHORTEST || info < 0) return 'columns';
    if (info % OFFSET === OFFER) return 'not-a-call';
    const end = this.instantOf(RULER.text(line, 'end'), row);
    if (end < 0) return 'time';
    const talk = secondsOr0(RULER.text(line, 'duration'), hoursMinutesSeconds);
    const ring = secondsOr0(RULER.text(line, 'ring'), minutesSeconds);
    if (talk < 0 || ring < 0) return 'duration';
    this.placeByEnd(row, end, talk + ring);
    row.answer = talk > 0 ? end - talk : 0;
    row.outcome = talk > 0 ? Outcome.answered : Outcome.noAnswer;
    this.#parties(line, row, isIncoming(info), talk > 0);
    return 'row';
  }

  #parties(line: string, row: NormalisedRow, incoming: boolean, answered: boolean): void {
    const number = RULER.text(line, 'number');
    const extension = RULER.text(line, 'extension');
    const trunk = RULER.text(line, 'trunk');
    row.from = incoming ? number : extension;
    row.to = incoming ? extension : number;
    const phone = extension === '' ? '' : `Ext ${extension}`;
    const channel = trunk === '' ? '' : `Line ${trunk}`;
    if (!incoming) this.hold(row, phone, phoneReading);
    this.hold(row, channel, lineReading);
    if (incoming) this.hold(row, phone, phoneReading);
    this.#join(row, trunk, number, incoming, answered);
  }

  /** A record that begins when the answered one before it on the same line ended, with the same number, goes on with its call. */
  #join(row: NormalisedRow, trunk: string, number: string, incoming: boolean, answered: boolean): void {
    const before = this.#lines.get(trunk);
    const goesOn = before !== undefined && before.number === number && before.incoming === incoming && Math.abs(row.start - before.end) <= 1;
    const call = goesOn ? before.call : this.context.devices.ownChannel();
    row.hasKey = true;
    row.keyLow = call;
    row.keyHigh = 0;
    if (trunk === '') return;
    if (answered && number !== '') this.#lines.set(` ${trunk}`.slice(1), { end: row.end, number: ` ${number}`.slice(1), incoming, call });
    else this.#lines.delete(trunk);
  }
}

/** 1, 3, 5, 7: incoming (voice, other services, forwarded, in a conference); 2, 4, 6, 8 and 9 (forwarded outside): outgoing. */
function isIncoming(info: number): boolean {
  const kind = info % OFFSET;
  return kind % 2 === 1 && kind < 9;
}

/** A blank column is no time; −1 for what cannot be read. */
function secondsOr0(text: string, read: (text: string) => number): number {
  return text === '' ? 0 : read(text);
}

function lineReading(): Reading {
  return { reading: 'trunk', because: 'stands in the column of lines' };
}

function phoneReading(): Reading {
  return { reading: 'phone', because: 'stands in the column of extensions' };
}
