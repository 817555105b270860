import { CallFlag, Outcome } from '../call-table.ts';
import { outcomeOfCause, outcomeOfWords } from '../cause.ts';
import { trunkColumnReading } from '../device-reading.ts';
import { durationSeconds } from '../duration.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import { startByEnd } from '../repeated-hour.ts';
import type { DelimitedColumns } from '../usual-names.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { RowAdapter } from './row-adapter.ts';

/** Any CSV whose columns are known by name or by mapping. Every row is a call; a call id only serves to find duplicates. */
export class DelimitedAdapter extends RowAdapter {
  readonly tellsAnswer: boolean;
  readonly carriesId: boolean;
  readonly joinsRows = false;
  readonly #at: DelimitedColumns;

  constructor(context: AdapterContext, at: DelimitedColumns, width: number, header: string[] | null) {
    super(context, width, header);
    this.#at = at;
    this.tellsAnswer = at.answer >= 0 || at.talk >= 0 || at.outcome >= 0;
    this.carriesId = at.id >= 0;
  }

  protected override readRow(cells: string[], row: NormalisedRow): Verdict {
    const at = this.#at;
    const problem = at.start < 0 ? this.#placeByEnd(cells, row) : this.#placeByStart(cells, row);
    if (problem) return problem;
    row.from = cells[at.from] ?? '';
    row.to = cells[at.to] ?? '';
    this.#readAnswer(cells, row);
    this.#key(cells, row);
    const trunk = (cells[at.trunk] ?? '').trim();
    this.hold(row, trunk, trunkColumnReading);
    return 'row';
  }

  #placeByStart(cells: string[], row: NormalisedRow): Verdict | null {
    if (!this.date.read(cells[this.#at.start]!)) return 'time';
    this.readLocal ||= !this.date.absolute;
    row.start = this.date.absolute ? this.date.seconds : this.#localStart(cells, row, this.date.seconds);
    row.end = this.#end(cells, row.start);
    return row.end < row.start ? 'duration' : null;
  }

  /** Where only the end is stamped. */
  #placeByEnd(cells: string[], row: NormalisedRow): Verdict | null {
    const end = this.instantOf(cells[this.#at.end]!, row);
    if (end < 0) return 'time';
    const held = this.#held(cells);
    if (held < 0 || held > end) return 'duration';
    this.placeByEnd(row, end, held);
    return null;
  }

  /** Instant of a local start: of two the one that the row's end tells, else the order of the file. */
  #localStart(cells: string[], row: NormalisedRow, local: number): number {
    const first = this.clock.start(local);
    const { second } = this.clock;
    if (second !== second) return first;
    const told = startByEnd(first, second, this.#endReadings(cells), this.#held(cells));
    if (told === told) {
      this.clock.noteTold(local, told === second);
      return told;
    }
    row.flags |= CallFlag.ambiguousTime;
    return this.clock.isSecondByOrder(local) ? second : first;
  }

  #endReadings(cells: string[]): number[] {
    const text = this.#at.end < 0 ? '' : cells[this.#at.end]!.trim();
    if (text === '' || !this.date.read(text)) return [];
    return this.date.absolute ? [this.date.seconds] : this.clock.readings(this.date.seconds);
  }

  /** Seconds of the duration column; −1 where there is none or it cannot be read. */
  #held(cells: string[]): number {
    const { duration } = this.#at;
    return duration < 0 ? -1 : durationSeconds(cells[duration]!, this.context.durationUnit);
  }

  /** The end column where it is there and filled, else start + duration; −1 when neither can be read. */
  #end(cells: string[], start: number): number {
    const { end } = this.#at;
    const held = this.#held(cells);
    const text = end < 0 ? '' : cells[end]!.trim();
    if (text === '') return held < 0 ? -1 : start + held;
    return this.#instant(text, start, start + Math.max(0, held));
  }

  /** By the answer or talk time where there is one; words and causes tell only of the rest. */
  #readAnswer(cells: string[], row: NormalisedRow): void {
    const at = this.#at;
    const text = (cells[at.answer] ?? '').trim();
    const talk = at.talk < 0 ? -1 : durationSeconds(cells[at.talk]!, this.context.durationUnit);
    const words = outcomeOfWords(cells[at.outcome] ?? '');
    let answer = text === '' ? 0 : Math.max(0, this.#instant(text, row.start, row.start));
    if (answer === 0 && talk > 0) answer = row.end - talk;
    row.answer = answer > 0 ? Math.min(Math.max(answer, row.start), row.end) : 0;
    // An answer column that is empty says unanswered, whatever the words say.
    const wordsTell = words !== Outcome.unknown && !(words === Outcome.answered && at.answer >= 0 && text === '');
    if (answer > 0) row.outcome = Outcome.answered;
    else if (wordsTell) row.outcome = words;
    else if (this.tellsAnswer) row.outcome = outcomeOfCause(wholeNumber(cells[at.cause] ?? '')) || Outcome.noAnswer;
  }

  /** Instant of a text at or after the start; −1 when it cannot be read. */
  #instant(text: string, start: number, expected: number): number {
    if (!this.date.read(text)) return -1;
    return this.date.absolute ? this.date.seconds : this.clock.after(this.date.seconds, start, expected);
  }

  #key(cells: string[], row: NormalisedRow): void {
    const id = cells[this.#at.id] ?? '';
    if (id === '') return;
    // The key is the whole row: only an equal row shares it.
    this.hash.ofCells(cells);
    row.hasKey = true;
    row.keyLow = this.hash.low;
    row.keyHigh = this.hash.high;
  }
}
