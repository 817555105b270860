import type { RowBlock } from './row-block.ts';
import { ScanEnd, plainRowMachine } from './row-machine.ts';
import type { RowMachine, RowMachineMaker } from './row-machine.ts';
import { RowReader } from './row-reader.ts';
import type { Lexing, RowSink } from './row-reader.ts';
import { GuessingDecoder, NamedDecoder, beginsWithWideCharacter, platformDecoder, wholeCharactersEnd } from './text-decoder.ts';
import type { ByteDecoder, PlatformDecoder } from './text-decoder.ts';

/** Sizes in bytes; they change the speed, never the rows. */
export interface QuickSizes {
  /** Read at a time. */
  window: number;
  /** A row that is not whole in so many bytes is left to PapaParse. */
  longestRow: number;
  /** How much PapaParse is given to read a row that is not well-formed; where the last is not enough, it reads the rest of the file. */
  spans: readonly number[];
}
const SIZES: QuickSizes = { window: 131_072, longestRow: 65_536, spans: [16_384, 131_072] };
const ROWS = 2048;
const CELLS = 32_768;
/** Characters that PapaParse is given at a time when it reads the rest of the file. */
const REST_BLOCK = 1_048_576;
const DELIMITERS = [',', ';', '\t', '|'];

export type QuickEncoding = 'utf-8' | 'windows-1252';

export interface QuickSink {
  /** Takes well-formed rows; `cells` makes the texts of one of them, `raw` gives it as it stands in the file. */
  block(rows: RowMachine, cells: (row: number) => string[], raw: (row: number) => string): void;
  /** Takes a row that PapaParse read; `raw()` gives it as it stands in the file. */
  row: RowSink;
}

/** Whether files of that lexing can be read by `QuickRows`. */
export function isQuick(lexing: Lexing): boolean {
  return lexing.newline === '\n' && lexing.fields === undefined && DELIMITERS.includes(lexing.delimiter);
}

/**
 * Reads the rows of a file from its bytes: well-formed rows by their places, the others as `RowReader` reads them, which is the judge: cells, lines and
 * order are the same as if it had read the whole file. Where the pieces of the file are cut changes nothing, for what is left to PapaParse is
 * told by the bytes from a row's start on.
 */
export class QuickRows {
  readonly #lexing: Lexing;
  readonly #delimiter: number;
  readonly #width: () => number;
  readonly #sink: QuickSink;
  readonly #sizes: QuickSizes;
  readonly #machine: RowMachine;
  readonly #block: RowBlock;
  readonly #buffer: Uint8Array;
  readonly #room: number;
  readonly #utf8 = platformDecoder('utf-8', { fatal: true });
  #from = 0;
  #until = 0;
  #line = 1;
  /** What the bytes beyond ASCII are; null before the first of them in a file whose encoding nobody gave. */
  #encoding: QuickEncoding | null;
  #decoder: PlatformDecoder;
  /** Place in the spans while PapaParse reads a row, else −1. */
  #span = -1;
  #rest: { decoder: ByteDecoder; rows: RowReader; text: string } | null = null;
  /** What reads a row that is not well-formed. */
  #reading: RowReader | null = null;
  #atStart = true;
  #blockText: string | null = null;

  /**
   * @param width cells of a complete row now
   * @param encoding null: UTF-8 unless the first byte beyond ASCII says otherwise, as with GuessingDecoder
   */
  constructor(lexing: Lexing, width: () => number, encoding: QuickEncoding | null, sink: QuickSink, machine: RowMachineMaker = plainRowMachine, sizes = SIZES) {
    this.#sizes = sizes;
    this.#room = Math.max(sizes.window, ...sizes.spans);
    this.#machine = machine({ bytes: this.#room, cells: CELLS, rows: ROWS });
    this.#block = this.#machine.block;
    this.#buffer = this.#block.bytes;
    this.#lexing = lexing;
    this.#delimiter = lexing.delimiter.charCodeAt(0);
    this.#width = width;
    this.#encoding = encoding;
    this.#decoder = platformDecoder(encoding ?? 'utf-8', { fatal: false });
    this.#sink = sink;
  }

  get encoding(): QuickEncoding {
    return this.#encoding ?? 'utf-8';
  }

  /** Reads the next bytes of the file, in pieces of any size. */
  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#rest) return this.#readRest(this.#rest.decoder.push(bytes.subarray(at)), false);
      at += this.#fill(bytes, at);
      this.#drain(false);
    }
  }

  /** The file has ended. */
  end(): void {
    if (!this.#rest) this.#drain(true);
    if (this.#rest) this.#readRest(this.#rest.decoder.end(), true);
  }

  /** Takes as many bytes as there is room for. */
  #fill(bytes: Uint8Array, at: number): number {
    if (this.#until === this.#room) {
      this.#buffer.copyWithin(0, this.#from, this.#until);
      this.#until -= this.#from;
      this.#from = 0;
    }
    const count = Math.min(bytes.length - at, this.#room - this.#until);
    this.#buffer.set(at === 0 && count === bytes.length ? bytes : bytes.subarray(at, at + count), this.#until);
    this.#until += count;
    return count;
  }

  #drain(last: boolean): void {
    if (this.#atStart && !this.#passMark(last)) return;
    // A window is filled before it is read, so that blocks are large.
    if (!last && this.#span < 0 && this.#until < this.#room) return;
    while (!this.#rest) {
      if (this.#span >= 0) {
        if (!this.#readSpan(last)) return;
        continue;
      }
      const stopped = this.#machine.scan(this.#from, this.#until, this.#delimiter);
      const odd = this.#emitBlock() || stopped === ScanEnd.odd || (stopped === ScanEnd.bytes && (last || this.#until - this.#from >= this.#sizes.longestRow));
      if (last && this.#from === this.#until) return;
      if (odd) this.#span = 0;
      else if (stopped === ScanEnd.bytes) return;
    }
  }

  /** Passes over the mark of UTF-8. False while too few bytes are there to tell. */
  #passMark(last: boolean): boolean {
    if (this.#until < 3 && !last) return false;
    const [a, b, c] = this.#buffer;
    if (this.encoding === 'utf-8' && this.#until >= 3 && a === 0xef && b === 0xbb && c === 0xbf) this.#from = 3;
    this.#atStart = false;
    return true;
  }

  /** Hands the rows of the block on, up to one that is not decoded as it should be; whether there was such a row. */
  #emitBlock(): boolean {
    const block = this.#block;
    const rows = block.rows;
    let allPlain = true;
    for (let row = 0; row < block.rows; row++) {
      if (block.plain[row] === 1) continue;
      allPlain = false;
      if (!this.#isDecodable(row)) block.rows = row;
    }
    this.#blockText = null;
    block.line = this.#line;
    if (block.rows > 0) this.#sink.block(this.#machine, (row) => this.#cells(row, allPlain), (row) => this.#raw(row));
    this.#from = block.next;
    this.#line += block.rows;
    return block.rows < rows;
  }

  #isDecodable(row: number): boolean {
    const bytes = this.#buffer.subarray(this.#block.rowAt[row]!, this.#block.rowAt[row + 1]);
    const beyond = beyondAscii(bytes);
    if (beyond < 0) return true;
    this.#settle(bytes.subarray(beyond));
    if (this.#encoding === 'windows-1252') return !bytes.some((byte) => UNDEFINED_IN_1252.includes(byte));
    try {
      return !this.#utf8.decode(bytes).includes('\ufffd');
    } catch {
      return false;
    }
  }

  /** Decides what bytes beyond ASCII are, by the first of them in the file. */
  #settle(bytes: Uint8Array): void {
    if (this.#encoding !== null) return;
    this.#encoding = beginsWithWideCharacter(bytes) ? 'utf-8' : 'windows-1252';
    this.#decoder = platformDecoder(this.#encoding, { fatal: false });
  }

  #cells(row: number, allPlain: boolean): string[] {
    const { rowCell, start, end, plain, rowAt } = this.#block;
    const first = rowCell[row]!;
    const cells = new Array<string>(rowCell[row + 1]! - first);
    if (plain[row] === 0) {
      for (let at = 0; at < cells.length; at++) {
        const text = this.#decoded(this.#buffer.subarray(start[first + at], end[first + at]));
        cells[at] = text.includes('"') ? text.replaceAll('""', '"') : text;
      }
      return cells;
    }
    const from = allPlain ? rowAt[0]! : rowAt[row]!;
    const text = allPlain ? (this.#blockText ??= this.#utf8.decode(this.#buffer.subarray(from, this.#block.next))) : this.#utf8.decode(this.#buffer.subarray(from, rowAt[row + 1]));
    for (let at = 0; at < cells.length; at++) cells[at] = text.slice(start[first + at]! - from, end[first + at]! - from);
    return cells;
  }

  /** A row of the block without its line end. */
  #raw(row: number): string {
    return this.#decoded(this.#buffer.subarray(this.#block.rowAt[row]!, this.#block.rowAt[row + 1])).replace(/\r?\n$/, '');
  }

  /** The row that the sink is given now by PapaParse, as it stands in the file, without its line end. */
  raw(): string {
    return this.#reading?.raw() ?? '';
  }

  /** Text of whole characters. Some engines take windows-1252 for ISO 8859-1 unless they decode a stream. */
  #decoded(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: this.#encoding === 'windows-1252' });
  }

  /** Lets PapaParse read on from a row that is not well-formed. False when more bytes are needed. */
  #readSpan(last: boolean): boolean {
    const size = this.#sizes.spans[this.#span];
    if (size === undefined) {
      this.#leaveRest();
      return true;
    }
    if (this.#until - this.#from < size && !last) return false;
    const whole = last && this.#until - this.#from <= size;
    let bytes = this.#buffer.subarray(this.#from, whole ? this.#until : this.#from + size);
    const beyond = beyondAscii(bytes);
    if (beyond >= 0 && this.#encoding === null) {
      // The character at the end may not be whole.
      if (!whole && beyond > bytes.length - 4) bytes = bytes.subarray(0, beyond);
      else this.#settle(bytes.subarray(beyond));
    }
    if (!whole && this.#encoding !== 'windows-1252') bytes = bytes.subarray(0, wholeCharactersEnd(bytes));
    const reader = (this.#reading = new RowReader(this.#lexing, this.#width, this.#sink.row, this.#line));
    reader.feed(this.#decoded(bytes), whole);
    const lines = reader.line - this.#line;
    this.#line = reader.line;
    this.#span = lines > 0 || whole ? -1 : this.#span + 1;
    if (whole) this.#from = this.#until;
    else for (let line = 0; line < lines; line++) this.#from = this.#buffer.indexOf(10, this.#from) + 1;
    return !whole;
  }

  #leaveRest(): void {
    const decoder = this.#encoding === null ? new GuessingDecoder() : new NamedDecoder(this.#encoding);
    this.#reading = new RowReader(this.#lexing, this.#width, this.#sink.row, this.#line);
    this.#rest = { decoder, rows: this.#reading, text: '' };
    const bytes = this.#buffer.slice(this.#from, this.#until);
    this.#readRest(decoder.push(bytes), false);
  }

  #readRest(piece: string, last: boolean): void {
    const rest = this.#rest!;
    this.#encoding = rest.decoder.encoding as QuickEncoding;
    rest.text += piece;
    while (rest.text.length > REST_BLOCK) {
      rest.rows.feed(rest.text.slice(0, REST_BLOCK), false);
      rest.text = rest.text.slice(REST_BLOCK);
    }
    if (last) rest.rows.feed(rest.text, true);
  }
}

/** The bytes that windows-1252 leaves undefined. */
const UNDEFINED_IN_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

function beyondAscii(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 0x80) return at;
  return -1;
}
