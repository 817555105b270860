/**
 * Time zones without a second date model: instants are whole or fractional seconds since 1970-01-01 UTC; local wall time is
 * the same count as if the wall clock were UTC ("local seconds"). Offsets come from the runtime's IANA data, cached per zone.
 */
export interface Zone {
  id: string;
  /** Local minus UTC at an instant, seconds. */
  offsetAt(instant: number): number;
  /** Wall clock at an instant, as local seconds. */
  localOf(instant: number): number;
  /** The instant of a wall clock reading; `gap`: the clock never showed it (read with the offset before); `repeated`: it showed it twice (the first; `second` is the other). */
  instantOf(local: number): { instant: number; kind: 'plain' | 'gap' | 'repeated'; second: number };
  /** Local day number (days since 1970-01-01) at an instant. */
  dayOf(instant: number): number;
  /** First instant of a local day. */
  startOfDay(day: number): number;
}

const DAY = 86_400;
const STEP = 7 * DAY;
const zones = new Map<string, Zone>();

/** The zone of an IANA id (`Europe/London`, `UTC`). Throws RangeError for an id that the runtime does not know. */
export function zone(id: string): Zone {
  const known = zones.get(id);
  if (known) return known;
  const made = makeZone(id);
  zones.set(id, made);
  return made;
}

/** Whether the runtime knows the zone. */
export function isZone(id: string): boolean {
  try {
    zone(id);
    return true;
  } catch {
    return false;
  }
}

/** 0 Sunday to 6 Saturday of a day number. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** `2027-01-11` of a day number. */
export function isoDate(day: number): string {
  return new Date(day * DAY * 1000).toISOString().slice(0, 10);
}

/** Day number of `2027-01-11`; NaN when the text is no such date. */
export function dayNumber(iso: string): number {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return NaN;
  const day = Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8, 10)) / 1000 / DAY;
  return isoDate(day) === iso ? day : NaN;
}

/** `2027-01-11T10:00:00+01:00`: an instant as ISO 8601 with the zone's offset. */
export function isoInstant(instant: number, inZone: Zone): string {
  const whole = Math.floor(instant);
  const offset = inZone.offsetAt(whole);
  const minutes = Math.abs(Math.round(offset / 60));
  const sign = offset < 0 ? '-' : '+';
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${new Date((whole + offset) * 1000).toISOString().slice(0, 19)}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function makeZone(id: string): Zone {
  const readOffset = offsetReader(id);
  const cache = new Map<number, { at: number[]; offset: number[] }>();

  // Offsets of a week: the one at its start and every change inside, found by bisection.
  function week(index: number): { at: number[]; offset: number[] } {
    const known = cache.get(index);
    if (known) return known;
    const made = { at: [index * STEP], offset: [readOffset(index * STEP)] };
    for (let from = index * STEP; from < (index + 1) * STEP; from += DAY) {
      let low = from;
      let high = from + DAY;
      const before = readOffset(low);
      const after = readOffset(high);
      if (before === after) continue;
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (readOffset(middle) === before) low = middle;
        else high = middle;
      }
      made.at.push(high);
      made.offset.push(after);
    }
    cache.set(index, made);
    return made;
  }

  function offsetAt(instant: number): number {
    const found = week(Math.floor(instant / STEP));
    let last = 0;
    for (let i = 1; i < found.at.length; i++) if (found.at[i]! <= instant) last = i;
    return found.offset[last]!;
  }

  function instantOf(local: number): ReturnType<Zone['instantOf']> {
    const before = offsetAt(local - DAY);
    const after = offsetAt(local + DAY);
    const first = local - before;
    const second = local - after;
    const firstFits = offsetAt(first) === before;
    const secondFits = offsetAt(second) === after;
    if (firstFits && secondFits && first !== second) return { instant: Math.min(first, second), kind: 'repeated', second: Math.max(first, second) };
    if (firstFits) return { instant: first, kind: 'plain', second: first };
    if (secondFits) return { instant: second, kind: 'plain', second };
    return { instant: first, kind: 'gap', second: first };
  }

  return {
    id,
    offsetAt,
    localOf: (instant) => instant + offsetAt(instant),
    instantOf,
    dayOf: (instant) => Math.floor((instant + offsetAt(instant)) / DAY),
    startOfDay(day) {
      const start = instantOf(day * DAY);
      // Where midnight does not exist, the day begins when the clock jumps: the instant read with the offset before.
      return start.instant;
    },
  };
}

function offsetReader(id: string): (instant: number) => number {
  if (id === 'UTC') return () => 0;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: id, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', era: 'short',
  });
  return (instant) => {
    const field: Record<string, number> = {};
    for (const part of format.formatToParts(instant * 1000)) field[part.type] = Number(part.value);
    const local = Date.UTC(field['year']!, field['month']! - 1, field['day']!, field['hour']!, field['minute']!, field['second']!) / 1000;
    return local - Math.floor(instant);
  };
}
