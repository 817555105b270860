/** A value of a scenario file as it stands in JSON. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** The scenario file as plain JSON, exactly as the user wrote it: what the app edits, keeps and saves. */
export interface ScenarioDocument extends JsonObject {
  busyhour: number;
  name: string;
}

/** The document that the app starts with: one site in UTC and its PBX, so that records can be read at once, and the usual target of 1 % blocking. */
export function blankDocument(): ScenarioDocument {
  return {
    busyhour: 1,
    name: 'New scenario',
    sites: [{ id: 'site-1', name: 'Site 1', timeZone: 'UTC' }],
    pbxs: [{ id: 'pbx-1', site: 'site-1' }],
    targets: { blocking: 0.01 },
  };
}

/** Whether the document says in which zone the estate lies; the UTC of an untouched blank document says nothing. */
export function saysZone(document: ScenarioDocument): boolean {
  return JSON.stringify(document['sites']) !== JSON.stringify(blankDocument()['sites']);
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rows that stand at a path of keys (`['migration', 'waves']`); empty where there are none. */
export function rowsAt(document: JsonObject, keys: readonly string[]): JsonObject[] {
  const found = valueAt(document, keys);
  return Array.isArray(found) ? found.filter(isObject) : [];
}

/** The value at a path of keys; undefined where the path does not exist. */
export function valueAt(document: JsonObject, keys: readonly string[]): Json | undefined {
  let value: Json | undefined = document;
  for (const key of keys) {
    if (!isObject(value)) return undefined;
    value = value[key];
  }
  return value;
}

/** Sets the value at a path of keys in a draft, making the objects on the way; undefined removes the key. */
export function setAt(draft: JsonObject, keys: readonly string[], value: Json | undefined): void {
  const last = keys.at(-1);
  if (last === undefined) return;
  let object = draft;
  for (const key of keys.slice(0, -1)) {
    const next = object[key];
    if (isObject(next)) object = next;
    else object = object[key] = {};
  }
  if (value === undefined) delete object[last];
  else object[last] = value;
}

/** The array of rows at a path in a draft, made where there is none. */
export function draftRows(draft: JsonObject, keys: readonly string[]): JsonObject[] {
  const found = valueAt(draft, keys);
  if (Array.isArray(found)) return found as JsonObject[];
  const made: JsonObject[] = [];
  setAt(draft, keys, made);
  return made;
}

/** A text cell of a row; empty where it has none. */
export function textOf(row: JsonObject, key: string): string {
  const value = row[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A list-of-text cell of a row; empty where it has none. */
export function listOf(row: JsonObject, key: string): string[] {
  const value = row[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The first of `stem-1`, `stem-2` … that no element of the document has. */
export function freeId(document: JsonObject, stem: string): string {
  const taken = new Set<string>();
  collectIds(document, taken);
  for (let number = 1; ; number++) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
}

function collectIds(value: Json | undefined, into: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectIds(item, into);
  else if (isObject(value)) {
    if (typeof value['id'] === 'string') into.add(value['id']);
    for (const item of Object.values(value)) collectIds(item, into);
  }
}
