import { finished } from './row-hash.ts';
import { readUtf8, writeUtf8 } from './utf8-bytes.ts';

const FIRST_SLOTS = 2048;

/**
 * Texts numbered from 0 in the order in which they were first seen, kept as UTF-8 bytes in typed arrays: some 20 bytes more than the text itself,
 * and no string is made before one is asked for. Texts come as strings or as bytes; the same text has the same number either way.
 */
export class TextTable {
  #words = new Int32Array(4096);
  #bytes = new Uint8Array(this.#words.buffer);
  /** Where each text begins, in words; it ends in front of the next one, filled up with zeros. */
  #from = new Int32Array(1024);
  #length = new Int32Array(1024);
  /** Pairs: hash, number + 1 (0: free). */
  #slots = new Int32Array(FIRST_SLOTS * 2);
  #mask = FIRST_SLOTS - 1;
  #size = 0;
  #scratch = new Uint8Array(128);
  #scratchView = new DataView(this.#scratch.buffer);

  get size(): number {
    return this.#size;
  }

  /** Number of the text, which is added when it is new. */
  add(text: string): number {
    if (text.length * 3 + 4 > this.#scratch.length) {
      this.#scratch = new Uint8Array(text.length * 6 + 4);
      this.#scratchView = new DataView(this.#scratch.buffer);
    }
    return this.addBytes(this.#scratchView, 0, writeUtf8(text, this.#scratch));
  }

  /** Number of the text of these bytes, which is added when it is new. There must be three bytes behind it. */
  addBytes(view: DataView, start: number, end: number): number {
    return this.addHashed(view, start, end, hashOf(view, start, end));
  }

  /** The same for a text whose hash is known (see `hashes`). */
  addHashed(view: DataView, start: number, end: number, hash: number): number {
    const known = this.#find(view, start, end, hash);
    return known >= 0 ? known : this.#enter(view, start, end, hash);
  }

  /** Leaves the hash of the text of each of the given cells in `hashes`. */
  hashes(view: DataView, start: Int32Array, end: Int32Array, cells: Int32Array, count: number, hashes: Int32Array): void {
    for (let at = 0; at < count; at++) {
      const cell = cells[at]!;
      hashes[at] = hashOf(view, start[cell]!, end[cell]!);
    }
  }

  /** Leaves the number of the text of each of the given cells in `found`, −1 where it is not there yet: many at once, so that the memory is waited for once. */
  find(view: DataView, start: Int32Array, end: Int32Array, cells: Int32Array, count: number, hashes: Int32Array, found: Int32Array): void {
    for (let at = 0; at < count; at++) {
      const cell = cells[at]!;
      found[at] = this.#find(view, start[cell]!, end[cell]!, hashes[at]!);
    }
  }

  /** Text of a number; RangeError for a number that was never given. */
  text(index: number): string {
    if (!(index >= 0 && index < this.#size)) throw new RangeError(`index is ${index}; it must lie from 0 to ${this.#size - 1}`);
    const from = this.#from[index]! * 4;
    return readUtf8(this.#bytes, from, from + this.#length[index]!);
  }

  /** All texts by number. */
  texts(): string[] {
    return Array.from({ length: this.#size }, (_, index) => this.text(index));
  }

  #find(view: DataView, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = slots[2 * slot + 1]! - 1;
      if (number < 0) return -1;
      if (slots[2 * slot] === hash && this.#equals(number, view, start, end)) return number;
    }
  }

  #equals(number: number, view: DataView, start: number, end: number): boolean {
    if (this.#length[number] !== end - start) return false;
    const words = this.#words;
    let word = this.#from[number]!;
    let at = start;
    for (; at + 4 <= end; at += 4) if (words[word++] !== view.getInt32(at, true)) return false;
    return at === end || words[word] === (view.getInt32(at, true) & ((1 << ((end - at) << 3)) - 1));
  }

  #enter(view: DataView, start: number, end: number, hash: number): number {
    const number = this.#size++;
    if (number + 1 >= this.#from.length) this.#growTexts();
    const length = end - start;
    let word = this.#from[number]!;
    if (word + (length >> 2) + 2 > this.#words.length) this.#growWords(word + (length >> 2) + 2);
    let at = start;
    for (; at + 4 <= end; at += 4) this.#words[word++] = view.getInt32(at, true);
    if (at < end) this.#words[word++] = view.getInt32(at, true) & ((1 << ((end - at) << 3)) - 1);
    this.#from[number + 1] = word;
    this.#length[number] = length;
    this.#put(hash, number + 1);
    if (this.#size * 2 > this.#mask) this.#growSlots();
    return number;
  }

  #put(hash: number, value: number): void {
    let slot = hash & this.#mask;
    while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[2 * slot] = hash;
    this.#slots[2 * slot + 1] = value;
  }

  #growSlots(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < old.length; at += 2) if (old[at + 1] !== 0) this.#put(old[at]!, old[at + 1]!);
  }

  #growTexts(): void {
    this.#from = grown(this.#from, this.#from.length * 2);
    this.#length = grown(this.#length, this.#length.length * 2);
  }

  #growWords(least: number): void {
    this.#words = grown(this.#words, Math.max(least, this.#words.length * 2));
    this.#bytes = new Uint8Array(this.#words.buffer);
  }
}

function grown(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}

function hashOf(view: DataView, start: number, end: number): number {
  let hash = Math.imul(end - start, 0x9e3779b1) ^ 0x2f0b4f37;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0xcc9e2d51);
    hash ^= hash >>> 15;
  }
  if (at < end) {
    hash = Math.imul(hash ^ (view.getInt32(at, true) & ((1 << ((end - at) << 3)) - 1)), 0xcc9e2d51);
    hash ^= hash >>> 15;
  }
  return finished(hash) | 0;
}
