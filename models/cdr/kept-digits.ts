/** Country codes of two digits; of those that begin with 1 or 7 there is one digit, all others have three. Source: ITU-T E.164, annex. */
const TWO_DIGITS = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
/** Digits of an area code that are kept behind the country code or trunk prefix. */
const AREA_DIGITS = 3;
/** At least so many digits are hidden. */
const HIDDEN_DIGITS = 4;

/** How many digits in front of a number longer than an extension tell country and area: also behind a 9 for an outside line, and behind 00 and 011. */
export function keptDigits(digits: string, international: boolean): number {
  return Math.max(0, Math.min(inFront(digits, international), digits.length - HIDDEN_DIGITS));
}

function inFront(digits: string, international: boolean): number {
  if (international) return countryDigits(digits) + AREA_DIGITS;
  const [prefix] = /^9?(00|011)/.exec(digits) ?? [];
  if (prefix !== undefined) return prefix.length + countryDigits(digits.slice(prefix.length)) + AREA_DIGITS;
  const [trunk = ''] = /^9?0|^9?1(?=\d{10}$)|^9(?=\d{10}$)/.exec(digits) ?? [];
  return trunk.length + AREA_DIGITS;
}

function countryDigits(digits: string): number {
  if (/^[17]/.test(digits)) return 1;
  return TWO_DIGITS.test(digits) ? 2 : 3;
}
