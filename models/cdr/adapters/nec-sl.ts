import { warning } from '../../core/issue.ts';
import type { Issue } from '../../core/issue.ts';
import { Outcome } from '../call-table.ts';
import { wallSeconds } from '../date-time.ts';
import { DayLines } from '../day-lines.ts';
import type { Reading } from '../device-reading.ts';
import { hoursMinutesSeconds } from '../duration.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import { columnText } from '../ruler.ts';
import type { Sample } from '../sample.ts';
import { YearFinder } from '../year-finder.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { yearFinder, yearWarnings } from './missing-year.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';

type Kind = 'out' | 'in' | 'internal' | 'transferred' | 'blocked' | 'barred' | 'full';
const KINDS: Record<string, Kind> = {
  POT: 'out', POTA: 'out', POTP: 'out', POTW: 'out', IVOT: 'out', IVOTP: 'out', IDOT: 'out', SAD: 'out', WAD: 'out', PIN: 'in', IVIN: 'in', IDIN: 'in',
  ICM: 'internal', SDTA: 'internal', PTRS: 'transferred', ITRS: 'transferred', ALB: 'blocked', BRD: 'barred', BFL: 'full',
};
const RECORD = /^[A-Z]{3,5} {0,2}\d\d:\d\d(?: |$)/;
const PAGE = /(\d\d)\/(\d\d)\/(\d{4})\s+PAGE/;
const UNANSWERED = 'NO ANSWER';
/** A transferred part begins so many seconds at most after the part before it on the same line: in between it rang. */
const LONGEST_TRANSFER = 300;

/** NEC SL1000/1100/2100 and SV8100/9100 SMDR. Source: NEC, SL1100 Features and Specifications Manual, Station Message Detail Recording. */
export const necSl: RecordFormat = {
  id: 'nec-sl',
  alsoNamed: ['nec', 'nec-sv'],
  product: 'NEC SL and SV SMDR',
  recognisedBy: 'lines of fixed columns that begin with a class (POT, PIN, IVIN, IVOT, PTRS, ITRS, ICM, ALB, BRD) and hh:mm',
  confidence: 'vendor documentation',
  timeZone: 'local, without offset or year',
  occupiedFrom: 'time of placing or answer to that time + duration: ringing is not recorded',
  sureness: 'certain in the columns; transferred parts (PTRS, ITRS) are joined with the part before them on the same line',
  reads: ['the start of each call to the minute (an incoming one from its answer)', 'duration', 'station, line and number', 'the direction', 'all lines busy (ALB), with the group', 'barred and unanswered calls'],
  cannotTell: ['how long a call rang', 'the group of a line', 'whether an outgoing call was answered or only placed', 'the year where neither a page heading nor the name of the file tells it', 'the direction of a transferred part whose first part is missing'],
  fitness: {
    leavesOut: { 'internal-calls': 'NEC SL and SV record calls between extensions only where PRG 15-01-14 and 15-01-15 are on', 'unanswered-calls': 'NEC SL and SV leave out calls that ring less than PRG 35-01-07' },
    blockedBy: 'class ALB',
  },
  collection: {
    switchOn: ['PRG 35-02: date (35-02-14) on, all lines busy (35-02-05) and toll-restricted calls on, line by number.', 'PRG 35-01: minimum call duration and minimum ring time 0, no digits omitted.', 'PRG 15-01-14 and 15-01-15: intercom calls, where calls between extensions count.'],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['What the LAN or serial port sends, as it comes, page headings included.', 'The list of lines with their trunk groups.'],
    askCarrier: askAnyCarrier,
  },
  lexing: 'lines',
  detect: detectNec,
};

function detectNec({ lines }: Sample): FormatMatch | null {
  const timed = lines.filter((line) => /\d\d:\d\d/.test(line));
  const records = timed.filter((line) => RECORD.test(line) && kindOf(line) !== undefined);
  if (records.length === 0 || records.length < timed.length / 2) return null;
  const dated = records.filter(hasDate).length;
  const pages = lines.filter((line) => PAGE.test(line)).length;
  return {
    score: 0.98 * (records.length / timed.length),
    evidence: [`${records.length} of ${timed.length} lines with a time begin with a class of NEC and that time`, `${dated} of them have a date; ${pages} page headings do`],
    above: 0, header: null, width: 1, timeColumns: [], resolutionSeconds: 60,
    open: (context) => new NecAdapter(context, dated > 0, pages > 0),
  };
}

function kindOf(line: string): Kind | undefined {
  return KINDS[line.slice(0, 5).trim()];
}

function hasDate(line: string): boolean {
  return line[13] === '/';
}

/** The last part of a call on its line. */
interface Part {
  start: number;
  end: number;
  call: number;
}

class NecAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = false;
  readonly joinsRows = true;
  readonly #dated: boolean;
  readonly #years: YearFinder;
  readonly #days: DayLines;
  readonly #lines = new Map<string, Part>();
  #full = 0;

  /** @param dated records have a column for the date, and lines of four characters behind it */
  constructor(context: AdapterContext, dated: boolean, paged: boolean) {
    super(context, 1, null);
    this.#dated = dated;
    this.#years = paged ? new YearFinder(context.year, context.file) : yearFinder(context);
    this.#days = new DayLines(this.#years, 'mdy', context.file);
  }

  override warnings(): Issue[] {
    const { file } = this.context;
    const found = [...super.warnings(), ...yearWarnings(this.context, this.#years)];
    if (this.#full > 0) found.push(warning('records-lost', '', `${file}: the system's buffer was full ${this.#full} times (BFL), so records are missing.`, 'Read the port all the time, and leave the days in question out.', { file }));
    return found;
  }

  protected override readRow([cell]: string[], row: NormalisedRow): Verdict {
    const line = cell!;
    const kind = kindOf(line);
    if (kind === undefined) return this.#other(line);
    if (kind === 'full') {
      this.#full++;
      return 'not-a-call';
    }
    const local = this.#start(line);
    if (!(local >= 0)) return 'time';
    const text = columnText(line, 23, 30);
    const held = text === '' || kind === 'blocked' ? 0 : hoursMinutesSeconds(text);
    if (held < 0) return 'duration';
    row.start = this.localInstant(local, row);
    row.end = row.start + held;
    row.outcome = outcomeOf(kind, held > 0 && columnText(line, 64, 79) !== UNANSWERED);
    row.answer = row.outcome === Outcome.answered ? row.start : 0;
    this.#parties(line, row, kind);
    return 'row';
  }

  /** Page headings date what follows; the name of a caller (NEXT) belongs to the record before it; what has a time but no class is a damaged record. */
  #other(line: string): Verdict {
    const page = PAGE.exec(line);
    if (page) {
      const [month, day, year] = [+page[1]!, +page[2]!, +page[3]!];
      const local = wallSeconds(year, month, day, 0, 0, 0);
      if (local < 0) return 'skip';
      this.#years.dated(year, month);
      if (!this.#dated) this.#days.begin(local);
      return 'skip';
    }
    return !line.startsWith('NEXT') && /\d\d:\d\d/.test(line) ? 'columns' : 'skip';
  }

  /** Seconds of the wall clock; NaN or −1 when they cannot be read. */
  #start(line: string): number {
    const hour = line[7] === ':' ? wholeNumber(line.slice(5, 7)) : -1;
    const minute = wholeNumber(line.slice(8, 10));
    if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60)) return -1;
    if (!this.#dated || !hasDate(line)) return this.#days.at(hour * 3600 + minute * 60);
    const month = wholeNumber(line.slice(11, 13));
    if (!(month >= 1 && month <= 12)) return -1;
    const local = wallSeconds(this.#years.yearOf(month), month, wholeNumber(line.slice(14, 16)), hour, minute, 0);
    if (local >= 0) this.#days.begin(local);
    return local;
  }

  #parties(line: string, row: NormalisedRow, kind: Kind): void {
    const station = columnText(line, 32, 41);
    const number = columnText(line, 43, 62);
    const trunk = this.#dated ? columnText(line, 18, 21) : columnText(line, 12, 21);
    const incoming = kind === 'in' || kind === 'transferred';
    row.from = incoming ? number : station;
    row.to = incoming ? station : number;
    const phone = /^\d+$/.test(station) ? `Ext ${station}` : station;
    const lineName = trunk === '' || kind === 'internal' ? '' : kind === 'blocked' ? `Group ${trunk}` : `Line ${trunk}`;
    if (!incoming) this.hold(row, phone, stationReading, 'station');
    this.hold(row, lineName, lineReading);
    if (incoming) this.hold(row, phone, stationReading, 'station');
    else if (kind === 'internal') this.hold(row, number === '' ? '' : `Ext ${number}`, stationReading, 'called');
    this.#join(row, kind === 'blocked' ? '' : trunk, kind === 'transferred');
  }

  #join(row: NormalisedRow, trunk: string, transferred: boolean): void {
    const before = transferred && trunk !== '' ? this.#lines.get(trunk) : undefined;
    const goesOn = before !== undefined && row.start >= before.start && row.start <= before.end + LONGEST_TRANSFER;
    const call = goesOn ? before.call : this.context.devices.ownChannel();
    row.hasKey = true;
    row.keyLow = call;
    row.keyHigh = 0;
    // Of parts that begin in one minute, the first one says who called whom.
    if (goesOn) row.rank = 1;
    if (trunk !== '') this.#lines.set(` ${trunk}`.slice(1), { start: row.start, end: row.end, call });
  }
}

function outcomeOf(kind: Kind, talked: boolean): Outcome {
  if (kind === 'blocked') return Outcome.blocked;
  if (kind === 'barred') return Outcome.rejected;
  return talked ? Outcome.answered : Outcome.noAnswer;
}

function lineReading(): Reading {
  return { reading: 'trunk', because: 'stands in the column of lines' };
}

function stationReading(): Reading {
  return { reading: 'phone', because: 'stands where the record names a station' };
}
