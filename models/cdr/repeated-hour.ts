/** Longest time from the creation of a channel to the start of a row by which its UTC second still tells the pass. */
const AFTER_CREATION = 1800;
/** A start that was cut to the minute may stand before the creation of its channel by this much. */
const MINUTE = 60;

/**
 * Which of two starts, `first` and `second` (the two passes of an hour that the clock shows twice), fits the row's own end and duration;
 * NaN when both or neither does.
 * @param ends instants that the row's end can mean; none where the row has no end
 * @param held seconds of the row's duration, −1 where it has none
 */
export function startByEnd(first: number, second: number, ends: readonly number[], held: number): number {
  const fits = (start: number, seconds: number): boolean =>
    ends.some((end) => end >= start && (seconds < 0 || Math.abs(end - start - seconds) < (second - first) / 2));
  // A duration that counts something else (talk only, say) may fit neither; then only the end speaks.
  const seconds = fits(first, held) || fits(second, held) ? held : -1;
  if (fits(first, seconds) === fits(second, seconds)) return NaN;
  return fits(first, seconds) ? first : second;
}

/**
 * Which of two starts a channel that was created at a known instant (UTC seconds) tells: the nearest at or after it.
 * NaN when it lies farther than half an hour from both, or after both.
 */
export function startByCreation(first: number, second: number, created: number): number {
  const near = Math.min(Math.abs(first - created), Math.abs(second - created)) <= AFTER_CREATION;
  if (!near || second <= created - MINUTE) return NaN;
  return first > created - MINUTE ? first : second;
}

interface Known {
  start: number;
  end: number;
  byOrder: boolean;
}

/** Where the calls that touch a repeated hour are known to lie, so that rows of one call do not fall into different passes. */
export class CallsAtRepeatedHour {
  readonly #calls = new Map<string, Known>();

  /** @param byOrder whether only the order of the file told the start */
  note(id: string, start: number, end: number, byOrder: boolean): void {
    const known = this.#calls.get(id);
    if (known && (byOrder || !known.byOrder)) {
      known.start = Math.min(known.start, start);
      known.end = Math.max(known.end, end);
    } else this.#calls.set(` ${id}`.slice(1), { start, end, byOrder });
  }

  /** The one of two starts that lies nearer to the call's other rows, and whether these were placed by order; null when there are none. */
  nearer(id: string, first: number, second: number): { start: number; byOrder: boolean } | null {
    const known = this.#calls.get(id);
    if (!known) return null;
    const distance = (start: number): number => Math.max(0, known.start - start, start - known.end);
    return { start: distance(second) < distance(first) ? second : first, byOrder: known.byOrder };
  }
}
