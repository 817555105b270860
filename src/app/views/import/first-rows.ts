import type { RowPreview } from '../../../../models/cdr/preview-rows.ts';
import type { ReadingOptions } from '../../../../models/cdr/source.ts';

const rowsShown = 8;

/** The first rows of a file with the header, delimiter and encoding that the importer would find; null when the file can no longer be read. */
export async function firstRows(file: File, options: ReadingOptions): Promise<RowPreview | null> {
  const { previewRows } = await import('../../../../models/cdr/preview-rows.ts');
  try {
    return await previewRows({ name: file.name, bytes: file.size, chunks: () => chunksOf(file), options }, rowsShown);
  } catch {
    // A file that was moved or changed since it was read has no first rows to show; reading it again says so.
    return null;
  }
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
