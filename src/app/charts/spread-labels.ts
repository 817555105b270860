/**
 * Moves labels apart along one axis so that each has at least `gap` to the next, in the order of their wishes and within
 * `low` to `high` as long as there is room. Returns positions in the order given.
 */
export function spreadLabels(wished: number[], gap: number, low: number, high: number): number[] {
  const order = wished.map((_, index) => index).sort((a, b) => wished[a]! - wished[b]!);
  const placed = [...wished];
  let floor = low;
  for (const index of order) {
    placed[index] = Math.max(floor, wished[index]!);
    floor = placed[index]! + gap;
  }
  let ceiling = high;
  for (const index of order.reverse()) {
    placed[index] = Math.min(ceiling, placed[index]!);
    ceiling = placed[index]! - gap;
  }
  return placed;
}
