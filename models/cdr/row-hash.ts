/** 64-bit hash of a row's cells, left in `low` and `high`: rows of equal cells hash alike, however they were quoted. */
export class RowHash {
  low = 0;
  high = 0;

  /** Two characters a step, in two lanes that mix differently. */
  ofCells(cells: string[]): void {
    let a = 0x9747b28c;
    let b = 0x2f0b4f37;
    for (let index = 0; index < cells.length; index++) {
      const text = cells[index]!;
      const length = text.length;
      a = Math.imul(a ^ length, 0x85ebca6b);
      b = Math.imul(b + length, 0xc2b2ae35);
      a ^= a >>> 15;
      b ^= b >>> 13;
      let at = 0;
      for (; at + 1 < length; at += 2) {
        const pair = text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);
        a = Math.imul(a ^ pair, 0xcc9e2d51);
        a = (a << 15) | (a >>> 17);
        b = Math.imul(b + pair, 0x1b873593);
        b = (b << 13) | (b >>> 19);
      }
      if (at < length) {
        const one = text.charCodeAt(at);
        a = Math.imul(a ^ one, 0xcc9e2d51);
        b = Math.imul(b + one, 0x1b873593);
      }
    }
    this.low = finished(a);
    this.high = finished(b ^ Math.imul(a, 0x27d4eb2f));
  }

  ofText(text: string): void {
    ONE[0] = text;
    this.ofCells(ONE);
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
