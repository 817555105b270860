import { warning } from '../../core/issue.ts';
import type { Issue } from '../../core/issue.ts';
import { avayaCondition, QUEUED_FOR_TRUNK } from '../avaya-condition.ts';
import type { Condition } from '../avaya-condition.ts';
import { Outcome } from '../call-table.ts';
import { DayLines, dayLine } from '../day-lines.ts';
import type { Reading } from '../device-reading.ts';
import { durationSeconds } from '../duration.ts';
import type { DurationUnit } from '../duration.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import type { Ruler } from '../ruler.ts';
import type { YearFinder } from '../year-finder.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { yearFinder, yearWarnings } from './missing-year.ts';
import { RowAdapter } from './row-adapter.ts';

/** Columns of an Avaya record. `used` and `dialledCode` are the access codes of the outgoing trunk, `inCode` that of the incoming one. */
export type AvayaColumn = 'end' | 'duration' | 'condition' | 'dialledCode' | 'used' | 'dialled' | 'calling' | 'inCode' | 'inCircuit' | 'outCircuit';

export interface AvayaLayout {
  ruler: Ruler<AvayaColumn>;
  /** A line that ends before this character is no whole record. */
  shortest: number;
  unit: DurationUnit;
  /** Records tell the time only, and lines of their own the day. */
  dayLines: boolean;
  /** The calling number of an incoming call is the access code of its trunk. */
  callingIsTrunk: boolean;
  /** The record is broken in two lines behind this character (a line feed); absent: it stands in one. */
  brokenAt?: number;
}

const INTRASWITCH = '0';
/** Between the parts of a long call there may lie so many seconds: times are whole minutes. */
const GAP = 120;

interface Part {
  end: number;
  call: number;
}

/** The first line of a record that is broken in two. */
interface FirstLine {
  line: string;
  condition: Condition;
  start: number;
  answer: number;
  end: number;
  outcome: Outcome;
  call: number;
}

/** Records stamped at their end, in minutes. */
export class AvayaRows extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = false;
  readonly joinsRows = true;
  readonly #layout: AvayaLayout;
  readonly #years: YearFinder | null;
  readonly #days: DayLines | null;
  /** Calls of more than ten hours that go on, by parties and circuits. */
  readonly #parts = new Map<string, Part>();
  #first: FirstLine | null = null;
  #queued = 0;
  #undated = 0;

  constructor(context: AdapterContext, layout: AvayaLayout) {
    super(context, 1, null);
    this.#layout = layout;
    this.#years = layout.dayLines ? yearFinder(context) : null;
    this.#days = this.#years && new DayLines(this.#years, context.dateOrder, context.file);
  }

  override warnings(): Issue[] {
    const { file } = this.context;
    const found = [...super.warnings(), ...(this.#years ? yearWarnings(this.context, this.#years) : [])];
    if (this.#undated > 0) found.push(warning('no-day', '', `${file}: ${this.#undated} records stand where no line tells their day, and were rejected.`, 'Put the date into the name of the file (cdr-2027-01-15.txt), or begin the file with its date line.', { file }));
    if (this.#queued > 0) found.push(warning('queued-for-trunk', '', `${file}: ${this.#queued} calls waited for a free trunk (condition code 8), so their trunk group was full.`, 'Look at those groups first: calls that found the queue full may be missing.', { file }));
    return found;
  }

  protected override readRow(cells: string[], row: NormalisedRow): Verdict {
    const line = cells[0]!;
    const { ruler, shortest, brokenAt } = this.#layout;
    const day = this.#days && dayLine(line);
    if (day) return this.#days!.take(day) ? 'skip' : 'time';
    if (!/\d/.test(line)) return 'skip';
    const first = this.#first;
    this.#first = null;
    if (brokenAt !== undefined && line.startsWith(' ')) return first ? this.#secondLine(first, cells, row) : 'columns';
    if (line.trimEnd().length < shortest) return 'columns';
    const code = ruler.text(line, 'condition');
    const condition = avayaCondition(code);
    const end = this.#end(ruler.text(line, 'end'), row);
    if (end < 0) return 'time';
    const held = durationSeconds(ruler.text(line, 'duration'), this.#layout.unit);
    if (held < 0) return 'duration';
    if (condition.noCall) return 'not-a-call';
    if (code === QUEUED_FOR_TRUNK) this.#queued++;
    this.placeByEnd(row, end, held);
    row.answer = condition.failed === null ? row.start : 0;
    row.outcome = condition.failed ?? Outcome.answered;
    this.#join(row, this.#parties(line, row, condition), condition.goesOn);
    if (brokenAt === undefined) return 'row';
    // Which trunks it held stands in its second line; that of an intraswitch call may be blank.
    if (code !== INTRASWITCH) row.channels = 0;
    this.#first = { line: ` ${line}`.slice(1), condition, start: row.start, answer: row.answer, end: row.end, outcome: row.outcome, call: row.keyLow };
    return 'row';
  }

  #secondLine(first: FirstLine, cells: string[], row: NormalisedRow): Verdict {
    this.#parties(first.line.padEnd(this.#layout.brokenAt!) + cells[0]!, row, first.condition);
    // Equal second lines of different records are no duplicates.
    cells[0] += `\n${first.call}`;
    row.start = first.start;
    row.answer = first.answer;
    row.end = first.end;
    row.outcome = first.outcome;
    row.rank = 1;
    row.hasKey = true;
    row.keyLow = first.call;
    row.keyHigh = 0;
    return 'row';
  }

  /** Instant of the end; −1 when it cannot be read. */
  #end(text: string, row: NormalisedRow): number {
    const time = this.#days ? wholeNumber(text.replace(':', '')) : -1;
    if (!this.#days) return this.instantOf(spelledOut(text), row);
    const minute = time % 100;
    if (time < 0 || time > 2359 || minute > 59) return -1;
    const local = this.#days.at(Math.floor(time / 100) * 3600 + minute * 60);
    if (local >= 0) return this.localInstant(local, row);
    this.#undated++;
    return -1;
  }

  /** Fills in parties and channels; gives what records of one call share. */
  #parties(line: string, row: NormalisedRow, { incoming }: Condition): string {
    const { ruler, callingIsTrunk } = this.#layout;
    const inCircuit = ruler.text(line, 'inCircuit');
    const outCircuit = ruler.text(line, 'outCircuit');
    const calling = ruler.text(line, 'calling');
    const dialled = ruler.text(line, 'dialled');
    const fromTrunk = incoming || wholeNumber(inCircuit) >= 0;
    const inCode = ruler.text(line, 'inCode') || (callingIsTrunk ? calling : '');
    const used = ruler.text(line, 'used') || (outCircuit === '' ? '' : ruler.text(line, 'dialledCode'));
    row.from = fromTrunk && callingIsTrunk ? '' : calling;
    row.to = dialled;
    if (fromTrunk) this.hold(row, trunkName(inCode, inCircuit), trunkReading, `in ${inCircuit}`);
    else this.hold(row, phoneName(calling), phoneReading, 'calling');
    if (used !== '' || outCircuit !== '') this.hold(row, trunkName(used, outCircuit), trunkReading, `out ${outCircuit}`);
    else this.hold(row, phoneName(dialled), phoneReading, 'called');
    return `${calling} ${dialled} ${inCircuit} ${outCircuit} ${used} ${inCode}`;
  }

  /** The record that follows a part of ten hours of a call with the same parties and circuits, where that ended, goes on with the call. */
  #join(row: NormalisedRow, parties: string, goesOn: boolean): void {
    const before = this.#parts.size === 0 ? undefined : this.#parts.get(parties);
    const call = before && Math.abs(row.start - before.end) <= GAP ? before.call : this.context.devices.ownChannel();
    row.hasKey = true;
    row.keyLow = call;
    row.keyHigh = 0;
    if (goesOn) this.#parts.set(` ${parties}`.slice(1), { end: row.end, call });
    else if (before) this.#parts.delete(parties);
  }
}

const COMPACT = /^(\d\d)(\d\d)(\d\d) ?(\d\d)(\d\d)(\d\d)?$/;
const TIME_OF_FOUR = /^(.*\D )(\d\d)(\d\d)$/;

/** A date and time that is written without its signs (`011527 1430`, `01/15/27 1430`), with them. */
export function spelledOut(text: string): string {
  const found = COMPACT.exec(text);
  if (found) return `${found[1]!}/${found[2]!}/${found[3]!} ${found[4]!}:${found[5]!}${found[6] === undefined ? '' : `:${found[6]}`}`;
  return text.replace(TIME_OF_FOUR, '$1$2:$3');
}

/** A trunk group by its access code; a circuit alone where no record tells its group. */
function trunkName(code: string, circuit: string): string {
  if (code !== '') return `TAC ${code}`;
  return circuit === '' ? '' : `Circuit ${circuit}`;
}

function phoneName(number: string): string {
  return /^\d{2,7}$/.test(number) ? `Ext ${number}` : '';
}

function trunkReading(): Reading {
  return { reading: 'trunk', because: 'stands where the record names an access code or circuit' };
}

function phoneReading(): Reading {
  return { reading: 'phone', because: 'stands where the record names a party, and has no trunk' };
}
