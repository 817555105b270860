/**
 * The value that would stand at `rank` (from 0) if the array were sorted; the array is partly reordered in place.
 * Hoare's selection with the middle of three as pivot. No value may be NaN; RangeError for a rank outside the array.
 */
export function select(values: Float64Array, rank: number): number {
  if (!(rank >= 0 && rank < values.length)) throw new RangeError(`rank is ${rank}; it must lie from 0 to ${values.length - 1}`);
  let from = 0;
  let until = values.length - 1;
  while (from < until) {
    const pivot = middleOf(values[from]!, values[(from + until) >> 1]!, values[until]!);
    let i = from;
    let j = until;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const kept = values[i]!;
      values[i++] = values[j]!;
      values[j--] = kept;
    }
    if (rank <= j) until = j;
    else if (rank >= i) from = i;
    else return values[rank]!;
  }
  return values[rank]!;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
