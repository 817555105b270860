const LINE_FEED = 10;
const RETURN = 13;
const QUOTE = 34;

/** What stopped a scan: the end of the bytes (the last row may go on), a row that is not well-formed, or no room for more rows. */
export type ScanEnd = 'bytes' | 'odd' | 'full';

/** The rows of a piece of a file, as places in its bytes: nothing is made of a cell before somebody asks for it. */
export class RowBlock {
  /** The bytes, of which only those up to the scan's end belong to the block. */
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  view = new DataView(this.bytes.buffer);
  rows = 0;
  /** Line of the first row in its file; each row of a block is one line. */
  line = 1;
  /** First cell of each row, and where the row begins; also of the row behind the last one. */
  readonly rowCell: Int32Array;
  readonly rowAt: Int32Array;
  /** Where the content of each cell begins and ends: without the quotes around it. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** 1 where the cells of a row are ASCII without doubled quotes, so that their bytes are their text. */
  readonly plain: Uint8Array;
  readonly #cells: number;
  readonly #rows: number;
  /** By byte: 0 inside a cell, else what it is. */
  readonly #kind = new Uint8Array(256);
  #delimiter = -1;

  /** @param cells how many cells fit, @param rows how many rows fit */
  constructor(cells: number, rows: number) {
    this.#cells = cells;
    this.#rows = rows;
    this.rowCell = new Int32Array(rows + 1);
    this.rowAt = new Int32Array(rows + 1);
    this.start = new Int32Array(cells);
    this.end = new Int32Array(cells);
    this.plain = new Uint8Array(rows);
  }

  /**
   * Finds the whole rows from a place on. Well-formed is: a cell with a quote in it begins and ends with one, quotes between are doubled,
   * no cell holds a line break, a line ends with LF or CRLF. Four more bytes must stand behind `until`, whatever they are.
   * @param delimiter a byte of ASCII
   */
  scan(bytes: Uint8Array<ArrayBuffer>, from: number, until: number, delimiter: number): ScanEnd {
    if (this.bytes !== bytes) this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bytes = bytes;
    this.rows = 0;
    this.rowAt[0] = from;
    if (this.#delimiter !== delimiter) {
      this.#delimiter = delimiter;
      this.#kind.fill(0).fill(1, 128);
      for (const byte of [LINE_FEED, QUOTE, delimiter]) this.#kind[byte] = 1;
    }
    // A line feed behind the end stops every loop there.
    const behind = bytes[until]!;
    bytes[until] = LINE_FEED;
    const stopped = this.#scan(bytes, from, until, delimiter);
    bytes[until] = behind;
    return stopped;
  }

  /** The first row that begins behind the block. */
  get next(): number {
    return this.rowAt[this.rows]!;
  }

  /** The text of a cell of a plain row. */
  text(cell: number): string {
    let text = '';
    for (let at = this.start[cell]!; at < this.end[cell]!; at++) text += String.fromCharCode(this.bytes[at]!);
    return text;
  }

  #scan(bytes: Uint8Array, from: number, until: number, delimiter: number): ScanEnd {
    const { rowCell, rowAt, start, end, plain } = this;
    const kind = this.#kind;
    const lastCell = this.#cells - 1;
    const lastRow = this.#rows;
    let row = 0;
    let cell = 0;
    let at = from;
    while (row < lastRow) {
      const first = cell;
      /** Bit 7: beyond ASCII; bit 8: doubled quotes. */
      let seen = 0;
      for (;;) {
        if (cell > lastCell) return row === 0 ? 'odd' : 'full';
        let byte = bytes[at]!;
        if (byte === QUOTE) {
          start[cell] = ++at;
          for (;;) {
            for (;;) {
              for (byte = bytes[at]!; kind[byte] === 0; byte = bytes[++at]!);
              if (byte === QUOTE || byte === LINE_FEED) break;
              seen |= byte;
              at++;
            }
            if (byte === LINE_FEED) return at >= until ? 'bytes' : 'odd';
            if (bytes[at + 1] !== QUOTE) break;
            seen |= 256;
            at += 2;
          }
          end[cell] = at;
          byte = bytes[++at]!;
          if (byte === RETURN && bytes[at + 1] === LINE_FEED) byte = bytes[++at]!;
          if (byte !== delimiter && byte !== LINE_FEED) return at >= until ? 'bytes' : 'odd';
          // The present reading takes a CR off the end of a row, even out of quotes.
          if (byte === LINE_FEED && bytes[end[cell]! - 1] === RETURN) return at >= until ? 'bytes' : 'odd';
        } else {
          start[cell] = at;
          for (;;) {
            for (; kind[byte] === 0; byte = bytes[++at]!);
            if (byte < 128) break;
            seen |= byte;
            byte = bytes[++at]!;
          }
          if (byte === QUOTE) return at >= until ? 'bytes' : 'odd';
          end[cell] = byte === LINE_FEED && at > start[cell]! && bytes[at - 1] === RETURN ? at - 1 : at;
        }
        cell++;
        at++;
        if (byte === LINE_FEED) break;
      }
      if (at > until) return 'bytes';
      plain[row] = seen < 128 ? 1 : 0;
      rowCell[row] = first;
      row++;
      rowCell[row] = cell;
      rowAt[row] = at;
      this.rows = row;
    }
    return 'full';
  }
}
