import type { WindowStatistics } from '../../models/simulation/statistics.ts';

/** What one run gave. */
export interface Played {
  statistics: WindowStatistics[];
  attempts: number;
  events: number;
}

/** Figures that are sums of seconds: engines may add them up in another order. All others are counts, units and sizes, which are the same in all. */
const SECONDS = /hourOfferedSeconds|hourCarriedSeconds|occupancy\.seconds|load|quarters\.mean/;
const RELATIVE = 1e-9;
const ABSOLUTE = 1e-6;

/** Where two engines' answers to the same question differ, in words; none: they are the same. Counts exactly, seconds within rounding. */
export function differences(found: object, wanted: object): string[] {
  return [...differing(found, wanted, '')];
}

function* differing(found: unknown, wanted: unknown, path: string): Generator<string> {
  if (typeof found === 'number' && typeof wanted === 'number') {
    const tolerance = SECONDS.test(path) ? ABSOLUTE + RELATIVE * Math.abs(wanted) : 0;
    if (!(found === wanted || Math.abs(found - wanted) <= tolerance)) yield `${path}: ${found} instead of ${wanted}`;
  } else if (found instanceof Float64Array && wanted instanceof Float64Array && found.length === wanted.length) {
    // Columns may be long, and nearly all of their figures are equal.
    for (let i = 0; i < found.length; i++) if (found[i] !== wanted[i]) yield* differing(found[i], wanted[i], `${path}.${i}`);
  } else if (isTable(found) && isTable(wanted)) {
    for (const key of new Set([...Object.keys(found), ...Object.keys(wanted)])) yield* differing(found[key], wanted[key], path === '' ? key : `${path}.${key}`);
  } else if (found !== wanted) yield `${path}: ${String(found)} instead of ${String(wanted)}`;
}

const isTable = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
