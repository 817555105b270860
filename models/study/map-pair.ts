import type { Pair } from '../core/paired-difference.ts';

/** The same of both. */
export function mapPair<T, R>({ a, b }: Pair<T>, change: (value: T) => R): Pair<R> {
  return { a: change(a), b: change(b) };
}
