import { expect } from 'vitest';

/** A record of a file of test/truth: a function, its arguments, its value and how near one must come. */
export interface Vector<Inputs = Record<string, number>, Expected = Record<string, number>> {
  id: string;
  fn: string;
  inputs: Inputs;
  expected: Expected;
  tolerance: { rel?: number; abs?: number };
  source: string;
}

/** The vectors of one function. */
export function vectorsOf<Inputs = Record<string, number>, Expected = Record<string, number>>(file: { vectors: unknown[] }, fn: string): Vector<Inputs, Expected>[] {
  return (file.vectors as Vector<Inputs, Expected>[]).filter((vector) => vector.fn === fn);
}

/** Within the tolerance that the vector states. */
export function near(value: number | undefined, expected: number, { rel = 0, abs = 0 }: { rel?: number; abs?: number }): void {
  expect(Math.abs(value! - expected), `${value} for ${expected}`).toBeLessThanOrEqual(Math.max(abs, rel * Math.abs(expected)));
}

/** Every figure of the vector that the result has by name, and at least one. */
export function nearAll(result: Record<string, number>, expected: Record<string, number>, tolerance: { rel?: number; abs?: number }): void {
  const named = Object.keys(expected).filter((key) => key in result);
  expect(named.length).toBeGreaterThan(0);
  for (const key of named) near(result[key], expected[key]!, tolerance);
}

/** What no function of the library takes for a number. */
export const noNumbers = [null, undefined, '10', '', true, [10], 10n, NaN, {}] as unknown as number[];
