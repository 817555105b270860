/** Consecutive telephone numbers: the first (digits of E.164 without `+`) and how many. */
export interface NumberSpan { first: string; count: number }

/**
 * Reads `+442079460000-0199` (its last digits replaced), `+442079460000-+442079460199`, or one number. Null when the text is none
 * of these, has more than 15 digits or ends before it begins.
 */
export function parseNumberRange(written: string): NumberSpan | null {
  const parts = /^\+([0-9]{3,15})(?:-(\+?)([0-9]{1,15}))?$/.exec(written);
  if (parts === null) return null;
  const first = parts[1]!;
  const ending = parts[3];
  if (ending === undefined) return { first, count: 1 };
  const whole = parts[2] === '+';
  if (whole ? ending.length !== first.length : ending.length > first.length) return null;
  const last = whole ? ending : first.slice(0, first.length - ending.length) + ending;
  const count = Number(last) - Number(first) + 1;
  return count >= 1 ? { first, count } : null;
}

/** Whether two ranges have a number in common. Ranges of different length never have. */
export function overlap(a: NumberSpan, b: NumberSpan): boolean {
  if (a.first.length !== b.first.length) return false;
  const [aFirst, bFirst] = [Number(a.first), Number(b.first)];
  return aFirst < bFirst + b.count && bFirst < aFirst + a.count;
}
