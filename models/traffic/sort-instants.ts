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
    countDigits(from, low, shift, bucket);
    let sum = 0;
    for (let b = 0; b < BUCKETS; b++) {
      const size = bucket[b]!;
      bucket[b] = sum;
      sum += size;
    }
    distribute(from, to, low, shift, bucket);
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return values;
}

function countDigits(values: Uint32Array, low: number, shift: number, bucket: Uint32Array): void {
  bucket.fill(0);
  const base = low | 0;
  for (let i = 0; i < values.length; i++) bucket[((values[i]! - base) >>> shift) & (BUCKETS - 1)]!++;
}

function distribute(from: Uint32Array, to: Uint32Array, low: number, shift: number, bucket: Uint32Array): void {
  const base = low | 0;
  for (let i = 0; i < from.length; i++) {
    const value = from[i]!;
    const digit = ((value - base) >>> shift) & (BUCKETS - 1);
    const at = bucket[digit]!;
    bucket[digit] = at + 1;
    to[at] = value;
  }
}
