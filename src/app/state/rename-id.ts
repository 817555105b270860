import type { Json, JsonObject } from './document.ts';
import { isObject } from './document.ts';

/** Keys whose texts are no ids, however alike they look. */
const words = new Set(['id', 'name', 'pattern', 'country', 'timeZone', 'file', 'format', 'department', 'cdrNames', 'extensions', 'kind', 'class', 'mode', 'range', 'number', 'codecs', 'media']);

/** Lets every mention of an id in a draft follow its new spelling; the element itself has been renamed already. */
export function renameId(draft: JsonObject, from: string, to: string): void {
  for (const [key, value] of Object.entries(draft)) if (!words.has(key)) draft[key] = renamed(value, from, to);
}

function renamed(value: Json | undefined, from: string, to: string): Json | undefined {
  if (value === from) return to;
  if (Array.isArray(value)) return value.map((item) => renamed(item, from, to) as Json);
  if (isObject(value)) renameId(value, from, to);
  return value;
}
