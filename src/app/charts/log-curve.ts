export interface CurvePoint {
  x: number;
  y: number;
}

/** A named line of a curve. */
export interface CurveLine {
  name: string;
  points: CurvePoint[];
}

/** Least share that is drawn: below it nobody sizes. */
const FLOOR = 1e-6;

/** Whole decades that hold the values, at least one and none below a millionth of the top: [0.000001, 1]. */
export function decades(values: readonly number[]): [number, number] {
  const seen = values.filter((value) => value > 0);
  if (seen.length === 0) return [FLOOR, 1];
  const high = 10 ** Math.ceil(Math.log10(Math.max(...seen)) - 1e-9);
  const low = Math.max(high * FLOOR, 10 ** Math.floor(Math.log10(Math.min(...seen)) + 1e-9));
  return [Math.min(low, high / 10), high];
}

/** The powers of ten between two of them. */
export function decadeTicks([low, high]: readonly [number, number]): number[] {
  const from = Math.round(Math.log10(low));
  return Array.from({ length: Math.round(Math.log10(high)) - from + 1 }, (_, i) => 10 ** (from + i));
}
