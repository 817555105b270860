import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { sourcesIn } from '../../models/cdr/archive.ts';
import type { CallRecordSource, ReadingOptions } from '../../models/cdr/source.ts';
import type { StoredFile } from '../../models/cdr/stored-file.ts';
import { error, UnusableInput, type Issue } from '../../models/core/issue.ts';

const CHUNK_BYTES = 1 << 20;

/** The files that the arguments name; a folder stands for the files in it and in its folders, in order of their names. Names with a leading dot are none. */
export function expandFolders(paths: string[]): string[] {
  return paths.flatMap((path) => (statSync(path, { throwIfNoEntry: false })?.isDirectory() ? filesIn(path) : [path]));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
    });
}

/** The sources of call records in a file: itself, or what an archive holds; or why it cannot be read. */
export async function fileSources(path: string, name: string, options: ReadingOptions): Promise<(CallRecordSource | Issue)[]> {
  try {
    const found = statSync(path);
    if (found.isDirectory()) return [error('not-a-file', '', `${name} is a folder.`, 'Name a file in it.', { file: name })];
    // What is no file on a disk (a pipe) has no size and comes once, from its beginning to its end.
    if (!found.isFile()) return [{ name, bytes: found.size, chunks: () => createReadStream(path, { highWaterMark: CHUNK_BYTES }), options }];
    return await sourcesIn(storedFile(path, name, found.size), options);
  } catch (reason) {
    return [cannotRead(name, reason)];
  }
}

/** The sources of a path that may be a folder; the names of its files begin with that of the folder. */
export async function pathSources(path: string, name: string, options: ReadingOptions): Promise<(CallRecordSource | Issue)[]> {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return fileSources(path, name, options);
  const files = filesIn(path);
  if (files.length === 0) return [error('empty-folder', '', `${name} is a folder without files.`, 'Name the folder that holds the call records.', { file: name })];
  const sources: (CallRecordSource | Issue)[] = [];
  for (const file of files) sources.push(...(await fileSources(file, `${name}/${relative(path, file).replaceAll(sep, '/')}`, options)));
  return sources;
}

function storedFile(path: string, name: string, bytes: number): StoredFile {
  return { name, bytes, chunks: (from = 0, until = bytes) => (until > from ? createReadStream(path, { highWaterMark: CHUNK_BYTES, start: from, end: until - 1 }) : nothing()) };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** The text of a file. Throws UnusableInput when it cannot be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (reason) {
    throw new UnusableInput([cannotRead(path, reason)]);
  }
}

/** Names under which files are reported: their base names, or the whole paths where base names are the same. */
export function reportNames(paths: string[]): string[] {
  const names = paths.map((path) => basename(path));
  return new Set(names).size === names.length ? names : paths;
}

function cannotRead(name: string, reason: unknown): Issue {
  const code = reason instanceof Error && 'code' in reason ? reason.code : null;
  if (code === 'ENOENT') return error('no-such-file', '', `${name} does not exist.`, 'Check the path and the spelling.', { file: name });
  if (code === 'EACCES' || code === 'EPERM') return error('not-allowed', '', `${name} may not be read by you.`, 'Change its permissions or copy it.', { file: name });
  const words = reason instanceof Error ? reason.message : String(reason);
  return error('unreadable', '', `${name} cannot be read (${words}).`, 'Copy the file to another place and try again.', { file: name });
}
