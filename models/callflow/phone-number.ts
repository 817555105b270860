import { getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, NumberType, PhoneNumber } from 'libphonenumber-js/max';
import { emergencyNumbersOf } from '../catalog/emergency-numbers.ts';
import type { CallClass, Pbx } from '../scenario/scenario.ts';

type DialPlan = Pbx['dialPlan'];

/** A number of the public network. */
export interface OutsideNumber {
  /** E.164 with `+`; a short code as dialled; null when not known. */
  number: string | null;
  class: CallClass;
  /** Area code as written nationally, for telling local from national calls; null where numbers have none or it is not known. */
  area: string | null;
}

/** A number whose digits nobody recorded counts as national. */
export const unknownNumber: OutsideNumber = { number: null, class: 'national', area: null };

/** Emergency number as dialled, with or without the outside prefix; null when it is none. */
export function emergencyNumber(text: string, plan: DialPlan): string | null {
  const numbers = emergencyNumbersOf(plan.country);
  const dialled = [text, ...(plan.outside !== null && text.startsWith(plan.outside) ? [text.slice(plan.outside.length)] : [])];
  return dialled.find((digits) => numbers.includes(digits)) ?? null;
}

/**
 * The number of the public network that a cell means on a PBX. A dialled number (`to`) is read first without the outside prefix, a
 * caller's number (`from`) first as it stands. What is no valid number of the country is a local or short code.
 */
export function outsideNumber(text: string, plan: DialPlan, role: 'from' | 'to'): OutsideNumber {
  const stripped = plan.outside !== null && plan.outside !== '' && text.startsWith(plan.outside) && text.length > plan.outside.length ? text.slice(plan.outside.length) : null;
  const readings = [stripped, text].filter((reading) => reading !== null);
  if (role === 'from') readings.reverse();
  const parsings = readings.map((reading) => parsingsOf(reading, plan.country));
  // Numbers made up for examples, and pseudonyms, have the length of real ones but are not assigned.
  for (const isFit of [isAssigned, isLongEnough]) {
    for (const parsing of parsings) {
      const parsed = parsing.find((parse) => isFit(parse()))?.();
      if (parsed) return { number: parsed.number.number, class: classOf(parsed, plan.country), area: areaOf(parsed) };
    }
  }
  return { number: role === 'to' ? stripped ?? text : text, class: plan.country === null ? 'national' : 'local', area: null };
}

/** A parsed number; its type is undefined when no number of such digits is assigned. */
interface Parsed { number: PhoneNumber; type: NumberType }

// What isValid() of the full metadata says, without finding the type once more.
const isAssigned = (parsed: Parsed | null): boolean => parsed?.type !== undefined;
const isLongEnough = (parsed: Parsed | null): boolean => parsed?.number.isPossible() === true;

/** The ways to read a text as a number, in order; each is parsed when it is first asked for, and once. */
function parsingsOf(text: string, country: string | null): (() => Parsed | null)[] {
  const number = text.startsWith('+') || country !== null ? text : `+${text}`;
  // Records often write E.164 without the plus.
  return [once(() => parsed164(number, country)), once(() => parsed164(`+${text.replace(/^\+/, '')}`, null))];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function parsed164(text: string, country: string | null): Parsed | null {
  const number = parsePhoneNumberFromString(text, country === null ? undefined : (country as CountryCode));
  return number ? { number, type: number.getType() } : null;
}

function classOf({ number, type }: Parsed, country: string | null): CallClass {
  if (country !== null && isAbroad(number, country)) return 'international';
  if (type === 'MOBILE') return 'mobile';
  return type === 'TOLL_FREE' ? 'freephone' : 'national';
}

function isAbroad(number: PhoneNumber, country: string): boolean {
  if (number.country !== undefined) return number.country !== country;
  return number.countryCallingCode !== getCountryCallingCode(country as CountryCode);
}

/** First group of the national format, of geographic numbers only. */
function areaOf({ number, type }: Parsed): string | null {
  if (type !== 'FIXED_LINE' && type !== 'FIXED_LINE_OR_MOBILE') return null;
  const [area, ...rest] = number.formatNational().split(/[\s-]+/);
  return area !== undefined && rest.length > 0 ? `${number.countryCallingCode} ${area}` : null;
}

/** Area code of an E.164 number; null when it has none. */
export function areaCode(number: string): string | null {
  const parsed = parsingsOf(number, null).find((parse) => isAssigned(parse()))?.();
  return parsed ? areaOf(parsed) : null;
}
