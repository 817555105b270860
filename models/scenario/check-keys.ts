import type { Findings } from './findings.ts';
import { nearest } from './nearest.ts';
import { placeInWords, pointer } from './pointer.ts';
import { readExpectation, shown } from './expectation.ts';

/** What this walk needs to know of a schema; every schema of the file's format fits. */
interface SchemaNode {
  type: string;
  /** Of an object: the schema of each key. */
  entries?: Record<string, SchemaNode>;
  /** Of a list: the schema of its items. */
  item?: SchemaNode;
  /** Of an optional value: the schema of the value. */
  wrapped?: SchemaNode;
  message?: unknown;
}

/**
 * Names every key of the document that the schema does not know, every key that must stand there and does not, and every list
 * that stands where an object must.
 */
export function checkKeys(schema: unknown, document: unknown, findings: Findings): void {
  walk(schema as SchemaNode, document, [], findings);
}

function walk(schema: SchemaNode, value: unknown, place: (string | number)[], findings: Findings): void {
  if (schema.wrapped) walk(schema.wrapped, value, place, findings);
  else if (schema.item && Array.isArray(value)) value.forEach((item, i) => walk(schema.item!, item, [...place, i], findings));
  else if (Array.isArray(value) && (schema.entries || schema.type === 'record')) reportList(schema, value, place, findings);
  else if (schema.entries && isObject(value)) {
    reportUnknown(schema.entries, value, place, findings);
    for (const [key, entry] of Object.entries(schema.entries)) {
      if (Object.hasOwn(value, key)) walk(entry, value[key], [...place, key], findings);
      else if (entry.type !== 'optional') reportMissing(key, entry, place, findings);
    }
  }
}

function reportUnknown(entries: Record<string, SchemaNode>, value: object, place: (string | number)[], findings: Findings): void {
  // At the same distance a key that does not stand there yet is the more likely one.
  const known = Object.keys(entries).sort((a, b) => Number(Object.hasOwn(value, a)) - Number(Object.hasOwn(value, b)));
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(entries, key)) continue;
    const near = nearest(key, known);
    const where = place.length === 0 ? 'at the top of the scenario' : `in ${pointer(place)}`;
    const fix = near === null
      ? `Take it out; the keys known there are ${Object.keys(entries).join(', ')}.`
      : `Write "${near}", which is the nearest known key, or take it out.`;
    findings.error('unknown-key', pointer([...place, key]), `The key "${key}" ${where} is not known.`, fix);
  }
}

/** A list where an object must stand, which the schema's library would take for an object. */
function reportList({ message }: SchemaNode, value: unknown[], place: (string | number)[], findings: Findings): void {
  const { what, fix } = readExpectation(String(message));
  const path = pointer(place);
  findings.error('wrong-value', path, `${placeInWords(path)} is ${shown(value)}, but ${what} must stand there.`, fix);
}

function reportMissing(key: string, entry: SchemaNode, place: (string | number)[], findings: Findings): void {
  const what = wantedAt(entry);
  findings.error(
    'missing-key', pointer([...place, key]),
    `${placeInWords(pointer(place))} has no "${key}".`, what === null ? `Add the key "${key}".` : `Add the key "${key}" with ${what}.`,
  );
}

/** What must stand under a key that is missing. */
function wantedAt({ message }: SchemaNode): string | null {
  const worded: unknown = typeof message === 'function' ? message({ input: undefined }) : message;
  return typeof worded === 'string' ? readExpectation(worded).what : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
