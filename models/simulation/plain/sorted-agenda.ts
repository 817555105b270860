import type { Agenda, EventKind } from './agenda.ts';

interface Entry {
  instant: number;
  kind: EventKind;
  happen: (instant: number) => void;
}

/** An agenda kept sorted in an array. */
export class SortedAgenda implements Agenda {
  /** The next stands last, where it is cheap to take. */
  readonly #entries: Entry[] = [];

  schedule(instant: number, kind: EventKind, happen: (instant: number) => void): void {
    this.#entries.splice(this.#placeOf(instant, kind), 0, { instant, kind, happen });
  }

  run(most: number): boolean {
    for (let left = most; left > 0; left--) {
      const next = this.#entries.pop();
      if (next === undefined) return true;
      next.happen(next.instant);
    }
    return this.#entries.length === 0;
  }

  /** Where a new entry belongs: before all that come earlier than it or were scheduled earlier for the same instant and kind. */
  #placeOf(instant: number, kind: EventKind): number {
    let from = 0;
    let until = this.#entries.length;
    while (from < until) {
      const middle = (from + until) >> 1;
      const entry = this.#entries[middle]!;
      if (entry.instant > instant || (entry.instant === instant && entry.kind > kind)) from = middle + 1;
      else until = middle;
    }
    return from;
  }
}
