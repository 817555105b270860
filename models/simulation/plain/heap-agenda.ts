import type { Agenda, EventKind } from './agenda.ts';

interface Entry {
  instant: number;
  kind: EventKind;
  /** Entries scheduled before. */
  order: number;
  happen: (instant: number) => void;
}

/** An agenda of our own: a binary heap, whose first entry is the next; the children of entry i are 2i + 1 and 2i + 2. */
export class HeapAgenda implements Agenda {
  readonly #entries: Entry[] = [];
  #scheduled = 0;

  schedule(instant: number, kind: EventKind, happen: (instant: number) => void): void {
    const entry = { instant, kind, order: this.#scheduled++, happen };
    let place = this.#entries.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (isBefore(this.#entries[parent]!, entry)) break;
      this.#entries[place] = this.#entries[parent]!;
      place = parent;
    }
    this.#entries[place] = entry;
  }

  run(most: number): boolean {
    for (let left = most; left > 0 && this.#entries.length > 0; left--) {
      const next = this.#take();
      next.happen(next.instant);
    }
    return this.#entries.length === 0;
  }

  /** Takes the next entry out; there must be one. */
  #take(): Entry {
    const next = this.#entries[0]!;
    const last = this.#entries.pop()!;
    if (this.#entries.length > 0) this.#sink(last);
    return next;
  }

  /** Puts an entry in the first place and lets it change places with the earlier of its children for as long as that is before it. */
  #sink(entry: Entry): void {
    let place = 0;
    for (let child = this.#earlierChild(place); child !== null && isBefore(this.#entries[child]!, entry); child = this.#earlierChild(place)) {
      this.#entries[place] = this.#entries[child]!;
      place = child;
    }
    this.#entries[place] = entry;
  }

  #earlierChild(place: number): number | null {
    const left = 2 * place + 1;
    const right = left + 1;
    if (left >= this.#entries.length) return null;
    return right < this.#entries.length && isBefore(this.#entries[right]!, this.#entries[left]!) ? right : left;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return (a.instant - b.instant || a.kind - b.kind || a.order - b.order) < 0;
}
