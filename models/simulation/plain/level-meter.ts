/** Sums up a level over [from, until). */
export interface LevelSummary {
  readonly from: number;
  readonly until: number;
  /** The level was the same from `start` to `end`, a stretch of some length inside [from, until); stretches come in order. */
  add(start: number, end: number, level: number): void;
}

/** Occupied units of one resource, told to the summaries of all stretches of time that are of interest. */
export class LevelMeter {
  #level = 0;
  #since = -Infinity;
  /** Summaries that have not begun, in order of their beginning, and those that have begun and are not over. */
  readonly #coming: LevelSummary[];
  #open: LevelSummary[] = [];

  constructor(summaries: LevelSummary[]) {
    this.#coming = [...summaries].sort((a, b) => a.from - b.from);
  }

  get level(): number {
    return this.#level;
  }

  /** Units are seized (above 0) or released (below 0). */
  add(units: number, instant: number): void {
    this.passUntil(instant);
    this.#level += units;
  }

  /** Time passes at the level that stands. */
  passUntil(instant: number): void {
    while (this.#coming.length > 0 && this.#coming[0]!.from < instant) this.#open.push(this.#coming.shift()!);
    for (const summary of this.#open) {
      const start = Math.max(this.#since, summary.from);
      const end = Math.min(instant, summary.until);
      if (end > start) summary.add(start, end, this.#level);
    }
    if (this.#open.some(({ until }) => until <= instant)) this.#open = this.#open.filter(({ until }) => until > instant);
    this.#since = instant;
  }
}
