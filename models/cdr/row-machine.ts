import { EMPTY, numberAt } from './byte-number.ts';
import { RowBlock, blockBytes } from './row-block.ts';
import type { BlockSizes } from './row-block.ts';
import { RowHash } from './row-hash.ts';
import { hashOf } from './text-table.ts';

const LINE_FEED = 10;
const RETURN = 13;
const QUOTE = 34;

/** What stopped a scan: the end of the bytes (the last row may go on), a row that is not well-formed, or no room for more rows. */
export const ScanEnd = { bytes: 0, odd: 1, full: 2 } as const;
export type ScanEnd = (typeof ScanEnd)[keyof typeof ScanEnd];

/** Does what has to be done for every byte of a file. There is one in TypeScript; another one, which does the same, may be handed to an import. */
export interface RowMachine {
  readonly block: RowBlock;
  /**
   * Finds the whole rows of the block's bytes from a place on. Well-formed is: a cell with a quote in it begins and ends with one, quotes between
   * are doubled, no cell holds a line break, a line ends with LF or CRLF, and no quoted cell at the end of a line ends with CR.
   * Whether the row behind the last whole one is well-formed need not be told before its end.
   * @param delimiter a byte of ASCII
   */
  scan(from: number, until: number, delimiter: number): ScanEnd;
  /** Hashes the rows from `first` on. */
  hashRows(first: number): void;
  /** Reads a column (cells at that place of each row) as numbers into that of `block.numbers`; EMPTY where a row has no such cell. */
  readNumbers(place: number, first: number, column: number): void;
  /** Hashes the cells that stand in that of `block.texts`. */
  hashTexts(first: number, column: number): void;
}
export type RowMachineMaker = (sizes: BlockSizes) => RowMachine;

/** The machine in TypeScript. */
export function plainRowMachine(sizes: BlockSizes): RowMachine {
  return new PlainRowMachine(sizes);
}

class PlainRowMachine implements RowMachine {
  readonly block: RowBlock;
  /** By byte: 0 inside a cell, else 1. */
  readonly #kind = new Uint8Array(256);
  #delimiter = -1;
  readonly #hash = new RowHash();

  constructor(sizes: BlockSizes) {
    this.block = new RowBlock(sizes, new ArrayBuffer(blockBytes(sizes)));
  }

  scan(from: number, until: number, delimiter: number): ScanEnd {
    const { block } = this;
    if (this.#delimiter !== delimiter) {
      this.#delimiter = delimiter;
      this.#kind.fill(0).fill(1, 128);
      for (const byte of [LINE_FEED, QUOTE, delimiter]) this.#kind[byte] = 1;
    }
    block.rows = 0;
    block.rowAt[0] = from;
    // A line feed behind the end stops every loop there.
    const behind = block.bytes[until]!;
    block.bytes[until] = LINE_FEED;
    const stopped = this.#scan(from, until, delimiter);
    block.bytes[until] = behind;
    return stopped;
  }

  #scan(from: number, until: number, delimiter: number): ScanEnd {
    const { block } = this;
    const { bytes, rowCell, rowAt, start, end, plain } = block;
    const kind = this.#kind;
    const lastCell = block.sizes.cells - 1;
    const lastRow = block.sizes.rows;
    let row = 0;
    let cell = 0;
    let at = from;
    while (row < lastRow) {
      const first = cell;
      /** Bit 7: beyond ASCII; bit 8: doubled quotes. */
      let seen = 0;
      for (;;) {
        if (cell > lastCell) return row === 0 ? ScanEnd.odd : ScanEnd.full;
        let byte = bytes[at]!;
        if (byte === QUOTE) {
          start[cell] = ++at;
          for (;;) {
            for (;;) {
              for (byte = bytes[at]!; kind[byte] === 0; byte = bytes[++at]!);
              if (byte === QUOTE || byte === LINE_FEED) break;
              seen |= byte & 128;
              at++;
            }
            if (byte === LINE_FEED) return at >= until ? ScanEnd.bytes : ScanEnd.odd;
            if (bytes[at + 1] !== QUOTE) break;
            seen |= 256;
            at += 2;
          }
          end[cell] = at;
          byte = bytes[++at]!;
          if (byte === RETURN && bytes[at + 1] === LINE_FEED) byte = bytes[++at]!;
          if (byte !== delimiter && byte !== LINE_FEED) return at >= until ? ScanEnd.bytes : ScanEnd.odd;
          if (byte === LINE_FEED && bytes[end[cell]! - 1] === RETURN) return at >= until ? ScanEnd.bytes : ScanEnd.odd;
        } else {
          start[cell] = at;
          for (;;) {
            for (; kind[byte] === 0; byte = bytes[++at]!);
            if (byte < 128) break;
            seen |= byte & 128;
            byte = bytes[++at]!;
          }
          if (byte === QUOTE) return at >= until ? ScanEnd.bytes : ScanEnd.odd;
          end[cell] = byte === LINE_FEED && at > start[cell]! && bytes[at - 1] === RETURN ? at - 1 : at;
        }
        cell++;
        at++;
        if (byte === LINE_FEED) break;
      }
      if (at > until) return ScanEnd.bytes;
      plain[row] = seen === 0 ? 1 : 0;
      rowCell[row] = first;
      row++;
      rowCell[row] = cell;
      rowAt[row] = at;
      block.rows = row;
    }
    return ScanEnd.full;
  }

  hashRows(first: number): void {
    const { view, start, end, rowCell, rows, hashLow, hashHigh } = this.block;
    const hash = this.#hash;
    for (let row = first; row < rows; row++) {
      hash.ofBytes(view, start, end, rowCell[row]!, rowCell[row + 1]!);
      hashLow[row] = hash.low;
      hashHigh[row] = hash.high;
    }
  }

  readNumbers(place: number, first: number, column: number): void {
    const { bytes, start, end, rowCell, rows, numbers } = this.block;
    const into = numbers[column]!;
    for (let row = first; row < rows; row++) {
      const cell = rowCell[row]! + place;
      into[row] = cell < rowCell[row + 1]! ? numberAt(bytes, start[cell]!, end[cell]!) : EMPTY;
    }
  }

  hashTexts(first: number, column: number): void {
    const { view, start, end, rows, texts } = this.block;
    const { cell, hash } = texts[column]!;
    for (let row = first; row < rows; row++) hash[row] = hashOf(view, start[cell[row]!]!, end[cell[row]!]!);
  }
}
