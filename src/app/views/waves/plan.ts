import type { Json, JsonObject, ScenarioDocument } from '../../state/document.ts';
import { draftRows, freeId, listOf, rowsAt, textOf } from '../../state/document.ts';

const waveKeys = ['migration', 'waves'] as const;
const day = 86_400_000;

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

/** Adds a wave to a draft, a week after the last one, else at the start of the period. */
export function addWave(draft: ScenarioDocument): string {
  const dates = waveColumns(draft).map((wave) => wave.date).filter((date) => date !== '');
  const last = dates.at(-1);
  const period = draft['period'];
  const start = typeof period === 'object' && period !== null && !Array.isArray(period) && typeof period['start'] === 'string' ? period['start'] : '';
  const id = freeId(draft, 'wave');
  const wave: JsonObject = { id, date: last ? daysLater(last, 7) : daysLater(start, 7), groups: [] as Json[] };
  draftRows(draft, waveKeys).push(wave);
  return id;
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
