import { warning } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { sumOfFingerprints } from './fingerprint.ts';

/** A file of call records by its name, and the fingerprint of its calls; null: none was written, or the file could not be read. */
export interface FingerprintedFile {
  name: string;
  fingerprint: string | null;
}

const WRITTEN = /^[0-9a-f]{32}$/i;

/**
 * Warns of each file whose calls are others than those that a scenario was saved with; `saved` in the order of `/demand/calls`.
 * The same calls split otherwise into files are the same, and a file without a saved fingerprint has nothing to differ from.
 * Of several files of one name the first is compared with the first; the files of an archive or folder that is saved as one are compared as one. `fix` says what to do, given the fingerprint of what is loaded.
 */
export function changedCalls(files: readonly FingerprintedFile[], saved: readonly FingerprintedFile[], fix: (fingerprint: string) => string): Issue[] {
  const loaded = gathered(files, saved);
  const all = sumOf(saved);
  if (all !== null && all === sumOf(loaded)) return [];
  const left = [...loaded];
  return saved.flatMap(({ name, fingerprint }, row) => {
    const at = left.findIndex((file) => file.name === name);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (fingerprint === null || found?.fingerprint === fingerprint.toLowerCase()) return [];
    const path = `/demand/calls/${row}`;
    if (!found?.fingerprint) return [warning('records-changed', path, `The calls of ${name}, which the scenario was saved with, are not among the loaded records.`, `Load ${name}.`)];
    return [warning('records-changed', path, `The calls of ${name} are others than those that the scenario was saved with, or were read otherwise.`, fix(found.fingerprint))];
  });
}

/** The files with those of each saved archive or folder (`archive.zip/entry.csv`) put together; what could not be read in them does not count. */
function gathered(files: readonly FingerprintedFile[], saved: readonly FingerprintedFile[]): FingerprintedFile[] {
  const places = new Set(saved.map(({ name }) => name));
  const prints = new Map<string, string[]>();
  const single = files.filter(({ name, fingerprint }) => {
    const place = placeOf(name, places);
    if (place === null) return true;
    prints.set(place, [...(prints.get(place) ?? []), ...(fingerprint === null ? [] : [fingerprint])]);
    return false;
  });
  return [...single, ...[...prints].map(([name, own]) => ({ name, fingerprint: own.length > 0 ? sumOfFingerprints(own) : null }))];
}

function placeOf(name: string, places: ReadonlySet<string>): string | null {
  if (places.has(name)) return null;
  for (let end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) if (places.has(name.slice(0, end))) return name.slice(0, end);
  return null;
}

function sumOf(files: readonly FingerprintedFile[]): string | null {
  const prints = files.map(({ fingerprint }) => fingerprint ?? '');
  return prints.every((print) => WRITTEN.test(print)) ? sumOfFingerprints(prints) : null;
}
