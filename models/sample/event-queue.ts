/** Things to do in order of time; at equal times ends come before starts, else in the order in which they were put in. */
export class EventQueue<T> {
  readonly #heap: { time: number; end: boolean; order: number; item: T }[] = [];
  #order = 0;

  /** Time of the next thing; Infinity when there is none. */
  get nextTime(): number {
    return this.#heap[0]?.time ?? Infinity;
  }

  put(time: number, end: boolean, item: T): void {
    const heap = this.#heap;
    const entry = { time, end, order: this.#order++, item };
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(entry, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = entry;
  }

  /** Takes the next thing; undefined when there is none. */
  take(): { time: number; item: T } | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

interface Entry {
  time: number;
  end: boolean;
  order: number;
}

function before(a: Entry, b: Entry): boolean {
  if (a.time !== b.time) return a.time < b.time;
  if (a.end !== b.end) return a.end;
  return a.order < b.order;
}
