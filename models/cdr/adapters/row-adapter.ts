import type { Issue } from '../../core/issue.ts';
import { CallFlag } from '../call-table.ts';
import { DateTimeReader } from '../date-time.ts';
import type { DateOrder } from '../date-time.ts';
import type { Reading } from '../device-reading.ts';
import { LocalClock } from '../local-clock.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { startByEnd } from '../repeated-hour.ts';
import { RowHash } from '../row-hash.ts';
import type { AdapterContext, RecordAdapter, Verdict } from './adapter.ts';
import { zoneWarnings } from './zone-warnings.ts';

/**
 * What adapters share: repeated headers and short rows, dates, the clock of the zone, keys of calls and channels. An adapter of its own
 * says what it can tell and reads a complete row in `readRow`.
 */
export abstract class RowAdapter implements RecordAdapter {
  abstract readonly tellsAnswer: boolean;
  abstract readonly carriesId: boolean;
  abstract readonly joinsRows: boolean;
  readonly width: number;
  readLocal = false;
  protected readonly context: AdapterContext;
  protected readonly clock: LocalClock;
  protected readonly date: DateTimeReader;
  protected readonly hash = new RowHash();
  readonly #header: string[] | null;
  #byEnd = false;

  /**
   * @param width cells of a complete row; 1 where rows are lines
   * @param header row that is skipped wherever it stands again
   * @param order order of day and month where the format fixes it
   */
  constructor(context: AdapterContext, width: number, header: string[] | null, order: DateOrder | null = context.dateOrder) {
    this.context = context;
    this.width = width;
    this.#header = header;
    this.clock = new LocalClock(context.timeZone);
    this.date = new DateTimeReader(order);
  }

  read(cells: string[], row: NormalisedRow): Verdict {
    if (this.#header && isSameRow(cells, this.#header)) return 'skip';
    if (cells.length < this.width) return 'columns';
    const { withoutSeconds } = this.date;
    const verdict = this.readRow(cells, row);
    if (this.date.withoutSeconds > withoutSeconds) row.flags |= CallFlag.withoutSeconds;
    return verdict;
  }

  get timeWithoutSeconds(): string {
    return this.date.firstWithoutSeconds;
  }

  warnings(): Issue[] {
    return zoneWarnings(this.context, this.clock, this.#byEnd ? 'end' : 'begin');
  }

  /** Fills the row from complete cells. */
  protected abstract readRow(cells: string[], row: NormalisedRow): Verdict;

  /** Instant of a wall-clock reading that stands alone in its row: in the hour that the clock shows twice the order of the file tells which. */
  protected localInstant(local: number, row: NormalisedRow): number {
    this.readLocal = true;
    const first = this.clock.start(local);
    const { second } = this.clock;
    if (second !== second) return first;
    row.flags |= CallFlag.ambiguousTime;
    return this.clock.isSecondByOrder(local) ? second : first;
  }

  /** Instant of a text; −1 when it cannot be read. Of local texts as `localInstant`. */
  protected instantOf(text: string, row: NormalisedRow): number {
    if (!this.date.read(text)) return -1;
    return this.date.absolute ? this.date.seconds : this.localInstant(this.date.seconds, row);
  }

  /** Instant of a text that stands in UTC, whether it says so or has lost its offset; −1 when it cannot be read. */
  protected utcOf(text: string): number {
    return this.date.read(text) ? this.date.seconds : -1;
  }

  /** Places a row whose time is that of its end: start = end − seconds held, in instants, not on the wall clock. */
  protected placeByEnd(row: NormalisedRow, end: number, held: number): void {
    this.#byEnd = true;
    row.end = end;
    row.start = end - held;
  }

  /**
   * Places a row that has its start and its end (where that is empty: its seconds held, −1 for none). Of two starts that the clock showed,
   * the end tells which is meant, else the order of the file. A text that is cut to the minute gives way to the seconds held.
   */
  protected placeByBoth(row: NormalisedRow, start: string, end: string, held: number): 'time' | 'duration' | null {
    if (!this.date.read(start)) return 'time';
    const { seconds, absolute, hasSeconds } = this.date;
    this.readLocal ||= !absolute;
    row.start = absolute ? seconds : this.#startByEnd(row, seconds, end, held);
    row.end = held >= 0 && (end === '' || !hasSeconds) ? row.start + held : this.endOf(end, row.start, held);
    return row.end < row.start ? 'duration' : null;
  }

  /** Instant of a later text of the same row; −1 when it cannot be read. */
  protected endOf(text: string, start: number, held: number): number {
    if (!this.date.read(text)) return -1;
    return this.date.absolute ? this.date.seconds : this.clock.after(this.date.seconds, start, start + Math.max(0, held));
  }

  #startByEnd(row: NormalisedRow, local: number, end: string, held: number): number {
    const first = this.clock.start(local);
    const { second } = this.clock;
    if (second !== second) return first;
    const ends = !this.date.read(end) ? [] : this.date.absolute ? [this.date.seconds] : this.clock.readings(this.date.seconds);
    const told = startByEnd(first, second, ends, held);
    if (told === told) {
      this.clock.noteTold(local, told === second);
      return told;
    }
    row.flags |= CallFlag.ambiguousTime;
    return this.clock.isSecondByOrder(local) ? second : first;
  }

  /** The call of a row is told by a text. */
  protected keyOf(row: NormalisedRow, id: string): void {
    if (id === '') return;
    this.hash.ofText(id);
    row.hasKey = true;
    row.keyLow = this.hash.low;
    row.keyHigh = this.hash.high;
  }

  /** The row holds a channel of a device; rows of one call with the same device and channel text hold the same one. */
  protected hold(row: NormalisedRow, device: string, read: (name: string) => Reading, channel = ''): void {
    if (device === '') return;
    let low = 0;
    let high = 0;
    if (channel !== '') {
      this.hash.ofText(channel);
      ({ low, high } = this.hash);
    }
    row.hold(this.context.devices.add(device, read), low, high);
  }
}

function isSameRow(cells: string[], header: string[]): boolean {
  return cells[0] === header[0] && cells.length === header.length && cells.every((cell, index) => cell === header[index]);
}
