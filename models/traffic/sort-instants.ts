const BITS = 11;
const BUCKETS = 1 << BITS;
const SMALL = 4096;

/**
 * Sorts whole numbers from 0 to 2^32-1 in place, ascending; returns its argument. Radix sort on the distance from the lowest
 * value: a month of seconds takes two passes, whatever the number of calls. Records come nearly in order of end, so a sorted
 * array is left alone.
 */
export function sortInstants(values: Uint32Array): Uint32Array {
  const count = values.length;
  if (count < SMALL) return values.sort();
  let low = values[0]!;
  let high = low;
  let sorted = true;
  for (let i = 1; i < count; i++) {
    const value = values[i]!;
    if (value < values[i - 1]!) sorted = false;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  if (sorted) return values;

  const bucket = new Uint32Array(BUCKETS);
  let from: Uint32Array = values;
  let to: Uint32Array = new Uint32Array(count);
  for (let shift = 0; shift < 32 && (high - low) >>> shift > 0; shift += BITS) {
    bucket.fill(0);
    for (let i = 0; i < count; i++) bucket[((from[i]! - low) >>> shift) & (BUCKETS - 1)]!++;
    let sum = 0;
    for (let b = 0; b < BUCKETS; b++) {
      const size = bucket[b]!;
      bucket[b] = sum;
      sum += size;
    }
    for (let i = 0; i < count; i++) {
      const value = from[i]!;
      to[bucket[((value - low) >>> shift) & (BUCKETS - 1)]!++] = value;
    }
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return values;
}
