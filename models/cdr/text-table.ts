import type { RowBlock, TextColumn } from './row-block.ts';
import { finished } from './row-hash.ts';
import { readUtf8, writeUtf8 } from './utf8-bytes.ts';

const FIRST_SLOTS = 2048;
/** Words of a slot: number + 1 (0: free), length in bytes, and the first bytes of the text: half a line of the processor's cache, so that one look tells. */
const SLOT = 8;
const SLOT_BYTES = 24;

/**
 * Texts numbered from 0 in the order in which they were first seen, kept as UTF-8 bytes in typed arrays: some 60 bytes more than the text itself,
 * and no string is made before one is asked for. Texts come as strings or as bytes; the same text has the same number either way.
 */
export class TextTable {
  #words = new Int32Array(4096);
  #bytes = new Uint8Array(this.#words.buffer);
  /** Where each text begins, in words; it ends in front of the next one, filled up with zeros. */
  #from = new Int32Array(1024);
  #length = new Int32Array(1024);
  #slots = new Int32Array(FIRST_SLOTS * SLOT);
  #mask = FIRST_SLOTS - 1;
  #size = 0;
  #scratch = new Uint8Array(128);
  #scratchView = new DataView(this.#scratch.buffer);
  /** What was read to bring it near: kept, so that the reading is not left out. */
  touched = 0;

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

  /** The same for a text whose hash is known (see `hashOf`). */
  addHashed(view: DataView, start: number, end: number, hash: number): number {
    const known = this.#find(view, start, end, hash);
    return known >= 0 ? known : this.#enter(view, start, end, hash);
  }

  /** Leaves the number of the text of each cell of a column in `found`, −1 where it is not there yet. */
  find({ view, start, end, rows }: RowBlock, { cell: cells, hash: hashes }: TextColumn, first: number, found: Int32Array): void {
    const slots = this.#slots;
    const mask = this.#mask;
    let touched = 0;
    // All slots are asked for first: so the memory is waited for once, not for each text.
    for (let at = first; at < rows; at++) touched ^= slots[(hashes[at]! & mask) * SLOT]!;
    this.touched = touched;
    for (let at = first; at < rows; at++) {
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
    const last = slots.length - 1;
    const length = end - start;
    const whole = length >> 2;
    for (let slot = (hash & this.#mask) * SLOT; ; slot = (slot + SLOT) & last) {
      const number = slots[slot]! - 1;
      if (number < 0) return -1;
      if (slots[slot + 1] !== length) continue;
      if (length > SLOT_BYTES) {
        if (this.#equals(number, view, start, end)) return number;
        continue;
      }
      let word = 0;
      while (word < whole && slots[slot + 2 + word] === view.getInt32(start + 4 * word, true)) word++;
      if (word < whole) continue;
      if ((length & 3) === 0 || slots[slot + 2 + word] === (view.getInt32(start + 4 * word, true) & ((1 << ((length & 3) << 3)) - 1))) return number;
    }
  }

  #equals(number: number, view: DataView, start: number, end: number): boolean {
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
    // One word more than the text, for what is read behind it.
    if (word + (length >> 2) + 2 > this.#words.length) this.#growWords(word + (length >> 2) + 2);
    let at = start;
    for (; at + 4 <= end; at += 4) this.#words[word++] = view.getInt32(at, true);
    if (at < end) this.#words[word++] = view.getInt32(at, true) & ((1 << ((end - at) << 3)) - 1);
    this.#from[number + 1] = word;
    this.#length[number] = length;
    this.#put(number, hash);
    if (this.#size * 5 > this.#mask * 4) this.#growSlots();
    return number;
  }

  #put(number: number, hash: number): void {
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = (hash & this.#mask) * SLOT;
    while (slots[slot] !== 0) slot = (slot + SLOT) & last;
    const length = this.#length[number]!;
    const from = this.#from[number]!;
    slots[slot] = number + 1;
    slots[slot + 1] = length;
    for (let word = 0; 4 * word < Math.min(length, SLOT_BYTES); word++) slots[slot + 2 + word] = this.#words[from + word]!;
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#mask = this.#mask * 2 + 1;
    const view = new DataView(this.#words.buffer);
    for (let number = 0; number < this.#size; number++) {
      const from = this.#from[number]! * 4;
      this.#put(number, hashOf(view, from, from + this.#length[number]!));
    }
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

/** Hash of a text by its bytes of UTF-8; there must be three bytes behind it. */
export function hashOf(view: DataView, start: number, end: number): number {
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
