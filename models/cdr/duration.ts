/** Units in which a number of a duration column may stand. */
export type DurationUnit = 's' | 'min' | 'ms';
const SECONDS: Record<DurationUnit, number> = { s: 1, min: 60, ms: 0.001 };

const CLOCK = /^(?:(\d+):)?(\d+):(\d\d)(?:[.,]\d*)?$/;
const NUMBER = /^(\d+(?:\.\d*)?|\.\d+)(?:\s*s(?:ec)?)?$/i;

/**
 * Whole seconds of a duration text: a number in the given unit, `h:mm:ss` or `mm:ss`; fractions of a second are cut off.
 * −1 when it is negative or unreadable.
 */
export function durationSeconds(text: string, unit: DurationUnit): number {
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
