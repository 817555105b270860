import { writeUtf8 } from './utf8-bytes.ts';

const FIRST_A = 0x9747b28c | 0;
const FIRST_B = 0x2f0b4f37;

/** 64-bit hash of a row's cells, left in `low` and `high`: rows of equal cells hash alike, however they were quoted, as texts or as bytes. */
export class RowHash {
  low = 0;
  high = 0;
  #a = 0;
  #b = 0;
  #scratch = new Uint8Array(96);

  ofCells(cells: string[]): void {
    this.#a = FIRST_A;
    this.#b = FIRST_B;
    for (let index = 0; index < cells.length; index++) this.#addText(cells[index]!);
    this.#finish();
  }

  ofText(text: string): void {
    ONE[0] = text;
    this.ofCells(ONE);
  }

  /** Of cells whose bytes are their text: those from `first` to before `last`, at the places `start` and `end`. */
  ofBytes(view: DataView, start: Int32Array, end: Int32Array, first: number, last: number): void {
    let a = FIRST_A;
    let b = FIRST_B;
    for (let cell = first; cell < last; cell++) {
      let at = start[cell]!;
      const until = end[cell]!;
      a = Math.imul(a ^ (until - at), 0x85ebca6b);
      b = Math.imul(b + (until - at), 0xc2b2ae35);
      a ^= a >>> 15;
      b ^= b >>> 13;
      for (; at + 4 <= until; at += 4) {
        const word = view.getInt32(at, true);
        a = Math.imul(a ^ word, 0xcc9e2d51);
        a = (a << 15) | (a >>> 17);
        b = Math.imul(b + word, 0x1b873593);
        b = (b << 13) | (b >>> 19);
      }
      if (at < until) {
        // What stands behind the cell is cut off.
        const word = view.getInt32(at, true) & ((1 << ((until - at) << 3)) - 1);
        a = Math.imul(a ^ word, 0xcc9e2d51);
        b = Math.imul(b + word, 0x1b873593);
      }
    }
    this.#a = a;
    this.#b = b;
    this.#finish();
  }

  /** Four bytes of UTF-8 a step, in two lanes that mix differently. */
  #addText(text: string): void {
    if (text.length * 3 > this.#scratch.length) this.#scratch = new Uint8Array(text.length * 6);
    const bytes = this.#scratch;
    const length = writeUtf8(text, bytes);
    let a = Math.imul(this.#a ^ length, 0x85ebca6b);
    let b = Math.imul(this.#b + length, 0xc2b2ae35);
    a ^= a >>> 15;
    b ^= b >>> 13;
    let at = 0;
    for (; at + 4 <= length; at += 4) {
      const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
      a = Math.imul(a ^ word, 0xcc9e2d51);
      a = (a << 15) | (a >>> 17);
      b = Math.imul(b + word, 0x1b873593);
      b = (b << 13) | (b >>> 19);
    }
    if (at < length) {
      let word = 0;
      for (let shift = 0; at < length; shift += 8) word |= bytes[at++]! << shift;
      a = Math.imul(a ^ word, 0xcc9e2d51);
      b = Math.imul(b + word, 0x1b873593);
    }
    this.#a = a;
    this.#b = b;
  }

  #finish(): void {
    this.low = finished(this.#a);
    this.high = finished(this.#b ^ Math.imul(this.#a, 0x27d4eb2f));
  }
}

const ONE = [''];

/** Spreads every bit over the whole word (the final mix of MurmurHash3). */
export function finished(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
