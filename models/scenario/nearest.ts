/**
 * The candidate nearest to a word by edit distance (ties: the one that begins more alike, then the first); null when none is near
 * enough to be what was meant.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const written = word.toLowerCase();
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const distance = isShortFor(written, candidate) ? 1 : editDistance(written, candidate.toLowerCase());
    const nearer = distance < bestDistance || (distance === bestDistance && best !== null && alike(written, candidate) > alike(written, best));
    if (nearer) {
      best = candidate;
      bestDistance = distance;
    }
  }
  if (best === null) return null;
  return bestDistance <= Math.max(2, Math.floor(Math.max(word.length, best.length) / 2)) ? best : null;
}

/** `conf` for `confidence`: nearer than the count of missing letters says. */
function isShortFor(written: string, candidate: string): boolean {
  return written.length >= 3 && written.length < candidate.length && candidate.toLowerCase().startsWith(written);
}

/** How many letters two words begin with alike. */
function alike(written: string, candidate: string): number {
  const other = candidate.toLowerCase();
  let length = 0;
  while (length < written.length && written[length] === other[length]) length++;
  return length;
}

/**
 * Least number of letters inserted, deleted, replaced, or swapped with their neighbour, that turns one word into the other
 * (optimal string alignment distance). Words beyond 64 letters count by their first 64.
 */
export function editDistance(from: string, to: string): number {
  const a = from.slice(0, 64);
  const b = to.slice(0, 64);
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let distance = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) distance = Math.min(distance, beforeLast[j - 2]! + 1);
      row.push(distance);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
