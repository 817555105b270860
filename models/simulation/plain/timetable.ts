/** Finds the interval in which an instant lies. The half-open intervals are in order and apart; the instants asked for never fall. */
export class Timetable {
  readonly #intervals: { from: number; until: number }[];
  #next = 0;

  constructor(intervals: { from: number; until: number }[]) {
    this.#intervals = intervals;
  }

  /** Index of the interval; null: the instant lies in none. */
  at(instant: number): number | null {
    while (this.#next < this.#intervals.length && instant >= this.#intervals[this.#next]!.until) this.#next++;
    const interval = this.#intervals[this.#next];
    return interval !== undefined && instant >= interval.from ? this.#next : null;
  }
}
