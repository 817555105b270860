import { warning } from '../../core/issue.ts';
import type { Issue } from '../../core/issue.ts';
import { CallFlag, Outcome } from '../call-table.ts';
import { outcomeOfWords } from '../cause.ts';
import { asteriskDevice, asteriskReading } from '../device-reading.ts';
import { durationSeconds } from '../duration.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import { CallsAtRepeatedHour, startByCreation, startByEnd } from '../repeated-hour.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { RowAdapter } from './row-adapter.ts';

/** Where an Asterisk row's columns stand, from 0; −1: not there. */
export interface AsteriskColumns {
  start: number; answer: number; end: number; duration: number; billsec: number;
  src: number; dst: number; channel: number; dstchannel: number; disposition: number;
  uniqueid: number; linkedid: number; sequence: number;
}

const NO_VALUE = new Set(['NULL', '\\N']);
const QUARTER = 900;
/** The second in which a channel was created, in its unique id. */
const CREATED = /(?:^|-)(\d{9,10})\.\d+$/;

/**
 * Rows of Asterisk and its relatives: one for each pairing of two channels. Rows of a linkedid, else of a uniqueid, are one call;
 * each distinct channel name of a call is one channel held.
 */
export class AsteriskRows extends RowAdapter {
  readonly tellsAnswer: boolean;
  readonly carriesId: boolean;
  readonly joinsRows = true;
  readonly #at: AsteriskColumns;
  readonly #callsAtChange = new CallsAtRepeatedHour();
  /** Least difference of a row's start, where the clock showed it once, and the second in its uniqueid: a wrong zone shows in it. */
  #leastShift = Infinity;

  constructor(context: AdapterContext, at: AsteriskColumns, width: number, header: string[] | null) {
    super(context, width, header);
    this.#at = at;
    this.tellsAnswer = at.answer >= 0 || at.billsec >= 0 || at.disposition >= 0;
    this.carriesId = at.uniqueid >= 0 || at.linkedid >= 0;
  }

  protected override readRow(cells: string[], row: NormalisedRow): Verdict {
    const at = this.#at;
    if (!this.date.read(cells[at.start]!)) return 'time';
    this.readLocal ||= !this.date.absolute;
    const held = durationSeconds(cells[at.duration] ?? '', this.context.durationUnit);
    if (this.date.absolute) {
      row.start = this.date.seconds;
      row.end = this.#end(cells, row.start, held);
    } else this.#placeLocal(cells, row, held, this.date.seconds);
    if (row.end < row.start) return 'duration';
    row.from = value(cells[at.src]);
    row.to = value(cells[at.dst]);
    this.#readAnswer(cells, row, held);
    this.#key(cells, row);
    for (const channel of [value(cells[at.channel]), value(cells[at.dstchannel])]) this.hold(row, asteriskDevice(channel), asteriskReading, channel);
    return 'row';
  }

  override warnings(): Issue[] {
    const found = super.warnings();
    const shift = Math.round(this.#leastShift / QUARTER) * QUARTER;
    if (Number.isFinite(shift) && shift !== 0) {
      const { file, timeZone } = this.context;
      const hours = `${Math.abs(shift) / 3600} h ${shift > 0 ? 'after' : 'before'}`;
      found.push(warning('zone-disagrees', '', `${file}: read in the zone ${timeZone}, its calls begin ${hours} the UTC second that stands in their uniqueid.`, 'Give the zone of the machine that wrote the file (--tz), for example Europe/Lisbon.', { file }));
    }
    return found;
  }

  /** Start and end of a row whose start is local text. */
  #placeLocal(cells: string[], row: NormalisedRow, held: number, local: number): void {
    const clock = this.clock;
    row.start = clock.start(local);
    const { second } = clock;
    const twice = second === second;
    const id = this.#callId(cells);
    if (twice) row.start = this.#startOfTwo(cells, row, held, local, second, id);
    row.end = this.#end(cells, row.start, held);
    if (row.end < row.start) return;
    const byOrder = (row.flags & CallFlag.ambiguousTime) !== 0;
    if (id !== '' && (twice || clock.reachesChange(local, row.start, row.end))) this.#callsAtChange.note(id, row.start, row.end, byOrder);
    if (!twice) this.#compareWithCreation(cells, row.start);
  }

  /** Of two starts the one that the row tells, else its unique id, else its call's other rows, else the order of the file. */
  #startOfTwo(cells: string[], row: NormalisedRow, held: number, local: number, second: number, id: string): number {
    const first = row.start;
    let told = startByEnd(first, second, this.#endReadings(cells), held);
    if (told !== told && this.#leastShift >= -QUARTER / 2) told = startByCreation(first, second, created(cells[this.#at.uniqueid]));
    if (told === told) {
      this.clock.noteTold(local, told === second);
      return told;
    }
    const near = this.#callsAtChange.nearer(id, first, second);
    if (near && !near.byOrder) return near.start;
    row.flags |= CallFlag.ambiguousTime;
    const isSecond = this.clock.isSecondByOrder(local);
    return near ? near.start : isSecond ? second : first;
  }

  #endReadings(cells: string[]): number[] {
    const text = this.#at.end < 0 ? '' : value(cells[this.#at.end]);
    if (text === '' || !this.date.read(text)) return [];
    return this.date.absolute ? [this.date.seconds] : this.clock.readings(this.date.seconds);
  }

  #compareWithCreation(cells: string[], start: number): void {
    const shift = start - created(cells[this.#at.uniqueid]);
    if (shift < this.#leastShift) this.#leastShift = shift;
  }

  /** The end column where it is there and filled, else start + duration; −1 when there is neither. */
  #end(cells: string[], start: number, held: number): number {
    const text = this.#at.end < 0 ? '' : value(cells[this.#at.end]);
    if (text === '') return held < 0 ? -1 : start + held;
    if (!this.date.read(text)) return -1;
    return this.date.absolute ? this.date.seconds : this.clock.after(this.date.seconds, start, start + Math.max(held, 0));
  }

  /** By the answer or talk time where there is one; the disposition tells only of the rest. */
  #readAnswer(cells: string[], row: NormalisedRow, held: number): void {
    const at = this.#at;
    const words = outcomeOfWords(cells[at.disposition] ?? '');
    const billed = durationSeconds(cells[at.billsec] ?? '', this.context.durationUnit);
    const text = at.answer < 0 ? '' : value(cells[at.answer]);
    // An answer column that is empty says unanswered, whatever the words say.
    const toldUnanswered = at.answer >= 0 && text === '';
    let answer = 0;
    if (text !== '' && this.date.read(text)) {
      answer = this.date.absolute ? this.date.seconds : this.clock.after(this.date.seconds, row.start, row.start + Math.max(0, held - billed));
    } else if (billed > 0 || (billed === 0 && words === Outcome.answered && !toldUnanswered)) answer = row.end - billed;
    row.answer = answer > 0 ? Math.min(Math.max(answer, row.start), row.end) : 0;
    if (answer > 0) row.outcome = Outcome.answered;
    else row.outcome = words === Outcome.answered && toldUnanswered ? Outcome.noAnswer : words;
  }

  #key(cells: string[], row: NormalisedRow): void {
    this.keyOf(row, this.#callId(cells));
    if (row.hasKey) row.rank = this.#at.sequence < 0 ? 0 : Math.max(0, wholeNumber(cells[this.#at.sequence] ?? '')) % 0x100000000;
  }

  #callId(cells: string[]): string {
    return value(cells[this.#at.linkedid]) || value(cells[this.#at.uniqueid]);
  }
}

/** A cell's text; nothing for the ways in which databases write no value. */
function value(cell: string | undefined): string {
  return cell === undefined || NO_VALUE.has(cell) ? '' : cell.trim();
}

/** UTC second in which the channel of a unique id was created; NaN when it does not say. */
function created(uniqueId: string | undefined): number {
  const found = CREATED.exec(value(uniqueId));
  return found ? Number(found[1]) : NaN;
}
