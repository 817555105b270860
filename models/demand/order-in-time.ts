/**
 * Stable order of instants, null where they already stand in it. The native numeric sort is many times faster than one with a comparator, so
 * time and place are packed into one number (time cut to what the mantissa leaves) and an insertion pass repairs the few neighbours that
 * the cut mixed up.
 */
export function orderInTime(time: Float64Array): Uint32Array | null {
  const n = time.length;
  let sorted = true;
  for (let i = 1; i < n && sorted; i++) sorted = time[i - 1]! <= time[i]!;
  if (sorted) return null;
  const order = new Uint32Array(n);
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < n; i++) {
    least = Math.min(least, time[i]!);
    most = Math.max(most, time[i]!);
  }
  const places = 2 ** Math.ceil(Math.log2(n + 1));
  const ticksPerSecond = 2 ** Math.floor(Math.log2(2 ** 52 / places / (most - least + 1)));
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = Math.floor((time[i]! - least) * ticksPerSecond) * places + i;
  keys.sort();
  for (let i = 0; i < n; i++) {
    const place = keys[i]! % places;
    let j = i;
    while (j > 0 && time[order[j - 1]!]! > time[place]!) {
      order[j] = order[j - 1]!;
      j--;
    }
    order[j] = place;
  }
  return order;
}
