/** A file that can be read at any place, as the host hands it over. */
export interface StoredFile {
  /** Name as the user knows it. */
  name: string;
  bytes: number;
  /** The bytes from a place up to another, which is not read; all to the end where none is given. In pieces of any size. */
  chunks: (from?: number, until?: number) => AsyncIterable<Uint8Array>;
}

/** A small part of a file as a whole. */
export async function partOf(file: StoredFile, from: number, until: number): Promise<Uint8Array> {
  const part = new Uint8Array(Math.max(0, Math.min(until, file.bytes) - from));
  let length = 0;
  if (part.length > 0) {
    for await (const piece of file.chunks(from, from + part.length)) {
      part.set(piece.subarray(0, part.length - length), length);
      length += piece.length;
      if (length >= part.length) break;
    }
  }
  return part.subarray(0, Math.min(length, part.length));
}
