/** Whole numbers that leave in the order in which they came. */
export class FirstInFirstOut {
  #values = new Int32Array(16);
  #from = 0;
  #until = 0;

  get empty(): boolean {
    return this.#from === this.#until;
  }

  push(value: number): void {
    if (this.#from === this.#until) this.#from = this.#until = 0;
    if (this.#until === this.#values.length) {
      const larger = new Int32Array(2 * this.#until);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#until++] = value;
  }

  /** Takes the first out; there must be one. */
  shift(): number {
    return this.#values[this.#from++]!;
  }
}
