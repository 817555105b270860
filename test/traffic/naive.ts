/**
 * The slow truth: one array entry for each second, filled and read by plain loops. `origin` is the instant of the first entry.
 */
export function perSecond(intervals: readonly (readonly [number, number])[], origin: number, seconds: number): number[] {
  const held = new Array<number>(seconds).fill(0);
  for (const [start, end] of intervals) for (let at = start; at < end; at++) held[at - origin]!++;
  return held;
}

/** Highest entry and the first second that shows it. */
export function naivePeak(held: readonly number[], origin: number): { concurrent: number; at: number | null } {
  const concurrent = held.reduce((highest, level) => Math.max(highest, level), 0);
  return { concurrent, at: concurrent === 0 ? null : origin + held.indexOf(concurrent) };
}

/** Smallest k with share of seconds at or below k >= percent. */
export function naivePercentile(held: readonly number[], percent: number): number {
  let k = 0;
  while (held.filter((level) => level <= k).length * 100 < percent * held.length) k++;
  return k;
}

/** Busiest 3,600 entries, the earliest of equals; entries beyond the end are 0. */
export function naiveSliding(held: readonly number[]): { at: number; area: number } {
  let best = { at: 0, area: -1 };
  let area = 0;
  for (let i = 0; i < 3600; i++) area += held[i] ?? 0;
  for (let at = 0; at < held.length; at++) {
    if (area > best.area) best = { at, area };
    area += (held[at + 3600] ?? 0) - held[at]!;
  }
  return best;
}
