import type { StoredFile } from '../../models/cdr/stored-file.ts';

/** A file of the browser as the importer reads it. */
export function storedBlob(name: string, blob: Blob): StoredFile {
  return { name, bytes: blob.size, chunks: (from = 0, until = blob.size) => chunksOf(blob.slice(from, until)) };
}

/** The bytes of a file as they come from the disk. Not every browser can iterate a stream. */
async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}
