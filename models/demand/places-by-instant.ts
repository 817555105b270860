const BITS = 11;
const BUCKETS = 1 << BITS;

/**
 * Places sorted by their whole instant (0 to 2^32 − 1), equal ones as they stood; `places` is overwritten. Radix sort on the distance from
 * the earliest: a week of seconds takes two passes, whatever the number of places. Places in order already are left alone.
 */
export function placesByInstant(places: Uint32Array, instants: Uint32Array): Uint32Array {
  let low = 0xffffffff;
  let high = 0;
  let sorted = true;
  for (let i = 0, before = 0; i < places.length; i++) {
    const instant = instants[places[i]!]!;
    if (instant < before) sorted = false;
    if (instant < low) low = instant;
    if (instant > high) high = instant;
    before = instant;
  }
  if (sorted) return places;
  const bucket = new Uint32Array(BUCKETS);
  let from = places;
  let to: Uint32Array = new Uint32Array(places.length);
  for (let shift = 0; shift < 32 && (high - low) >>> shift > 0; shift += BITS) {
    bucket.fill(0);
    for (let i = 0; i < from.length; i++) bucket[((instants[from[i]!]! - low) >>> shift) & (BUCKETS - 1)]!++;
    let sum = 0;
    for (let b = 0; b < BUCKETS; b++) {
      const size = bucket[b]!;
      bucket[b] = sum;
      sum += size;
    }
    for (let i = 0; i < from.length; i++) to[bucket[((instants[from[i]!]! - low) >>> shift) & (BUCKETS - 1)]!++] = from[i]!;
    [from, to] = [to, from];
  }
  return from;
}
