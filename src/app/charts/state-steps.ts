import { area, line } from 'd3-shape';
import type { ScaleBand } from 'd3-scale';

/** One value for each state; null where there is none. */
export type StateValues = (number | null)[];

interface Corner {
  x: number;
  low: number;
  high: number;
  there: boolean;
}

/** The path of a line that stays level through each state's band; it breaks where a value is missing. */
export function stepLine(ids: string[], values: StateValues, x: ScaleBand<string>, y: (value: number) => number): string {
  const path = line<Corner>().defined((corner) => corner.there).x((corner) => corner.x).y((corner) => y(corner.high));
  return path(corners(ids, values.map(() => 0), values, x)) ?? '';
}

/** The path of an area between two values of each state. */
export function stepArea(ids: string[], low: StateValues, high: StateValues, x: ScaleBand<string>, y: (value: number) => number): string {
  const path = area<Corner>().defined((corner) => corner.there).x((corner) => corner.x).y0((corner) => y(corner.low)).y1((corner) => y(corner.high));
  return path(corners(ids, low, high, x)) ?? '';
}

/** Both ends of each state's band, as the bands touch. */
function corners(ids: string[], low: StateValues, high: StateValues, x: ScaleBand<string>): Corner[] {
  return ids.flatMap((id, index) => {
    const [from, to] = [low[index] ?? null, high[index] ?? null];
    const there = from !== null && to !== null;
    const left = x(id) ?? 0;
    const made = { low: from ?? 0, high: to ?? 0, there };
    return [{ ...made, x: left }, { ...made, x: left + x.step() }];
  });
}
