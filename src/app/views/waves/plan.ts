import type { Json, JsonObject, ScenarioDocument } from '../../state/document.ts';
import { draftRows, freeId, isObject, listOf, rowsAt, textOf } from '../../state/document.ts';

const waveKeys = ['migration', 'waves'] as const;
const day = 86_400_000;
/** A move usually fits into half a year. */
const usualWeeks = 26;

/** A wave as the screen shows it. */
export interface WaveColumn {
  id: string;
  date: string;
  /** Group ids. */
  groups: string[];
  users: number;
}

/** The waves in the order of their dates; those without a date last. */
export function waveColumns(document: ScenarioDocument): WaveColumn[] {
  const users = usersOf(document);
  return rowsAt(document, waveKeys)
    .map((wave) => {
      const groups = listOf(wave, 'groups');
      return { id: textOf(wave, 'id'), date: textOf(wave, 'date'), groups, users: groups.reduce((sum, group) => sum + (users.get(group) ?? 0), 0) };
    })
    .sort((a, b) => ((a.date || '9999') < (b.date || '9999') ? -1 : (a.date || '9999') > (b.date || '9999') ? 1 : 0));
}

/** Group ids that no wave moves, in the order of the file. */
export function unplannedGroups(document: ScenarioDocument): string[] {
  const planned = new Set(rowsAt(document, waveKeys).flatMap((wave) => listOf(wave, 'groups')));
  return rowsAt(document, ['groups']).map((group) => textOf(group, 'id')).filter((id) => id !== '' && !planned.has(id));
}

/** Users of each group, as the file says. */
export function usersOf(document: ScenarioDocument): Map<string, number> {
  return new Map(rowsAt(document, ['groups']).map((group) => [textOf(group, 'id'), typeof group['users'] === 'number' ? group['users'] : 0]));
}

/** Moves groups of a draft to a wave, out of the one in which they were; null takes them out of the plan. */
export function moveGroups(draft: ScenarioDocument, groups: string[], to: string | null): void {
  for (const wave of draftRows(draft, waveKeys)) {
    const kept = listOf(wave, 'groups').filter((group) => !groups.includes(group));
    const added = wave['id'] === to ? groups : [];
    if (added.length > 0 || kept.length !== listOf(wave, 'groups').length) wave['groups'] = [...kept, ...added];
  }
}

/**
 * Adds a wave to a draft: on the Monday after the last one, else on the first Monday after the period's start, so that the baseline
 * lasts some days. A period that is missing is set to half a year, one that ends too early is given more weeks. `today`: `2027-01-31`.
 */
export function addWave(draft: ScenarioDocument, today: string): string {
  const last = datesOf(draft, ['migration', 'waves']).at(-1);
  const period = periodOf(draft, today);
  const date = mondayAfter(last ?? textOf(period, 'start'));
  const weeks = period['weeks'];
  const needed = Math.floor(daysBetween(textOf(period, 'start'), date) / 7) + 1;
  if (typeof weeks === 'number' && needed > weeks) period['weeks'] = needed;
  const id = freeId(draft, 'wave');
  const wave: JsonObject = { id, date, groups: [] as Json[] };
  draftRows(draft, waveKeys).push(wave);
  return id;
}

/** The period of a draft. Where there is none it is made: from two weeks before the first date of the plan, else from the next Monday. */
function periodOf(draft: ScenarioDocument, today: string): JsonObject {
  const known = draft['period'];
  if (isObject(known) && daysLater(textOf(known, 'start'), 0) !== '') return known;
  const first = [...datesOf(draft, waveKeys), ...datesOf(draft, ['migration', 'porting'])].sort()[0];
  const start = first ? mondayAfter(daysLater(first, -21)) : mondayAfter(today);
  const made: JsonObject = { weeks: usualWeeks, ...(isObject(known) ? known : {}), start };
  draft['period'] = made;
  return made;
}

/** Dates of the rows at a path that are dates, in order. */
function datesOf(document: ScenarioDocument, keys: readonly string[]): string[] {
  return rowsAt(document, keys).map((row) => textOf(row, 'date')).filter((date) => daysLater(date, 0) !== '').sort();
}

/** The first Monday after an ISO date. */
export function mondayAfter(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return daysLater(date, weekday === 0 ? 1 : 8 - weekday);
}

function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day);
}

/** Removes a wave of a draft; its groups are no longer planned. */
export function removeWave(draft: ScenarioDocument, id: string): void {
  const waves = draftRows(draft, waveKeys);
  const index = waves.findIndex((wave) => wave['id'] === id);
  if (index >= 0) waves.splice(index, 1);
}

/** Sets the date of a wave of a draft. */
export function setWaveDate(draft: ScenarioDocument, id: string, date: string): void {
  const wave = draftRows(draft, waveKeys).find((row) => row['id'] === id);
  if (wave) wave['date'] = date;
}

/** Ports of number ranges by date: the range ids that are ported then. */
export function portsOn(document: ScenarioDocument, date: string): string[] {
  return rowsAt(document, ['migration', 'porting']).filter((port) => textOf(port, 'date') === date).flatMap((port) => listOf(port, 'ranges'));
}

/** The date that many days after an ISO date; empty where the date is none. */
export function daysLater(date: string, days: number): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? '' : new Date(time + days * day).toISOString().slice(0, 10);
}
