import { nearest } from './nearest.ts';

/**
 * What must stand at a place and what to do when something else does. It travels through the schema as the message text of a
 * leaf, so that one function words every wrong value.
 */
export interface Expectation {
  /** Noun phrase: `a whole number from 1`. */
  what: string;
  /** One sentence: `Write the number of channels.` */
  fix: string;
}

const SEPARATOR = '\n';

/** The expectation as the one text that a schema's message holds. */
export function expectation(what: string, fix: string): string {
  return `${what}${SEPARATOR}${fix}`;
}

/** The expectation of one of a few words; names the nearest to what was written. */
export function expectedChoice(options: readonly string[], input: unknown): string {
  const near = typeof input === 'string' ? nearest(input, options) : null;
  const listed = options.map((option) => `"${option}"`).join(', ');
  const fix = near === null ? `Write one of ${listed}.` : `Write "${near}".`;
  return expectation(options.length === 1 ? listed : `one of ${listed}`, fix);
}

/** Takes a message of the schema apart again. */
export function readExpectation(message: string): Expectation {
  const at = message.indexOf(SEPARATOR);
  return at < 0 ? { what: message, fix: 'See the page on the scenario file.' } : { what: message.slice(0, at), fix: message.slice(at + 1) };
}

/** A value of the document, short enough for a sentence. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (value !== null && typeof value === 'object') return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
