const FIRST_CAPACITY = 1024;

/** A buffer that can be moved into one of another size (ES2024); elsewhere its bytes are copied. */
interface Movable { transfer?: (bytes: number) => ArrayBuffer }

/** The first values of a typed array in a buffer of just their size. The array itself is of no use afterwards. */
export function cutTo<T extends Cells>(data: T, length: number): T {
  const buffer = data.buffer as ArrayBuffer & Movable;
  if (data.length === length && buffer.byteLength === data.byteLength) return data;
  if (!buffer.transfer || data.byteOffset !== 0) return data.slice(0, length) as T;
  return new (data.constructor as new (moved: ArrayBuffer) => T)(buffer.transfer(length * data.BYTES_PER_ELEMENT));
}

type Cells = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A typed column that grows as values are pushed. `length` counts the values; the storage behind it may be longer. */
abstract class Column<T extends Cells> {
  length = 0;
  protected data: T;

  constructor(capacity = FIRST_CAPACITY) {
    this.data = this.allocate(Math.max(1, capacity));
  }

  protected abstract allocate(capacity: number): T;

  /** Value of a row; NaN outside the column. */
  at(row: number): number {
    return row < this.length ? this.data[row]! : NaN;
  }

  /** Changes the value of a row that exists; RangeError otherwise. */
  set(row: number, value: number): void {
    if (!(row >= 0 && row < this.length)) throw new RangeError(`row is ${row}; it must lie from 0 to ${this.length - 1}`);
    this.data[row] = value;
  }

  /** The values so far, sharing the column's storage: valid until the next push. */
  view(): T {
    return this.data.subarray(0, this.length) as T;
  }

  /** The values in storage of just their size, which can be transferred. */
  trim(): T {
    return this.data.slice(0, this.length) as T;
  }

  /** Hands the values over in storage of just their size and keeps nothing: the larger storage is free at once where the engine can. */
  take(): T {
    const { data, length } = this;
    this.length = 0;
    this.data = this.allocate(1);
    return cutTo(data, length) as T;
  }

  /** Forgets all values and keeps the storage. */
  clear(): void {
    this.length = 0;
  }

  protected grow(): void {
    const larger = this.allocate(this.data.length * 2);
    larger.set(this.data);
    this.data = larger;
  }
}

// Each class has its own `push`: one shared by all kinds would be slow, for the engine could not know the kind of array.

export class Uint16Column extends Column<Uint16Array<ArrayBuffer>> {
  protected override allocate(capacity: number): Uint16Array<ArrayBuffer> {
    return new Uint16Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.data.length) this.grow();
    this.data[this.length++] = value;
  }
}

export class Uint32Column extends Column<Uint32Array<ArrayBuffer>> {
  protected override allocate(capacity: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.data.length) this.grow();
    this.data[this.length++] = value;
  }
}
