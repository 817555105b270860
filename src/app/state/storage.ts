import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import type { ScenarioDocument } from './document.ts';
import type { History } from './history.ts';
import type { ReadingProfile } from '../../../models/cdr/reading-profile.ts';
import type { SimulateResult } from '../../../models/study/simulate-result.ts';

/** A scenario that was open before. */
export interface Recent {
  name: string;
  /** ISO instant at which it was last open. */
  openedAt: string;
  document: ScenarioDocument;
}

interface StoredValues {
  project: { document: ScenarioDocument; history: History<ScenarioDocument> };
  recents: Recent[];
  directory: { name: string; text: string };
  profiles: ReadingProfile[];
  result: { result: SimulateResult; documentText: string; recordsKey: string };
}

interface Schema extends DBSchema {
  values: { key: keyof StoredValues; value: StoredValues[keyof StoredValues] };
}

let wiped = false;
let database: Promise<IDBPDatabase<Schema>> | null = null;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('busyhour', 1, { upgrade: (made) => void made.createObjectStore('values') });
  return database;
}

/** What an earlier visit stored under a key; undefined when nothing is there or the browser keeps nothing (private windows). */
export async function load<K extends keyof StoredValues>(key: K): Promise<StoredValues[K] | undefined> {
  try {
    return (await (await open()).get('values', key)) as StoredValues[K] | undefined;
  } catch {
    return undefined;
  }
}

/** Stores a value for the next visit; undefined removes it. Where the browser keeps nothing, nothing happens. */
export async function store<K extends keyof StoredValues>(key: K, value: StoredValues[K] | undefined): Promise<void> {
  if (wiped) return;
  try {
    const opened = await open();
    if (value === undefined) await opened.delete('values', key);
    else await opened.put('values', value, key);
  } catch {
    // Storage is a convenience: the app works on without it.
  }
}

/** Removes all values, and keeps none that are stored later in this visit: the page is about to begin anew. */
export async function wipeStored(): Promise<void> {
  wiped = true;
  try {
    await (await open()).clear('values');
  } catch {
    // Where the browser keeps nothing, there is nothing to remove.
  }
}
