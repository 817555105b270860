const FIRST_CAPACITY = 64;

/** Numbers to be taken at instants: the earliest first, at equal instants in the order in which they were pushed. A binary heap. */
export class TimedQueue {
  /** Instant of the earliest; Infinity when empty. */
  earliest = Infinity;
  #size = 0;
  #pushed = 0;
  #times = new Float64Array(FIRST_CAPACITY);
  /** Number of the push, which breaks ties. */
  #order = new Float64Array(FIRST_CAPACITY);
  #values = new Int32Array(FIRST_CAPACITY);

  push(time: number, value: number): void {
    if (this.#size === this.#times.length) this.#grow();
    const times = this.#times;
    let hole = this.#size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      // A later push never goes before an equal one.
      if (times[parent]! <= time) break;
      this.#move(parent, hole);
      hole = parent;
    }
    times[hole] = time;
    this.#order[hole] = this.#pushed++;
    this.#values[hole] = value;
    this.earliest = times[0]!;
  }

  /** Takes the earliest out; there must be one. */
  pop(): number {
    const found = this.#values[0]!;
    const size = --this.#size;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#before(child + 1, child)) child++;
      if (!this.#before(child, size)) break;
      this.#move(child, hole);
      hole = child;
    }
    this.#move(size, hole);
    this.earliest = size === 0 ? Infinity : this.#times[0]!;
    return found;
  }

  #before(a: number, b: number): boolean {
    const difference = this.#times[a]! - this.#times[b]!;
    return difference < 0 || (difference === 0 && this.#order[a]! < this.#order[b]!);
  }

  #move(from: number, to: number): void {
    this.#times[to] = this.#times[from]!;
    this.#order[to] = this.#order[from]!;
    this.#values[to] = this.#values[from]!;
  }

  #grow(): void {
    const double = <T extends Float64Array | Int32Array>(larger: T, old: T): T => {
      larger.set(old);
      return larger;
    };
    this.#times = double(new Float64Array(2 * this.#size), this.#times);
    this.#order = double(new Float64Array(2 * this.#size), this.#order);
    this.#values = double(new Int32Array(2 * this.#size), this.#values);
  }
}
