/**
 * Plain data with typed arrays as bytes and back: eight bytes with the length of the head, the head as JSON in which each
 * typed array is a place and a type, then the arrays, each beginning on a multiple of eight.
 */
type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

const kinds = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array } as const;
type Kind = keyof typeof kinds;

interface Place { $column: Kind; at: number; length: number }

/** The bytes in pieces, so that they need not stand in memory at once. */
export function* pack(value: unknown): Generator<Uint8Array> {
  const columns: Column[] = [];
  let at = 0;
  const head = new TextEncoder().encode(
    JSON.stringify(value, (_key, inner: unknown) => {
      if (!isColumn(inner)) return inner;
      const place: Place = { $column: kindOf(inner), at, length: inner.length };
      columns.push(inner);
      at += padded(inner.byteLength);
      return place;
    }),
  );
  const start = new Uint8Array(8);
  new DataView(start.buffer).setUint32(0, head.length, true);
  yield start;
  yield paddedCopy(head);
  for (const column of columns) yield paddedCopy(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
}

/** What `pack` was given. Each typed array has a buffer of its own. */
export function unpack(bytes: Uint8Array): unknown {
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getUint32(0, true);
  const head = new TextDecoder().decode(bytes.subarray(8, 8 + length));
  const base = 8 + padded(length);
  return JSON.parse(head, (_key, inner: unknown) => {
    if (!isPlace(inner)) return inner;
    const type = kinds[inner.$column];
    const size = inner.length * type.BYTES_PER_ELEMENT;
    return new type(bytes.slice(base + inner.at, base + inner.at + size).buffer);
  });
}

function isColumn(value: unknown): value is Column {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function isPlace(value: unknown): value is Place {
  return value !== null && typeof value === 'object' && '$column' in value;
}

function kindOf(column: Column): Kind {
  const kind = Object.keys(kinds).find((name) => column instanceof kinds[name as Kind]);
  if (!kind) throw new TypeError(`A ${column.constructor.name} cannot be kept.`);
  return kind as Kind;
}

const padded = (length: number): number => Math.ceil(length / 8) * 8;

function paddedCopy(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(padded(bytes.length));
  copy.set(bytes);
  return copy;
}
