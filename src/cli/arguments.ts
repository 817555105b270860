import { InvalidArgumentError } from 'commander';
import { UsageError } from './io.ts';

/** Reads an option that is a whole number in a range. */
export function wholeNumber(from: number, to: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= from && value <= to) return value;
    throw new InvalidArgumentError(to === Number.MAX_SAFE_INTEGER ? `Give a whole number of at least ${from}.` : `Give a whole number from ${from} to ${to}.`);
  };
}

/** Reads an option that is a number above, or from, a bound. */
export function decimal(test: (value: number) => boolean, domain: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value) && test(value)) return value;
    throw new InvalidArgumentError(`Give ${domain}.`);
  };
}

/** Runs a model's function on arguments of the command line: one outside its domain is wrong usage, told as a sentence. */
export function asked<T>(work: () => T): T {
  try {
    return work();
  } catch (reason) {
    if (!(reason instanceof RangeError)) throw reason;
    throw new UsageError(reason.message.endsWith('.') ? reason.message : `${reason.message}.`, 'Give a value inside that range.');
  }
}

/** Seeds are whole numbers of 32 bits. */
export const seedNumber = wholeNumber(0, 2 ** 32 - 1);
