type Column = Float64Array | Int32Array | Uint32Array;

/** Puts columns behind one another into a buffer, little-endian, each from a multiple of eight bytes on. */
export class ColumnsWriter {
  readonly #columns: Column[] = [];

  put(...columns: Column[]): void {
    this.#columns.push(...columns);
  }

  bytes(): Uint8Array {
    const size = this.#columns.reduce((sum, column) => sum + padded(column.byteLength), 0);
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const column of this.#columns) {
      bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
      at += padded(column.byteLength);
    }
    return bytes;
  }
}

/** Takes columns out of such a buffer, in the same order, as views on it. */
export class ColumnsReader {
  readonly #buffer: ArrayBuffer;
  #at = 0;

  constructor(buffer: ArrayBuffer) {
    this.#buffer = buffer;
  }

  float64(length: number): Float64Array {
    return new Float64Array(this.#buffer, this.#advance(8 * length), length);
  }

  int32(length: number): Int32Array {
    return new Int32Array(this.#buffer, this.#advance(4 * length), length);
  }

  uint32(length: number): Uint32Array {
    return new Uint32Array(this.#buffer, this.#advance(4 * length), length);
  }

  #advance(bytes: number): number {
    const at = this.#at;
    this.#at += padded(bytes);
    return at;
  }
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
