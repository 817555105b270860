const FIRST_CAPACITY = 256;

/**
 * Ends of calls: the earliest instant first, what ends as a number. At equal instants the order is open, since releases commute.
 * A heap of four children a node, in two typed arrays.
 */
export class Departures {
  /** Instant of the earliest; Infinity when empty. */
  earliest = Infinity;
  #size = 0;
  #times = new Float64Array(FIRST_CAPACITY);
  #values = new Int32Array(FIRST_CAPACITY);

  push(time: number, value: number): void {
    if (this.#size === this.#times.length) this.#grow();
    const times = this.#times;
    const values = this.#values;
    let hole = this.#size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const above = times[parent]!;
      if (above <= time) break;
      times[hole] = above;
      values[hole] = values[parent]!;
      hole = parent;
    }
    times[hole] = time;
    values[hole] = value;
    this.earliest = times[0]!;
  }

  /** Takes the earliest out; there must be one. */
  pop(): number {
    const times = this.#times;
    const values = this.#values;
    const found = values[0]!;
    const size = --this.#size;
    if (size === 0) {
      this.earliest = Infinity;
      return found;
    }
    const time = times[size]!;
    // The place behind the last is never the least child.
    times[size] = Infinity;
    let hole = 0;
    let child = 1;
    while (child < size) {
      let least = child;
      let leastTime = times[child]!;
      const last = child + 3 < size ? child + 3 : size - 1;
      for (let other = child + 1; other <= last; other++) {
        const otherTime = times[other]!;
        if (otherTime < leastTime) {
          leastTime = otherTime;
          least = other;
        }
      }
      if (leastTime >= time) break;
      times[hole] = leastTime;
      values[hole] = values[least]!;
      hole = least;
      child = 4 * hole + 1;
    }
    times[hole] = time;
    values[hole] = values[size]!;
    this.earliest = times[0]!;
    return found;
  }

  #grow(): void {
    const times = new Float64Array(2 * this.#size);
    times.set(this.#times);
    const values = new Int32Array(2 * this.#size);
    values.set(this.#values);
    this.#times = times;
    this.#values = values;
  }
}
