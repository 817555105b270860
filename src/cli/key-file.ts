import { existsSync, writeFileSync } from 'node:fs';
import { newKey } from '../workers/keyed-hash.ts';
import { readText } from './files.ts';
import { UsageError } from './io.ts';

/** Only the owner reads and writes the file. */
const OWNER_ONLY = 0o600;

/** The key in a file, by which pseudonyms are the same again; a file that does not exist is written with a new key. Throws UsageError when it cannot be. */
export function keyOf(path: string): string {
  if (existsSync(path)) return readText(path).trim();
  const key = newKey();
  try {
    writeFileSync(path, `${key}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  } catch (reason) {
    throw new UsageError(`${path} cannot be written (${reason instanceof Error ? reason.message : String(reason)}).`, 'Name a file in a folder that exists and that you may write to.');
  }
  return key;
}
