import { wallSeconds } from './date-time.ts';
import type { DateOrder } from './date-time.ts';
import type { YearFinder } from './year-finder.ts';

const DAY_LINE = /^\s*(\d\d) ?(\d\d)\s*$/;
const DATED_NAME = /(?<!\d)20\d\d[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/;
const DAY = 86_400;
const HOUR = 3600;

/** The two numbers of a line that dates what follows (`1231`, `31 12`), as text; null for any other line. */
export function dayLine(line: string): [string, string] | null {
  if (line.length > 12) return null;
  const found = DAY_LINE.exec(line);
  return found ? [found[1]!, found[2]!] : null;
}

/**
 * The day of records that tell the time only: from lines that date what follows, before the first of them from the date in the file's
 * name. A time far before the one before it is of the next day; one just before midnight that comes late, behind the date line, is of the day before.
 */
export class DayLines {
  readonly #years: YearFinder;
  readonly #order: DateOrder | null;
  #day = NaN;
  #time = NaN;

  constructor(years: YearFinder, order: DateOrder | null, fileName: string) {
    this.#years = years;
    this.#order = order;
    const named = DATED_NAME.exec(fileName);
    if (named) this.#day = wallSeconds(years.yearOf(+named[1]!), +named[1]!, +named[2]!, 0, 0, 0) / DAY;
  }

  /** Takes a day line. False when it is no day, or when it can be read as two and no order is known: then what follows has no day. */
  take([first, second]: [string, string]): boolean {
    const order = this.#order ?? (+first > 12 ? 'dmy' : +second > 12 ? 'mdy' : null);
    const [month, day] = order === 'dmy' ? [+second, +first] : [+first, +second];
    const local = order === null || month < 1 || month > 12 ? -1 : wallSeconds(this.#years.yearOf(month), month, day, 0, 0, 0);
    this.begin(local < 0 ? NaN : local);
    return local >= 0;
  }

  /** What follows is of the day of a wall-clock reading, in seconds since 1970; NaN: of no known day. */
  begin(local: number): void {
    const next = Math.floor(local / DAY);
    if (next === this.#day + 1 && this.#time >= DAY - HOUR) this.#time = 0;
    else if (next !== this.#day) this.#time = NaN;
    this.#day = next;
  }

  /** Seconds since 1970 of the wall clock at a time of day, given in seconds; NaN when no day is known. */
  at(time: number): number {
    if (this.#time < HOUR && time >= DAY - HOUR) return (this.#day - 1) * DAY + time;
    if (this.#time - time > DAY / 2) this.#day++;
    this.#time = time;
    return this.#day * DAY + time;
  }
}
