import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeCalls } from './task.ts';

const DAYS = 30;
const DAY = 86_400;
const FIRST = 1_790_035_200;
const MEAN_HOLDING = 180;
const GROUPS = 24;
/** Share of a day's calls by hour: two humps, quiet nights. */
const BY_HOUR = [1, 1, 1, 1, 1, 2, 5, 20, 60, 90, 100, 90, 60, 80, 95, 90, 80, 50, 20, 10, 5, 3, 2, 1];
const WEEKEND = 0.1;

/**
 * Writes calls of 24 groups over 30 days to a file: in order of their ends, as a PBX writes them, or in no order.
 * @returns The file's path.
 */
export function writeCalls(count: number, order: 'written' | 'shuffled', folder: string): string {
  const random = generator(7);
  const hours = Float64Array.from({ length: DAYS * 24 }, (_, hour) => BY_HOUR[hour % 24]! * (Math.floor(hour / 24) % 7 > 4 ? WEEKEND : 1));
  for (let hour = 1; hour < hours.length; hour++) hours[hour]! += hours[hour - 1]!;
  const keys = new Float64Array(count);
  const starts = new Uint32Array(count);
  const holding = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const target = random() * hours.at(-1)!;
    let hour = 0;
    for (let step = 512; step > 0; step >>= 1) if (hour + step <= hours.length && hours[hour + step - 1]! <= target) hour += step;
    starts[i] = FIRST + hour * 3600 + Math.floor(random() * 3600);
    // One in twenty was never answered and holds nothing.
    holding[i] = random() < 0.05 ? 0 : Math.floor(-MEAN_HOLDING * Math.log(1 - random()));
    const place = order === 'written' ? starts[i]! + holding[i]! - FIRST : Math.floor(random() * DAYS * DAY);
    keys[i] = place * 2 ** 24 + i;
  }
  keys.sort();
  const calls = { groups: GROUPS, count, group: new Uint32Array(count), start: new Uint32Array(count), end: new Uint32Array(count) };
  for (let i = 0; i < count; i++) {
    const from = keys[i]! % 2 ** 24;
    calls.start[i] = starts[from]!;
    calls.end[i] = starts[from]! + holding[from]!;
    calls.group[i] = Math.floor(random() * GROUPS);
  }
  const file = join(folder, `calls-${order}`);
  writeFileSync(file, encodeCalls(calls));
  return file;
}

/** Uniform numbers from 0 to below 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
