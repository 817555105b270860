/**
 * A function's argument as a number of its domain; what is no number is not turned into one.
 * @throws RangeError that names the argument, its value and its domain
 */
export function numberArgument(name: string, value: unknown, fits: (value: number) => boolean, domain: string): number {
  if (typeof value !== 'number' || !fits(value)) throw wrongArgument(name, value, domain);
  return value;
}

/** The error for an argument outside its domain. */
export function wrongArgument(name: string, value: unknown, domain: string): RangeError {
  return new RangeError(`${name} is ${shown(value)}; it must be ${domain}`);
}

/** A value as one would write it, so that the text "10" and the number 10 look different. */
function shown(value: unknown): string {
  if (typeof value === 'number' || value === undefined) return String(value);
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'symbol' || typeof value === 'function' ? `a ${typeof value}` : JSON.stringify(value);
}
