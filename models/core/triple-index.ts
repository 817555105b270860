const FIRST_CAPACITY = 256;

/** Numbers triples of whole numbers (int32) from 0 on, in the order in which they are first seen. */
export class TripleIndex {
  /** How many distinct triples were seen. */
  size = 0;
  #first = new Int32Array(FIRST_CAPACITY);
  #second = new Int32Array(FIRST_CAPACITY);
  #third = new Int32Array(FIRST_CAPACITY);
  /** Open addressing: 1 + number of a triple, 0: free. Twice the places that can be taken. */
  #slots = new Int32Array(2 * FIRST_CAPACITY);

  /** Number of the triple; `size` grows when it is a new one. */
  numberOf(first: number, second: number, third: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(first, second, third) & mask;
    for (let taken = this.#slots[slot]!; taken > 0; taken = this.#slots[slot]!) {
      const number = taken - 1;
      if (this.#first[number] === first && this.#second[number] === second && this.#third[number] === third) return number;
      slot = (slot + 1) & mask;
    }
    return this.#add(slot, first, second, third);
  }

  #add(slot: number, first: number, second: number, third: number): number {
    const number = this.size++;
    this.#first[number] = first;
    this.#second[number] = second;
    this.#third[number] = third;
    this.#slots[slot] = number + 1;
    if (this.size === this.#first.length) this.#grow();
    return number;
  }

  #grow(): void {
    this.#first = doubled(this.#first);
    this.#second = doubled(this.#second);
    this.#third = doubled(this.#third);
    this.#slots = new Int32Array(2 * this.#first.length);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = hashOf(this.#first[number]!, this.#second[number]!, this.#third[number]!) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }
}

function hashOf(first: number, second: number, third: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

function doubled(from: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * from.length);
  larger.set(from);
  return larger;
}
