import type { Json, JsonObject } from './document.ts';
import { isObject } from './document.ts';

/**
 * `after` with every part that equals the same part of `before` replaced by that very part: unchanged parts keep their
 * identity, so that undo steps cost only what changed. Returns `before` itself when nothing changed.
 */
export function share<T extends Json>(before: T, after: T): T {
  return shareValue(before, after) as T;
}

function shareValue(before: Json | undefined, after: Json | undefined): Json | undefined {
  if (Array.isArray(before) && Array.isArray(after)) return shareArray(before, after);
  if (isObject(before) && isObject(after)) return shareObject(before, after);
  return after;
}

function shareArray(before: Json[], after: Json[]): Json[] {
  const made = after.map((item, index) => shareValue(before[index], item) as Json);
  const same = made.length === before.length && made.every((item, index) => item === before[index]);
  return same ? before : made;
}

function shareObject(before: JsonObject, after: JsonObject): JsonObject {
  const keys = Object.keys(after);
  const old = (key: string): Json | undefined => (Object.hasOwn(before, key) ? before[key] : undefined);
  // From entries, so that even a key named __proto__ is a key like any other.
  const made: JsonObject = Object.fromEntries(keys.map((key) => [key, shareValue(old(key), after[key])]));
  const oldKeys = Object.keys(before);
  const same = keys.length === oldKeys.length && keys.every((key, index) => key === oldKeys[index] && made[key] === old(key));
  return same ? before : made;
}
