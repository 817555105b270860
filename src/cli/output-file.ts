import { openSync } from 'node:fs';
import { UsageError } from './io.ts';

/** Opens a file that the user named for output. Throws UsageError when that cannot be done. */
export function openForWriting(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (reason) {
    const words = reason instanceof Error ? reason.message : String(reason);
    throw new UsageError(`${path} cannot be written (${words}).`, 'Name a file in a folder that exists and that you may write to.');
  }
}
