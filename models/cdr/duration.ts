import { wholeNumber } from './number-text.ts';

/** Units in which a number of a duration column may stand; `hmmt`: four digits for hours, minutes and tenths of a minute, as Avaya writes them. */
export type DurationUnit = 's' | 'min' | 'ms' | 'hmmt';
const SECONDS: Record<Exclude<DurationUnit, 'hmmt'>, number> = { s: 1, min: 60, ms: 0.001 };

const CLOCK = /^(?:(\d+):)?(\d+):(\d\d)(?:[.,]\d*)?$/;
const NUMBER = /^(\d+(?:\.\d*)?|\.\d+)(?:\s*s(?:ec)?)?$/i;

/**
 * Whole seconds of a duration text: a number in the given unit, `h:mm:ss` or `mm:ss`; fractions of a second are cut off.
 * −1 when it is negative or unreadable.
 */
export function durationSeconds(text: string, unit: DurationUnit): number {
  if (unit === 'hmmt') return tenthsOfMinuteSeconds(text);
  const trimmed = text.trim();
  const clock = CLOCK.exec(trimmed);
  if (clock) {
    const minutes = +clock[2]!;
    const seconds = +clock[3]!;
    if (seconds > 59 || (clock[1] !== undefined && minutes > 59)) return -1;
    return +(clock[1] ?? 0) * 3600 + minutes * 60 + seconds;
  }
  const number = NUMBER.exec(trimmed);
  // The small share makes 0.1 min six seconds, not five: 0.1 × 60 must not fall below a whole number by rounding.
  return number ? Math.floor(+number[1]! * SECONDS[unit] + 1e-6) : -1;
}

const THREE_PARTS = /^(\d+):(\d\d):(\d\d)$/;
const TWO_PARTS = /^(\d+):(\d\d)$/;
const APOSTROPHE = /^(?:(\d+):)?(\d+)'(\d\d)$/;
const TENTHS = /^(\d)(\d\d)(\d)$/;

/** Seconds of `h:mm:ss`, with any number of digits for the hours (Mitel's `hhhh:mm:ss`); −1 for any other text. */
export function hoursMinutesSeconds(text: string): number {
  const parts = THREE_PARTS.exec(text.trim());
  return parts ? sexagesimal(parts[1], parts[2], parts[3]) : -1;
}

/** Seconds of `mm:ss`, with any number of digits for the minutes; −1 for any other text. */
export function minutesSeconds(text: string): number {
  const parts = TWO_PARTS.exec(text.trim());
  return parts && +parts[2]! < 60 ? +parts[1]! * 60 + +parts[2]! : -1;
}

/** Seconds of Panasonic's `HH:MM'SS` and `0'05` (minutes and seconds); −1 for any other text. */
export function apostropheSeconds(text: string): number {
  const parts = APOSTROPHE.exec(text.trim());
  return parts ? sexagesimal(parts[1], parts[2], parts[3]) : -1;
}

/** Seconds of Avaya's four digits H MM T: hours, minutes, tenths of a minute; −1 for any other text, as 9999 (the clock was changed during the call). */
export function tenthsOfMinuteSeconds(text: string): number {
  const parts = TENTHS.exec(text.trim());
  return parts && +parts[2]! < 60 ? +parts[1]! * 3600 + +parts[2]! * 60 + +parts[3]! * 6 : -1;
}

/** Whole seconds of a count of 10 ms ticks (Ribbon); fractions are cut off; −1 for any other text. */
export function tickSeconds(text: string): number {
  const ticks = wholeNumber(text.trim());
  return ticks < 0 ? -1 : Math.floor(ticks / 100);
}

function sexagesimal(hours: string | undefined, minutes: string | undefined, seconds: string | undefined): number {
  if (+seconds! > 59 || (hours !== undefined && +minutes! > 59)) return -1;
  return +(hours ?? 0) * 3600 + +minutes! * 60 + +seconds!;
}
