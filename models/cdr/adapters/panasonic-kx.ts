import { Outcome } from '../call-table.ts';
import { apostropheSeconds } from '../duration.ts';
import type { Reading } from '../device-reading.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { columnText } from '../ruler.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';

/** First and last characters, counted from 1, of the columns behind the extension; a pattern without ring time has none. */
interface Pattern {
  name: string;
  trunk: [number, number];
  dial: [number, number];
  ring: [number, number] | null;
  duration: [number, number];
  code: [number, number];
}
const PATTERNS: Pattern[] = [
  { name: 'A', trunk: [24, 25], dial: [27, 51], ring: [53, 56], duration: [58, 65], code: [78, 80] },
  { name: 'B', trunk: [24, 25], dial: [27, 46], ring: null, duration: [48, 55], code: [79, 80] },
  { name: 'C', trunk: [24, 27], dial: [29, 78], ring: [80, 83], duration: [85, 92], code: [117, 120] },
];
const STAMP = 16;
const EXTENSION: [number, number] = [18, 22];
const RECORD = /^[\d*]{2}[/.-][\d*]{2}[/.-][\d*]{2} [ \d]\d:\d\d(?:[AP]M| {2}|$)/;
const DURATION = /^\d\d:\d\d'\d\d$/;
const INCOMING = '<I>';
const DIRECT = '<D>';
const INTERCOM = 'EXT';
/** Notices of a call that came in or was answered; the call has a record of its own. */
const NOTICES = new Set(['RC', 'AN']);
const TRANSFERRED = 'TR';
/** So are trunks above 99 written in patterns A and B. */
const ABOVE_99 = '00';
/** The parts of a transferred call touch to the minute. */
const MINUTE = 60;

/** Panasonic KX-TDA, TDE, NCP and NS SMDR, patterns A, B and C. Source: Panasonic, Feature Guide of KX-TDA100/200 and KX-NS1000, Station Message Detail Recording. */
export const panasonicKx: RecordFormat = {
  id: 'panasonic-kx',
  alsoNamed: ['panasonic', 'kx-tda'],
  product: 'Panasonic KX-TDA, TDE, NCP and NS SMDR',
  recognisedBy: "lines of fixed columns that begin with a date of six digits and hh:mmAM, with durations such as 00:01'05 in the columns of pattern A, B or C",
  confidence: 'vendor documentation',
  timeZone: 'local, without offset',
  occupiedFrom: 'end − duration − ringing to end of the records of a trunk; ringing is recorded of incoming calls in patterns A and C only',
  sureness: 'certain in the columns; parts of a transferred call (TR) are joined where they follow one another on the same trunk with the same number',
  reads: ['the end of each call to the minute', 'ringing (patterns A and C) and duration to the second', 'extension and trunk', 'the number outside', 'the direction'],
  cannotTell: [
    'that incoming and outgoing part of a call from trunk to trunk are one: each has a record', 'trunks above 99 in patterns A and B: all are written 00', 'how long an outgoing call rang',
    'why an outgoing call was not answered', 'which trunk group a trunk belongs to', 'whether a KX-TEA wrote it, whose times are starts: read such files with --ruler',
  ],
  fitness: {
    leavesOut: {
      'internal-calls': 'Panasonic KX records intercom calls only where SMDR is set to output them',
      'unanswered-calls': 'Panasonic KX records unanswered incoming calls only where SMDR is set to output incoming calls',
    },
    blockedBy: null,
  },
  collection: {
    switchOn: ['Maintenance Console, SMDR options: outgoing trunk calls (all), incoming trunk calls and intercom calls on; SMDR Format pattern C; secret dial and privacy off, or the parties cannot be told apart.'],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['What the RS-232C or LAN port (2300) sends, as it comes.', 'The list of trunks with their trunk groups.'],
    askCarrier: askAnyCarrier,
  },
  lexing: 'lines',
  detect: detectPanasonic,
};

function detectPanasonic({ lines }: Sample): FormatMatch | null {
  const records = lines.filter((line) => RECORD.test(line));
  const fits = PATTERNS.map((pattern) => ({ pattern, count: records.filter((line) => DURATION.test(part(line, pattern.duration))).length }));
  const best = fits.reduce((a, b) => (b.count > a.count ? b : a));
  const withDigits = lines.filter((line) => /\d/.test(line)).length;
  if (best.count === 0 || records.length < withDigits / 2) return null;
  return {
    score: 0.98 * (records.length / withDigits),
    evidence: [`${records.length} of ${withDigits} lines with digits begin with a date of six digits and a time`, `${best.count} of them have a duration in the columns of pattern ${best.pattern.name}`],
    above: 0, header: null, width: 1, timeColumns: [], resolutionSeconds: MINUTE,
    // The year stands last in all countries that the guides show; written out, it leaves only the order of day and month open.
    timeTexts: ([line]) => [`${line!.slice(0, 6)}20${line!.slice(6, STAMP)}`],
    open: (context) => new PanasonicAdapter(context, best.pattern),
  };
}

function part(line: string, [from, to]: [number, number]): string {
  return columnText(line, from, to);
}

/** A part of a call that was transferred, on its trunk. */
interface Transferred {
  end: number;
  number: string;
  call: number;
}

class PanasonicAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = false;
  readonly joinsRows = true;
  readonly #pattern: Pattern;
  readonly #transferred = new Map<string, Transferred>();

  constructor(context: AdapterContext, pattern: Pattern) {
    super(context, 1, null);
    this.#pattern = pattern;
  }

  protected override readRow([cell]: string[], row: NormalisedRow): Verdict {
    const line = cell!;
    const { trunk: trunkAt, dial: dialAt, ring: ringAt, duration: durationAt, code: codeAt } = this.#pattern;
    if (!/\d/.test(line.slice(0, STAMP))) return 'skip';
    if (line.length < dialAt[0]) return 'columns';
    const code = part(line, codeAt);
    const trunk = part(line, trunkAt);
    const dial = part(line, dialAt);
    if (NOTICES.has(code) || (trunk === '' && !dial.startsWith(INTERCOM) && !dial.startsWith(INCOMING))) return 'not-a-call';
    const end = this.instantOf(line.slice(0, STAMP).trim(), row);
    if (end < 0) return 'time';
    const talk = secondsOr0(part(line, durationAt));
    const ring = ringAt === null ? 0 : secondsOr0(part(line, ringAt));
    if (talk < 0 || ring < 0) return 'duration';
    this.placeByEnd(row, end, talk + ring);
    row.answer = talk > 0 ? end - talk : 0;
    row.outcome = talk > 0 ? Outcome.answered : Outcome.noAnswer;
    this.#parties(row, part(line, EXTENSION), trunk, dial, code === TRANSFERRED);
    return 'row';
  }

  #parties(row: NormalisedRow, extension: string, trunk: string, dial: string, transferred: boolean): void {
    const at = dial.indexOf(INCOMING);
    const incoming = at >= 0;
    const number = numberIn(incoming ? dial.slice(at + INCOMING.length) : dial);
    const direct = incoming && dial.startsWith(DIRECT) ? numberIn(dial.slice(DIRECT.length, at)) : '';
    row.from = incoming ? number : extension;
    row.to = incoming ? extension || direct : number;
    const phone = /^\d+$/.test(extension) ? `Ext ${extension}` : extension;
    if (!incoming) this.hold(row, phone, extensionReading);
    this.hold(row, trunk === '' ? '' : `CO ${trunk}`, trunkReading);
    if (incoming) this.hold(row, phone, extensionReading);
    else if (trunk === '') this.hold(row, number === '' ? '' : `Ext ${number}`, extensionReading, 'called');
    this.#join(row, trunk, `${incoming ? INCOMING : ''}${number}`, transferred);
  }

  /** The record of a trunk that begins when one ended there that was transferred, with the same number, goes on with its call. */
  #join(row: NormalisedRow, trunk: string, number: string, transferred: boolean): void {
    const before = this.#transferred.get(trunk);
    const call = before && before.number === number && Math.abs(row.start - before.end) <= MINUTE ? before.call : this.context.devices.ownChannel();
    row.hasKey = true;
    row.keyLow = call;
    row.keyHigh = 0;
    if (transferred && trunk !== '' && trunk !== ABOVE_99) this.#transferred.set(` ${trunk}`.slice(1), { end: row.end, number: ` ${number}`.slice(1), call });
    else this.#transferred.delete(trunk);
  }
}

/** A blank column is no time; −1 for what cannot be read. */
function secondsOr0(text: string): number {
  return text === '' ? 0 : apostropheSeconds(text);
}

/** A number behind a name has five digits at least; shorter ones belong to the name (S003). */
const TRAILING_NUMBER = /[+\d][\d*#.X]{4,}$/;

/** The number in a dial column: without EXT, without what was dialled after a transfer (behind -), and without a name before it. */
function numberIn(text: string): string {
  const own = text.startsWith(INTERCOM) ? text.slice(INTERCOM.length) : text;
  const dash = own.indexOf('-');
  const kept = dash > 0 ? own.slice(0, dash) : own;
  return TRAILING_NUMBER.exec(kept)?.[0] ?? kept.trim();
}

function trunkReading(): Reading {
  return { reading: 'trunk', because: 'stands in the column CO' };
}

function extensionReading(name: string): Reading {
  return name.startsWith('Ext ') ? { reading: 'phone', because: 'stands in the column of extensions' } : { reading: 'neither', because: 'no number stands in the column of extensions' };
}
