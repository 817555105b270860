import { finished } from './row-hash.ts';

/** A map from 64-bit keys (two words) to whole numbers from 0, in typed arrays: some 20 bytes an entry. */
export class KeyTable {
  #low = new Uint32Array(1024);
  #high = new Uint32Array(1024);
  /** Value + 1; 0: free. */
  #value = new Uint32Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Value of the key, −1 when it is not there. */
  find(low: number, high: number): number {
    return this.#value[this.#slot(low >>> 0, high >>> 0)]! - 1;
  }

  /** Value of the key; when it is not there, it is entered with the given value and −1 comes back. */
  findOrAdd(low: number, high: number, value: number): number {
    const slot = this.#slot(low >>> 0, high >>> 0);
    const known = this.#value[slot]!;
    if (known > 0) return known - 1;
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#value[slot] = value + 1;
    this.#size++;
    if (this.#size * 3 > this.#value.length * 2) this.#grow();
    return -1;
  }

  /** Forgets all keys and their storage. */
  clear(): void {
    this.#low = new Uint32Array(1024);
    this.#high = new Uint32Array(1024);
    this.#value = new Uint32Array(1024);
    this.#size = 0;
  }

  #slot(low: number, high: number): number {
    const mask = this.#value.length - 1;
    let slot = finished(low ^ Math.imul(high, 0x9e3779b1)) & mask;
    while (this.#value[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high)) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const low = this.#low;
    const high = this.#high;
    const value = this.#value;
    this.#low = new Uint32Array(low.length * 2);
    this.#high = new Uint32Array(low.length * 2);
    this.#value = new Uint32Array(low.length * 2);
    for (let old = 0; old < value.length; old++) {
      if (value[old] === 0) continue;
      const slot = this.#slot(low[old]!, high[old]!);
      this.#low[slot] = low[old]!;
      this.#high[slot] = high[old]!;
      this.#value[slot] = value[old]!;
    }
  }
}
