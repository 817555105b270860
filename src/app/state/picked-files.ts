/** A file as it was picked, or a folder with all of its files, which is read as one. */
export interface PickedFile {
  name: string;
  folder: boolean;
  /** The file itself, or those of the folder; their names begin with the folder's. */
  files: NamedFile[];
}

export interface NamedFile {
  name: string;
  file: File;
}

/** Name of rows that were pasted. */
export const pastedName = 'pasted rows';

/** A file on its own. */
export function pickedFile(file: File): PickedFile {
  return { name: file.name, folder: false, files: [{ name: file.name, file }] };
}

/** Puts the files of each folder together, in order of their names; files that stand in none are on their own. Names with a leading dot are no files of the user's. */
export function byFolder(files: readonly NamedFile[]): PickedFile[] {
  const picked: PickedFile[] = [];
  const folders = new Map<string, PickedFile>();
  for (const item of files) {
    const slash = item.name.indexOf('/');
    if (slash < 0) {
      picked.push({ name: item.name, folder: false, files: [item] });
      continue;
    }
    const name = item.name.slice(0, slash);
    let folder = folders.get(name);
    if (!folder) {
      folder = { name, folder: true, files: [] };
      folders.set(name, folder);
      picked.push(folder);
    }
    if (!item.name.split('/').some((part) => part.startsWith('.'))) folder.files.push(item);
  }
  for (const { files: inner } of folders.values()) inner.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return picked;
}

/** Chosen files with their names, of a folder that was chosen with its path. */
export function chosenFiles(files: readonly File[]): NamedFile[] {
  return files.map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** What was dropped: files, and all files in dropped folders with their paths. To be called while the event is handled. */
export async function droppedFiles(dropped: DataTransfer): Promise<NamedFile[]> {
  const entries = [...dropped.items].flatMap((item) => (item.kind === 'file' ? [item.webkitGetAsEntry()] : []));
  // Where a browser gives no entries, there are no folders either.
  if (entries.some((entry) => entry === null)) return chosenFiles([...dropped.files]);
  const found: NamedFile[] = [];
  for (const entry of entries) await collect(entry!, entry!.name, found);
  return found;
}

async function collect(entry: FileSystemEntry, name: string, found: NamedFile[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ name, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A browser gives the entries of a folder in parts, until one is empty.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return;
    for (const inner of part) await collect(inner, `${name}/${inner.name}`, found);
  }
}
