import * as v from 'valibot';
import { dayNumber } from '../../core/zone.ts';
import { expectation, expectedChoice } from '../expectation.ts';

/** The building blocks of the scenario file's schema. Each leaf's message is its expectation (see `expectation.ts`). */

/** Dimensions of quantities with a unit, with the unit that a bare number most likely lacks. */
export const dimensions = {
  time: { what: 'a time with its unit', unit: 's', example: '180 s' },
  delay: { what: 'a time with its unit', unit: 'ms', example: '12 ms' },
  days: { what: 'a time with its unit', unit: 'd', example: '14 d' },
  rate: { what: 'a bit rate with its unit', unit: 'Mbit/s', example: '200 Mbit/s' },
} as const;
export type Dimension = keyof typeof dimensions;

/** A number and a unit; which units there are is mathjs's to say. */
export const QUANTITY = /^\s*[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\s*[A-Za-z].*$/;
const ID = /^[a-z0-9-]+$/;

export const maybe = v.optional;

export function object<E extends v.ObjectEntries>(entries: E) {
  return v.strictObject(entries, expectation('an object', 'Write an object in braces: { … }.'));
}

export function list<T extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>>(item: T) {
  return v.array(item, expectation('a list', 'Write a list in brackets: [ … ].'));
}

/** A list of at least one. */
export function someOf<T extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>>(item: T) {
  return v.pipe(list(item), v.minLength(1, expectation('a list of at least one', 'Write at least one entry, or take the key out.')));
}

export function choice<const T extends readonly string[]>(...options: T) {
  return v.picklist(options, (issue) => expectedChoice(options, issue.input));
}

const aText = expectation('a text', 'Write a text in double quotes.');
export const text = v.pipe(v.string(aText), v.minLength(1, expectation('a text that is not empty', 'Write a text, or take the key out.')));

const anId = expectation('an id of small letters, digits and hyphens', 'Write an id such as "lon-sales".');
export const id = v.pipe(v.string(anId), v.regex(ID, anId));

/** A reference to an id of the file, or `*` for every group. */
const anIdOrAll = expectation('an id, or "*" for all', 'Write an id such as "lon-sales", or "*".');
export const idOrAll = v.pipe(v.string(anIdOrAll), v.regex(/^(\*|[a-z0-9-]+)$/, anIdOrAll));

const aDate = expectation('a date of the calendar (YYYY-MM-DD)', 'Write a date such as "2027-01-31".');
export const date = v.pipe(v.string(aDate), v.regex(/^\d{4}-\d{2}-\d{2}$/, aDate), v.check((value) => !Number.isNaN(dayNumber(value)), aDate));

const anInstant = expectation('a date with a time', 'Write a date with a time, such as "2027-02-02T10:00".');
export const dateTime = v.pipe(
  v.string(anInstant),
  v.regex(/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d{2}:\d{2})?)?$/, anInstant),
  v.check((value) => !Number.isNaN(dayNumber(value.slice(0, 10))), anInstant),
);

const aSwitch = expectation('true or false', 'Write true or false, without quotes.');
export const flag = v.boolean(aSwitch);

/** A whole number in a closed range. `noun` says of what: `a number of channels`. */
export function whole(min: number, max: number, noun = 'a whole number') {
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
  const message = expectation(`${noun} ${range}`, `Write a whole number ${range}, without quotes.`);
  return v.pipe(v.number(message), v.safeInteger(message), v.minValue(min, message), v.maxValue(max, message));
}
export const count = whole(0, Number.MAX_SAFE_INTEGER);
export const atLeastOne = whole(1, Number.MAX_SAFE_INTEGER);

/** A number in a closed range. */
export function number(min: number, max: number, what: string, example: string) {
  const message = expectation(what, `Write ${what}, for example ${example}.`);
  return v.pipe(v.number(message), v.finite(message), v.minValue(min, message), v.maxValue(max, message));
}

/** A number above zero. */
export function positive(what: string, example: string) {
  const message = expectation(what, `Write ${what}, for example ${example}.`);
  return v.pipe(v.number(message), v.finite(message), v.gtValue(0, message));
}

export const ratio = number(0, 1, 'a ratio from 0 to 1', '0.35');

/** `"180 s"`: the schema asks for a text with a unit; whether the unit fits is found when the quantity is read. */
export function quantity(dimension: Dimension) {
  const message = (issue: { input: unknown }) => expectedQuantity(dimension, issue.input);
  return v.pipe(v.string(message), v.regex(QUANTITY, message));
}

/** What must stand where a quantity is asked for; shows the right spelling of a number without its unit. */
export function expectedQuantity(dimension: Dimension, input: unknown): string {
  const { what, unit, example } = dimensions[dimension];
  const bare = typeof input === 'number' || (typeof input === 'string' && input.trim() !== '') ? Number(input) : NaN;
  const spelling = Number.isFinite(bare) && bare >= 0 ? `${bare} ${unit}` : example;
  return expectation(what, `Write it with its unit, for example "${spelling}".`);
}

/** One value, or the lowest and the highest that it may be. */
export function valueOrRange<T extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>>(item: T, what: string, example: string) {
  const message = expectation(`${what}, or a range of two`, `Write ${what} or a range, for example ${example}.`);
  return v.union([item, v.strictTuple([item, item], message)], message);
}

const someMoney = expectation('an amount of money with its currency', 'Write an amount and an ISO 4217 code, for example "900 GBP".');
export const money = v.pipe(v.string(someMoney), v.regex(/^[0-9]+(\.[0-9]{1,4})? [A-Z]{3}$/, someMoney));

/** Codec ids of the catalogue in order of preference. */
export const codecList = someOf(text);

/** `sites[].personas`, `groups[].devices`: how many of each. */
export const counts = v.record(v.string(), count, expectation('an object of names and numbers', 'Write names and whole numbers: { "office": 600 }.'));
