import { zone } from '../../core/zone.ts';
import type { Zone } from '../../core/zone.ts';

/** Zones by the name that stands behind the offset in a record: `GMT-08:00-Pacific(US)`. */
const NAMED: Record<string, string> = {
  'Hawaii': 'Pacific/Honolulu', 'Alaska': 'America/Anchorage', 'Pacific(US)': 'America/Los_Angeles', 'Arizona': 'America/Phoenix',
  'Mountain(US)': 'America/Denver', 'Central(US)': 'America/Chicago', 'Eastern(US)': 'America/New_York',
};
const PATTERN = /^GMT(?:([+-])(\d\d?):(\d\d))?(?:-(.*))?$/i;
/** Midwinter and midsummer of a year without changes of law near them. */
const SEASONS = [Date.UTC(2024, 0, 15) / 1000, Date.UTC(2024, 6, 15) / 1000];

/** The zone that a record's node zone means: a zone with daylight saving, else a fixed offset in seconds ahead of UTC; null when the text is no node zone. */
export function nodeZone(text: string, given: string): { id: string } | { offset: number } | null {
  const parts = PATTERN.exec(text.trim());
  if (!parts) return null;
  const [, sign, hours, minutes, name] = parts;
  const named = NAMED[name ?? ''];
  if (named !== undefined) return { id: named };
  const offset = (sign === '-' ? -1 : 1) * (+(hours ?? 0) * 3600 + +(minutes ?? 0) * 60);
  return standardOffset(zone(given)) === offset ? { id: given } : { offset };
}

function standardOffset(of: Zone): number {
  return Math.min(...SEASONS.map((instant) => of.offsetAt(instant)));
}
