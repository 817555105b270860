import type { Issue } from '../../core/issue.ts';
import { CallFlag, Outcome } from '../call-table.ts';
import { outcomeOfCause, outcomeOfWords } from '../cause.ts';
import { DateTimeReader } from '../date-time.ts';
import { trunkColumnReading } from '../device-reading.ts';
import { durationSeconds } from '../duration.ts';
import { LocalClock } from '../local-clock.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import { RowHash } from '../row-hash.ts';
import type { DelimitedColumns } from '../usual-names.ts';
import type { AdapterContext, RecordAdapter, Verdict } from './adapter.ts';
import { isSameRow } from './asterisk-row.ts';
import { zoneWarnings } from './zone-warnings.ts';

/** Any CSV whose columns are known by name or by mapping. Every row is a call; a call id only serves to find duplicates. */
export class DelimitedAdapter implements RecordAdapter {
  readonly width: number;
  readonly tellsAnswer: boolean;
  readonly carriesId: boolean;
  readonly joinsRows = false;
  readLocal = false;
  readonly #context: AdapterContext;
  readonly #at: DelimitedColumns;
  readonly #header: string[] | null;
  readonly #clock: LocalClock;
  readonly #date: DateTimeReader;
  readonly #hash = new RowHash();

  constructor(context: AdapterContext, at: DelimitedColumns, width: number, header: string[] | null) {
    this.#context = context;
    this.#at = at;
    this.width = width;
    this.#header = header;
    this.#clock = new LocalClock(context.timeZone);
    this.#date = new DateTimeReader(context.dateOrder);
    this.tellsAnswer = at.answer >= 0 || at.talk >= 0 || at.outcome >= 0;
    this.carriesId = at.id >= 0;
  }

  read(cells: string[], row: NormalisedRow): Verdict {
    if (this.#header && isSameRow(cells, this.#header)) return 'skip';
    if (cells.length < this.width) return 'columns';
    const at = this.#at;
    if (!this.#date.read(cells[at.start]!)) return 'time';
    this.readLocal ||= !this.#date.absolute;
    row.start = this.#date.absolute ? this.#date.seconds : this.#clock.start(this.#date.seconds);
    if (this.#clock.ambiguous && !this.#date.absolute) row.flags |= CallFlag.ambiguousTime;
    row.end = this.#end(cells, row.start);
    if (row.end < row.start) return 'duration';
    row.from = cells[at.from] ?? '';
    row.to = cells[at.to] ?? '';
    this.#readAnswer(cells, row);
    this.#key(cells, row);
    const trunk = (cells[at.trunk] ?? '').trim();
    if (trunk !== '') row.hold(this.#context.devices.add(trunk, trunkColumnReading), 0, 0);
    return 'row';
  }

  warnings(): Issue[] {
    return zoneWarnings(this.#context, this.#clock);
  }

  /** The end column where it is there and filled, else start + duration; −1 when neither can be read. */
  #end(cells: string[], start: number): number {
    const { duration, end } = this.#at;
    const held = duration < 0 ? -1 : durationSeconds(cells[duration]!, this.#context.durationUnit);
    const text = end < 0 ? '' : cells[end]!.trim();
    if (text === '') return held < 0 ? -1 : start + held;
    return this.#instant(text, start, start + Math.max(0, held));
  }

  #readAnswer(cells: string[], row: NormalisedRow): void {
    const at = this.#at;
    const text = (cells[at.answer] ?? '').trim();
    const talk = at.talk < 0 ? -1 : durationSeconds(cells[at.talk]!, this.#context.durationUnit);
    const words = outcomeOfWords(cells[at.outcome] ?? '');
    let answer = text === '' ? 0 : Math.max(0, this.#instant(text, row.start, row.start));
    if (answer === 0 && talk > 0) answer = row.end - talk;
    const unanswered = words !== Outcome.unknown && words !== Outcome.answered;
    row.answer = answer > 0 && !unanswered ? Math.min(Math.max(answer, row.start), row.end) : 0;
    if (words !== Outcome.unknown) row.outcome = words;
    else if (row.answer > 0) row.outcome = Outcome.answered;
    else if (this.tellsAnswer) row.outcome = outcomeOfCause(wholeNumber(cells[at.cause] ?? '')) || Outcome.noAnswer;
  }

  /** Instant of a text at or after the start; −1 when it cannot be read. */
  #instant(text: string, start: number, expected: number): number {
    if (!this.#date.read(text)) return -1;
    return this.#date.absolute ? this.#date.seconds : this.#clock.after(this.#date.seconds, start, expected);
  }

  #key(cells: string[], row: NormalisedRow): void {
    const id = cells[this.#at.id] ?? '';
    if (id === '') return;
    // The key is the whole row: only an equal row shares it.
    this.#hash.ofCells(cells);
    row.hasKey = true;
    row.keyLow = this.#hash.low;
    row.keyHigh = this.#hash.high;
  }
}
