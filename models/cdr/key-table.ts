import { finished } from './row-hash.ts';

const FIRST_SLOTS = 1024;
/** Words of a slot: the two of the key, value + 1 (0: free), and one that makes slots lie in one line of the processor's cache. */
const SLOT = 4;

/** A map from 64-bit keys (two words) to whole numbers from 0, in a typed array: some 32 bytes an entry. */
export class KeyTable {
  #slots = new Int32Array(FIRST_SLOTS * SLOT);
  #mask = FIRST_SLOTS - 1;
  #size = 0;
  /** What `touch` read: kept, so that it is not left out. */
  touched = 0;

  get size(): number {
    return this.#size;
  }

  /** Value of the key, −1 when it is not there. */
  find(low: number, high: number): number {
    return this.#slots[this.#slot(low | 0, high | 0) + 2]! - 1;
  }

  /** Value of the key; when it is not there, it is entered with the given value and −1 comes back. */
  findOrAdd(low: number, high: number, value: number): number {
    const slot = this.#slot(low | 0, high | 0);
    const slots = this.#slots;
    const known = slots[slot + 2]!;
    if (known > 0) return known - 1;
    slots[slot] = low;
    slots[slot + 1] = high;
    slots[slot + 2] = value + 1;
    this.#size++;
    if (this.#size * 5 > this.#mask * 3) this.#grow();
    return -1;
  }

  /** Reads the slots of keys that will be looked for soon (`high` of each with `mask` by exclusive or), so that they lie in the processor's cache then. */
  touch(low: Uint32Array, high: Uint32Array, mask: number, first: number, until: number): void {
    const slots = this.#slots;
    let touched = 0;
    for (let at = first; at < until; at++) touched ^= slots[place(low[at]!, high[at]! ^ mask, this.#mask)]!;
    this.touched = touched;
  }

  /** Forgets all keys and their storage. */
  clear(): void {
    this.#slots = new Int32Array(FIRST_SLOTS * SLOT);
    this.#mask = FIRST_SLOTS - 1;
    this.#size = 0;
  }

  /** Makes room for that many keys. */
  reserve(keys: number): void {
    while (keys * 5 > this.#mask * 3) this.#grow();
  }

  #slot(low: number, high: number): number {
    const slots = this.#slots;
    const end = slots.length - 1;
    let slot = place(low, high, this.#mask);
    while (slots[slot + 2] !== 0 && (slots[slot] !== low || slots[slot + 1] !== high)) slot = (slot + SLOT) & end;
    return slot;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < old.length; at += SLOT) {
      if (old[at + 2] === 0) continue;
      const slot = this.#slot(old[at]!, old[at + 1]!);
      this.#slots[slot] = old[at]!;
      this.#slots[slot + 1] = old[at + 1]!;
      this.#slots[slot + 2] = old[at + 2]!;
    }
  }
}

/** Keys that differ in their lowest bits only lie side by side: call ids are counted up, so that the next ones are near. */
function place(low: number, high: number, mask: number): number {
  return ((finished((low >>> 4) ^ Math.imul(high, 0x9e3779b1)) ^ (low & 15)) & mask) * SLOT;
}
