import type { HourDetail } from '../../../../models/traffic/views.ts';

/** The hour whose calls the records worker lists: the highest peak, then the highest mean, then the earliest date. Null of none. */
export function worstHour(hours: readonly HourDetail[]): HourDetail | null {
  let worst: HourDetail | null = null;
  for (const hour of hours) {
    if (worst === null || hour.peak > worst.peak || (hour.peak === worst.peak && (hour.mean > worst.mean || (hour.mean === worst.mean && hour.date < worst.date)))) worst = hour;
  }
  return worst;
}
