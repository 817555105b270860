import { MOST_PHASES } from './flatten.ts';

const FIRST_CAPACITY = 64;

/** Calls of more than one phase that are in progress, as numbered places that are used again. */
export class CallsInPhases {
  /** By place: arrival, window row, phase under way, phases in all, number of the try. */
  arrival = new Int32Array(FIRST_CAPACITY);
  window = new Int32Array(FIRST_CAPACITY);
  phase = new Uint8Array(FIRST_CAPACITY);
  phases = new Uint8Array(FIRST_CAPACITY);
  tries = new Int32Array(FIRST_CAPACITY);
  /** Alternative that the call took in phase p: alternative[place · 8 + p]; negative: none. */
  alternative = new Int32Array(FIRST_CAPACITY * MOST_PHASES);
  #free = new Int32Array(FIRST_CAPACITY);
  #freeCount = 0;
  #used = 0;

  /** A place for a new call. */
  take(): number {
    if (this.#freeCount > 0) return this.#free[--this.#freeCount]!;
    if (this.#used === this.arrival.length) this.#grow();
    return this.#used++;
  }

  /** Gives a place back. */
  leave(place: number): void {
    this.#free[this.#freeCount++] = place;
  }

  #grow(): void {
    const size = 2 * this.#used;
    const larger = (old: Int32Array, length: number): Int32Array<ArrayBuffer> => {
      const made = new Int32Array(length);
      made.set(old);
      return made;
    };
    const largerBytes = (old: Uint8Array): Uint8Array<ArrayBuffer> => {
      const made = new Uint8Array(size);
      made.set(old);
      return made;
    };
    this.arrival = larger(this.arrival, size);
    this.window = larger(this.window, size);
    this.tries = larger(this.tries, size);
    this.#free = larger(this.#free, size);
    this.alternative = larger(this.alternative, size * MOST_PHASES);
    this.phase = largerBytes(this.phase);
    this.phases = largerBytes(this.phases);
  }
}
