/** How many columns of a block can be read at once. */
const NUMBER_COLUMNS = 16;
const TEXT_COLUMNS = 4;
/** Bytes behind the last one that may be read or written over. */
const SPARE = 64;

export interface BlockSizes {
  /** Bytes, cells and rows that fit. */
  bytes: number;
  cells: number;
  rows: number;
}

/** Texts of one column: the cell of each row, and its hash. */
export interface TextColumn {
  cell: Int32Array;
  hash: Int32Array;
}

/**
 * The rows of a piece of a file, as places in its bytes: nothing is made of a cell before somebody asks for it. All arrays lie in one buffer, which
 * may be the memory of a WebAssembly module.
 */
export class RowBlock {
  readonly sizes: BlockSizes;
  /** The bytes, of which only those of the rows belong to the block. */
  readonly bytes: Uint8Array;
  readonly view: DataView;
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
  /** Hash of the cells of each row (see RowHash). */
  readonly hashLow: Uint32Array;
  readonly hashHigh: Uint32Array;
  /** Room for columns. */
  readonly numbers: Float64Array[];
  readonly texts: TextColumn[];

  /** @param buffer of at least `blockBytes` from `at` on, a multiple of 8 */
  constructor(sizes: BlockSizes, buffer: ArrayBuffer, at = 0) {
    this.sizes = sizes;
    const take = (bytes: number): number => {
      const from = at;
      at = rounded(at + bytes);
      return from;
    };
    const words = (count: number): Int32Array => new Int32Array(buffer, take(4 * count), count);
    this.numbers = Array.from({ length: NUMBER_COLUMNS }, () => new Float64Array(buffer, take(8 * sizes.rows), sizes.rows));
    this.texts = Array.from({ length: TEXT_COLUMNS }, () => ({ cell: words(sizes.rows), hash: words(sizes.rows) }));
    this.rowCell = words(sizes.rows + 1);
    this.rowAt = words(sizes.rows + 1);
    this.start = words(sizes.cells);
    this.end = words(sizes.cells);
    this.hashLow = new Uint32Array(buffer, take(4 * sizes.rows), sizes.rows);
    this.hashHigh = new Uint32Array(buffer, take(4 * sizes.rows), sizes.rows);
    this.plain = new Uint8Array(buffer, take(sizes.rows), sizes.rows);
    const from = take(sizes.bytes + SPARE);
    this.bytes = new Uint8Array(buffer, from, sizes.bytes + SPARE);
    this.view = new DataView(buffer, from, sizes.bytes + SPARE);
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
}

/** Bytes that a block of these sizes takes. */
export function blockBytes({ bytes, cells, rows }: BlockSizes): number {
  const perRow = NUMBER_COLUMNS * 8 + TEXT_COLUMNS * 8 + 8 + 8 + 1;
  return rounded(bytes + SPARE) + cells * 8 + (rows + 1) * perRow + 8 * (NUMBER_COLUMNS + 2 * TEXT_COLUMNS + 8);
}

function rounded(bytes: number): number {
  return (bytes + 7) & ~7;
}
