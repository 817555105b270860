import type { Zone } from '../core/zone.ts';

export const HOUR = 3600;
const QUARTER = 900;
const DAY = 86_400;
const QUARTERS = 96;

/** A 60-minute window that begins on a quarter of an hour and lies inside one local day. */
export interface QuarterStart {
  /** Number of the quarter of the wall clock, 0 (00:00) to 95 (23:45). */
  quarter: number;
  /** Instant at which it begins. */
  from: number;
  /** Whether the clock showed this quarter before on the same day (the repeated hour when clocks go back). */
  repeated: boolean;
}

/**
 * Windows of a local day, in order of time: 93 on a day of 24 hours, fewer or more when the clock changes. The window is 60
 * minutes of real time; a quarter that the clock skips has none.
 */
export function quarterStarts(zone: Zone, day: number): QuarterStart[] {
  const until = zone.startOfDay(day + 1);
  const starts: QuarterStart[] = [];
  for (let quarter = 0; quarter < QUARTERS; quarter++) {
    const found = zone.instantOf(day * DAY + quarter * QUARTER);
    if (found.kind === 'gap') continue;
    if (found.instant + HOUR <= until) starts.push({ quarter, from: found.instant, repeated: false });
    if (found.kind === 'repeated' && found.second + HOUR <= until) starts.push({ quarter, from: found.second, repeated: true });
  }
  return starts.sort((a, b) => a.from - b.from);
}

/** A stretch of a local day during which the wall clock showed one hour. */
export interface LocalHour {
  hour: number;
  from: number;
  until: number;
}

/** The wall clock's hours of a local day, in order of time; a repeated hour stands twice, a skipped one not at all. */
export function localHours(zone: Zone, day: number): LocalHour[] {
  const until = zone.startOfDay(day + 1);
  const hours: LocalHour[] = [];
  for (let from = zone.startOfDay(day); from < until; ) {
    const local = zone.localOf(from);
    let end = Math.min(from + HOUR - (((local % HOUR) + HOUR) % HOUR), until);
    // A clock that changes inside the hour ends the stretch there; quarters are the finest step that zones use.
    for (let at = from + QUARTER; at < end; at += QUARTER) if (zone.offsetAt(at) !== zone.offsetAt(from)) end = at;
    hours.push({ hour: Math.floor((local % DAY) / HOUR), from, until: end });
    from = end;
  }
  return hours;
}
