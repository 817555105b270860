import { wholeNumber } from './number-text.ts';

/** Order of day, month and year in dates of numbers. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

const DAY = 86_400;
const LATEST = 0xffffffff;

/**
 * Reads the date-and-time texts of call records: `2027-01-11 10:00:00`, with `T`, fractions, zone offset or `Z`; dates of numbers in
 * a given order (`24/08/17 09:32`, `8/24/2017 9:32 AM`, `24.08.2017 09:32:10`); `20270111100000`; seconds or milliseconds
 * since 1970 UTC. Fractions of a second are cut off. What was read is left in the fields, so that no object is made for a row.
 */
export class DateTimeReader {
  /** Seconds since 1970, of UTC when `absolute`, else of the wall clock. */
  seconds = 0;
  absolute = false;
  hasSeconds = true;
  /** How many texts had no seconds, and the first of them. */
  withoutSeconds = 0;
  firstWithoutSeconds = '';
  readonly #order: DateOrder | null;
  #day = 0;
  #dayKey = -1;

  constructor(order: DateOrder | null) {
    this.#order = order;
  }

  /** Whether the text is a date and time; then the fields hold it. */
  read(text: string): boolean {
    this.absolute = false;
    this.hasSeconds = true;
    return (this.#readIso(text) || this.#readOther(text)) && this.seconds > 0 && this.seconds <= LATEST;
  }

  /** `YYYY-MM-DD?HH:MM:SS`, nothing behind: most rows. */
  #readIso(text: string): boolean {
    if (text.length !== 19 || text.charCodeAt(4) !== 45 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return false;
    const between = text.charCodeAt(10);
    if ((between !== 32 && between !== 84) || text.charCodeAt(7) !== 45) return false;
    const year = two(text, 0) * 100 + two(text, 2);
    return this.#set(year, two(text, 5), two(text, 8), two(text, 11), two(text, 14), two(text, 17));
  }

  #readOther(text: string): boolean {
    const trimmed = text.trim();
    if (trimmed === '') return false;
    return this.#readEpoch(trimmed) || this.#readCompact(trimmed) || this.#readParts(trimmed);
  }

  #readEpoch(text: string): boolean {
    const found = EPOCH.exec(text);
    if (!found) return false;
    const digits = found[1]!;
    const value = wholeNumber(digits);
    this.absolute = true;
    this.seconds = digits.length <= 10 ? value : Math.floor(value / 1000);
    return true;
  }

  #readCompact(text: string): boolean {
    if (!COMPACT.test(text)) return false;
    return this.#set(two(text, 0) * 100 + two(text, 2), two(text, 4), two(text, 6), two(text, 8), two(text, 10), two(text, 12));
  }

  #readParts(text: string): boolean {
    const found = PARTS.exec(text);
    if (!found) return false;
    const [, first, second, third, hour, minute, second_, half, zone] = found;
    const date = ordered(first!, +second!, third!, this.#order);
    if (!date) return false;
    let hours = +hour!;
    if (half) {
      if (hours < 1 || hours > 12) return false;
      hours = (hours % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
    }
    const read = this.#set(date.year, date.month, date.day, hours, +minute!, second_ === undefined ? 0 : +second_);
    this.hasSeconds = second_ !== undefined;
    if (read && !this.hasSeconds && this.withoutSeconds++ === 0) this.firstWithoutSeconds = ` ${text}`.slice(1);
    if (!read || zone === undefined) return read;
    this.absolute = true;
    this.seconds -= offsetSeconds(zone);
    return true;
  }

  #set(year: number, month: number, day: number, hour: number, minute: number, second: number): boolean {
    // A leap second is read as the one before it.
    if (!(hour < 24 && minute < 60 && second <= 60)) return false;
    const key = (year * 16 + month) * 32 + day;
    if (key !== this.#dayKey) {
      if (!isDate(year, month, day)) return false;
      this.#day = Date.UTC(year, month - 1, day) / 1000 / DAY;
      this.#dayKey = key;
    }
    this.seconds = this.#day * DAY + hour * 3600 + minute * 60 + Math.min(second, 59);
    return true;
  }
}

const EPOCH = /^(\d{9,10}|\d{13})(?:\.\d*)?$/;
const COMPACT = /^\d{14}(?:\.\d*)?$/;
const PARTS =
  /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:T|,?\s+)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d*)?)?(?:\s*([AaPp])\.?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/;
/** The date at the start of such a text: its three numbers and what stands between them. */
const DATE = /^\s*(\d{1,4})([-/.])(\d{1,2})[-/.](\d{1,4})(?=\D)/;

/** In which orders the date of a text can be read: one, several (ambiguous), or none (no such date). A year of four digits in front says all. */
export function possibleOrders(text: string): DateOrder[] {
  const found = DATE.exec(text);
  if (!found || found[1]!.length > 2) return [];
  const orders: DateOrder[] = found[4]!.length > 2 ? ['dmy', 'mdy'] : ['dmy', 'mdy', 'ymd'];
  return orders.filter((order) => {
    // Dates with full stops are never written month first.
    if (order === 'mdy' && found[2] === '.') return false;
    const date = ordered(found[1]!, +found[3]!, found[4]!, order);
    return date !== null && isDate(date.year, date.month, date.day);
  });
}

function ordered(first: string, second: number, third: string, order: DateOrder | null): { year: number; month: number; day: number } | null {
  if (first.length > 2) return first.length === 4 && third.length <= 2 ? { year: +first, month: second, day: +third } : null;
  if (third.length === 3) return null;
  if (order === 'dmy') return { year: fullYear(third), month: second, day: +first };
  if (order === 'mdy') return { year: fullYear(third), month: +first, day: second };
  return order === 'ymd' && third.length <= 2 ? { year: fullYear(first), month: second, day: +third } : null;
}

/** Two digits mean 1970 to 2069. */
function fullYear(text: string): number {
  return text.length > 2 ? +text : +text < 70 ? 2000 + +text : 1900 + +text;
}

function isDate(year: number, month: number, day: number): boolean {
  return year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function offsetSeconds(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '');
  const size = +digits.slice(0, 2) * 3600 + (digits.length > 2 ? +digits.slice(2, 4) * 60 : 0);
  return zone.startsWith('-') ? -size : size;
}

/** Two digits at a place; NaN where there are none. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** Seconds since 1970 of a wall-clock reading whose parts were read one by one; −1 when there is no such reading, as for parts that are NaN or −1. */
export function wallSeconds(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60)) return -1;
  return isDate(year, month, day) ? Date.UTC(year, month - 1, day, hour, minute, second) / 1000 : -1;
}
