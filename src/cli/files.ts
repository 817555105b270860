import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CallRecordSource, ReadingOptions } from '../../models/cdr/source.ts';
import { error, UnusableInput, type Issue } from '../../models/core/issue.ts';

const CHUNK_BYTES = 1 << 20;

/** The files that the arguments name; a folder stands for the files in it, in order of their names. */
export function expandFolders(paths: string[]): string[] {
  return paths.flatMap((path) => {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(path, entry.name))
      .sort();
  });
}

/** A file as a source of call records, or why it cannot be read. */
export function fileSource(path: string, name: string, options: ReadingOptions): CallRecordSource | Issue {
  try {
    const found = statSync(path);
    if (found.isDirectory()) return error('not-a-file', '', `${name} is a folder.`, 'Name a file in it.', { file: name });
    return { name, bytes: found.size, chunks: () => createReadStream(path, { highWaterMark: CHUNK_BYTES }), options };
  } catch (reason) {
    return cannotRead(name, reason);
  }
}

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
