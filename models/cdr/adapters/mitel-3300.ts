import { warning } from '../../core/issue.ts';
import type { Issue } from '../../core/issue.ts';
import { Outcome } from '../call-table.ts';
import { wallSeconds } from '../date-time.ts';
import { hoursMinutesSeconds } from '../duration.ts';
import type { Reading } from '../device-reading.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import { columnText } from '../ruler.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { yearFinder, yearWarnings } from './missing-year.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';

/** Long-call mark, date, start with or without seconds, P or blank, duration with two or four digits of hours. */
const RECORD = /^[ %+-]?\d\d\/\d\d [ \d]\d:\d\d(?::\d\d)?[Pp ] (?:\d\d|\d{4}):\d\d:\d\d /;

/** First and last characters, counted from 1, of what is read behind the start time, in records whose start has no seconds. */
interface Layout {
  duration: [number, number];
  calling: [number, number];
  answer: [number, number];
  digits: [number, number];
  completion: number;
  called: [number, number];
  ani: [number, number];
}
const STANDARD: Layout = { duration: [15, 22], calling: [24, 27], answer: [29, 32], digits: [34, 59], completion: 60, called: [62, 65], ani: [92, 101] };
const EXTENDED: Layout = { duration: [15, 24], calling: [26, 32], answer: [34, 37], digits: [39, 64], completion: 65, called: [67, 73], ani: [103, 112] };
/** Characters that seconds in the start take. */
const WITH_SECONDS = 3;
const TRUNK = /^[TX]\d+$/;
/** So is written what lasted a hundred hours or more. */
const TOO_LONG = '99:99:99';
const HUNDRED_HOURS = 360_000;

const OF_COMPLETION: Record<string, Outcome> = {
  B: Outcome.busy, O: Outcome.busy, E: Outcome.failed, T: Outcome.rejected, D: Outcome.rejected, S: Outcome.fault, U: Outcome.fault,
};

/** Mitel 3300 and MiVoice Business SMDR. Source: Mitel, system administration help, SMDR (recorded information, timing functions); columns as in a working parser. */
export const mitel3300: RecordFormat = {
  id: 'mitel-3300',
  alsoNamed: ['mitel', 'mivoice'],
  product: 'Mitel 3300 and MiVoice Business SMDR, standard and extended digits',
  recognisedBy: 'lines of fixed columns that begin with a mark or a blank, mm/dd, hh:mm (with seconds at level 2), P or a blank, and hh:mm:ss (hhhh:mm:ss with extended digits)',
  confidence: 'working parser',
  timeZone: 'local, without offset or year',
  occupiedFrom: 'incoming: start to start + time to answer + duration; outgoing: answer to answer + duration, for the start of an answered call is its answer',
  sureness: 'certain in date, times and parties; of records with extended digits the columns behind the called party follow the standard ones and were not seen',
  reads: ['the start of each call, to the second at level 2', 'time to answer of incoming calls', 'duration', 'parties', 'the trunks at both ends', 'how the call was completed'],
  cannotTell: [
    'how long an outgoing call rang: its start is the answer where it was answered', 'how long an unanswered call rang: it has no duration', 'blocked calls: a call that found no free trunk has no record', 'which route a trunk belongs to',
    'who had a transferred call for how long: the first extension stands for all', 'calls between extensions unless internal SMDR is on', 'the year',
  ],
  fitness: {
    leavesOut: {
      'internal-calls': 'Mitel 3300 records calls between extensions with internal SMDR only',
      'unanswered-calls': 'Mitel 3300 leaves out incomplete calls unless SMDR options report them',
      'blocked-calls': 'Mitel 3300 writes no record of a call that found no free trunk',
    },
    blockedBy: null,
  },
  collection: {
    switchOn: [
      'SMDR options: report incomplete (unanswered) calls, time to answer, 24-hour clock, and level 2, which adds seconds to the start.',
      'Class of service of trunks and extensions: SMDR external (and internal, where calls between extensions count) set to yes.',
    ],
    collectFor: 'Four weeks of ordinary business at least; the system overwrites its oldest records, so the port must be read all the time.',
    export: ['What port 1752 or the SMDR log sends, as it comes, with year and month in the name of the file.', 'The list of trunks with their trunk groups and routes.'],
    askCarrier: askAnyCarrier,
  },
  lexing: 'lines',
  detect: detectMitel,
};

function detectMitel({ lines }: Sample): FormatMatch | null {
  const records = lines.filter((line) => RECORD.test(line));
  if (records.length === 0 || records.length < lines.length / 2) return null;
  const minutes = records.filter((line) => !hasSeconds(whole(line))).length;
  const extended = records.filter((line) => isExtended(whole(line))).length;
  return {
    score: 0.98 * (records.length / lines.length),
    evidence: [`${records.length} of ${lines.length} lines begin with mm/dd, a start time and a duration in the columns of Mitel`, `${extended} of them with extended digits, ${records.length - minutes} at level 2`],
    above: 0, header: null, width: 1, timeColumns: [], ...(minutes > 0 ? { resolutionSeconds: 60 } : {}),
    open: (context) => new MitelAdapter(context, records.some((line) => /[Pp]/.test(whole(line).slice(12, 16)))),
  };
}

/** A line with its first column, which some collectors trim away where it is blank. */
function whole(line: string): string {
  const first = line.charCodeAt(0) - 48;
  return first >= 0 && first <= 9 ? ` ${line}` : line;
}

function hasSeconds(line: string): boolean {
  return line[12] === ':';
}

function isExtended(line: string): boolean {
  return line[(hasSeconds(line) ? WITH_SECONDS : 0) + 18] === ':';
}

/** Every record is a call. */
class MitelAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = false;
  readonly joinsRows = false;
  readonly #year;
  #halfDays: boolean;
  /** Starts in the hour of twelve that were read as noon before the first P showed a clock of twelve hours. */
  #noons = 0;
  #doubtfulNoons = 0;

  /** @param halfDays whether the clock counts twelve hours: then no P means before noon */
  constructor(context: AdapterContext, halfDays: boolean) {
    super(context, 1, null, null);
    this.#year = yearFinder(context);
    this.#halfDays = halfDays;
  }

  override warnings(): Issue[] {
    const found = [...super.warnings(), ...yearWarnings(this.context, this.#year)];
    const { file } = this.context;
    if (this.#doubtfulNoons > 0) found.push(warning('clock-of-12-hours', '', `${file}: ${this.#doubtfulNoons} calls of the hour of twelve stand before the first P, and were read as after noon, though the clock counts twelve hours.`, 'Cut the file so that it begins with an afternoon, or set the clock of SMDR to 24 hours.', { file }));
    return found;
  }

  protected override readRow([cell]: string[], row: NormalisedRow): Verdict {
    if (!/\d/.test(cell!)) return 'skip';
    const line = whole(cell!);
    const layout = isExtended(line) ? EXTENDED : STANDARD;
    const shift = hasSeconds(line) ? WITH_SECONDS : 0;
    const text = ([from, to]: [number, number]): string => columnText(line, from + shift, to + shift);
    if (line.length < layout.called[0] + shift) return 'columns';
    const local = this.#start(line, shift);
    if (local < 0) return 'time';
    const held = durationOf(text(layout.duration));
    if (held < 0) return 'duration';
    const calling = text(layout.calling);
    const called = text(layout.called);
    const digits = text(layout.digits).split(' ', 1)[0]!;
    this.#answer(row, this.localInstant(local, row), held, text(layout.answer), line[layout.completion - 1 + shift] ?? ' ', TRUNK.test(calling));
    row.from = TRUNK.test(calling) ? text(layout.ani) : calling;
    row.to = TRUNK.test(called) ? digits || called : called || digits;
    this.hold(row, deviceOf(calling), partyReading, 'calling');
    this.hold(row, deviceOf(called), partyReading, 'called');
    return 'row';
  }

  /** Seconds of the wall clock; −1 when they cannot be read. */
  #start(line: string, shift: number): number {
    const month = wholeNumber(line.slice(1, 3));
    const hour = wholeNumber(line.slice(7, 9).trim());
    const half = line[12 + shift] ?? ' ';
    const second = shift === 0 ? 0 : wholeNumber(line.slice(13, 15));
    if (line[3] !== '/' || line[9] !== ':' || !(month >= 1 && month <= 12)) return -1;
    return wallSeconds(this.#year.yearOf(month), month, wholeNumber(line.slice(4, 6)), this.#hour(hour, half), wholeNumber(line.slice(10, 12)), second);
  }

  #hour(hour: number, half: string): number {
    if (half === 'P' || half === 'p') {
      if (!this.#halfDays) [this.#halfDays, this.#doubtfulNoons] = [true, this.#noons];
      return hour > 12 ? -1 : (hour % 12) + 12;
    }
    if (hour === 12 && !this.#halfDays) this.#noons++;
    return hour === 12 && this.#halfDays ? 0 : hour;
  }

  /** Duration runs from the answer; the start is that of ringing for incoming and unanswered calls, else the answer. */
  #answer(row: NormalisedRow, start: number, held: number, answer: string, completion: string, incoming: boolean): void {
    const rang = Math.max(0, wholeNumber(answer));
    const failed = OF_COMPLETION[completion.toUpperCase()];
    const answered = failed === undefined && !answer.startsWith('*') && (held > 0 || (incoming && answer !== ''));
    row.start = start;
    row.end = start + rang + held;
    row.answer = answered ? start + rang : 0;
    row.outcome = answered ? Outcome.answered : failed ?? Outcome.noAnswer;
  }
}

function durationOf(text: string): number {
  return text.endsWith(TOO_LONG) ? HUNDRED_HOURS : hoursMinutesSeconds(text);
}

function deviceOf(party: string): string {
  return wholeNumber(party) < 0 ? party : `Ext ${party}`;
}

function partyReading(name: string): Reading {
  return TRUNK.test(name) ? { reading: 'trunk', because: 'T or X before a number' } : { reading: 'phone', because: 'stands where the record names a party, without T or X' };
}
