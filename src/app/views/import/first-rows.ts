import type { RowPreview } from '../../../../models/cdr/preview-rows.ts';
import type { ReadingOptions } from '../../../../models/cdr/source.ts';
import type { NamedFile } from '../../state/picked-files.ts';

const rowsShown = 8;

/** The first rows of a file, of an archive those of its first file, with the header, delimiter and encoding that the importer would find; null when the file can no longer be read. */
export async function firstRows(picked: NamedFile | undefined, options: ReadingOptions): Promise<RowPreview | null> {
  if (!picked) return null;
  const [{ previewRows }, { sourcesIn }, { storedBlob }] = await Promise.all([
    import('../../../../models/cdr/preview-rows.ts'), import('../../../../models/cdr/archive.ts'), import('../../../workers/stored-blob.ts'),
  ]);
  try {
    const [first] = await sourcesIn(storedBlob(picked.name, picked.file), options);
    return await previewRows(first!, rowsShown);
  } catch {
    // A file that was moved or changed since it was read has no first rows to show; reading it again says so.
    return null;
  }
}
