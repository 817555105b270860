import { scaleUtc } from 'd3-scale';
import { zone } from '../../../models/core/zone.ts';

/** Ticks of a time axis: instants at round local times, with their labels. */
export function timeTicks(from: number, until: number, zoneId: string, count: number): { instant: number; label: string }[] {
  const inZone = zone(zoneId);
  const local = scaleUtc().domain([inZone.localOf(from) * 1000, inZone.localOf(until) * 1000]);
  const label = local.tickFormat(count, tickPattern(until - from));
  return local.ticks(count).map((tick) => ({ instant: inZone.instantOf(tick.getTime() / 1000).instant, label: label(tick) })).filter((tick) => tick.instant >= from && tick.instant <= until);
}

function tickPattern(seconds: number): string {
  if (seconds > 4 * 86_400) return '%-d %b';
  if (seconds > 36 * 3600) return '%a %-d, %H:%M';
  return '%H:%M';
}

/** `Mon 2027-01-11 10:15` at an instant, in a zone. */
export function localMoment(instant: number, zoneId: string): string {
  const date = new Date(zone(zoneId).localOf(Math.floor(instant)) * 1000);
  const text = date.toISOString();
  return `${weekdayNames[(date.getUTCDay() + 6) % 7]!.slice(0, 3)} ${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

/** Names of the weekdays, Monday first. */
export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
