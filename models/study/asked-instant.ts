import { dayNumber, zone } from '../core/zone.ts';

const DAY_SECONDS = 86_400;

/**
 * The instant that a text asks for: `10:24` or `10:24:31` by the clock of a zone on a day, or ISO 8601 (`2027-01-14T10:24`, with `Z` or an offset;
 * without one by the clock of the zone). Null: it is no such text, or a time that the clock does not show.
 */
export function askedInstant(text: string, zoneId: string, day: number): number | null {
  const [, date, clock = '', offset] = /^(?:(\d{4}-\d\d-\d\d)T)?(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  const onDay = date === undefined ? day : dayNumber(date);
  const seconds = secondsOf(clock);
  if (seconds === null || Number.isNaN(onDay) || (offset !== undefined && date === undefined)) return null;
  const local = onDay * DAY_SECONDS + seconds;
  if (offset === undefined) return zone(zoneId).instantOf(local).instant;
  const ahead = offset === 'Z' ? 0 : secondsOf(offset.slice(1));
  return ahead === null ? null : local - (offset.startsWith('-') ? -ahead : ahead);
}

/** Seconds from midnight of `10:24` or `10:24:31`; null where no clock shows it. */
function secondsOf(clock: string): number | null {
  const [hours, minutes, seconds = 0] = clock.split(':').map(Number);
  if (hours === undefined || minutes === undefined || hours > 23 || minutes > 59 || seconds > 59) return null;
  return hours * 3600 + minutes * 60 + seconds;
}
