import { accessSync, closeSync, constants, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { UsageError } from './io.ts';

/** A file that stands under its name when it is whole, and not before. */
export interface OutputFile {
  /** Appends text and gives its bytes. */
  write: (text: string) => number;
  /** Ends the file and gives it its name. */
  keep: () => void;
  /** Removes what was written; without effect on a file that is kept. */
  discard: () => void;
}

/** Opens a file that the user named for output. Throws UsageError when that cannot be done. */
export function openForWriting(path: string): number {
  return writable(path, () => openSync(path, 'w'));
}

/**
 * A file that is written under a temporary name beside its own, so that a run that is stopped leaves nothing, and an earlier file as it
 * was. Throws UsageError when it cannot be written.
 */
export function outputFile(path: string): OutputFile {
  const found = statSync(path, { throwIfNoEntry: false });
  // A pipe or a device takes what comes, and has no name to give; a folder is refused.
  if (found && !found.isFile()) return streamFile(openForWriting(path));
  const target = found ? realpathSync(path) : path;
  const temporary = `${target}.${process.pid}.part`;
  const file = writable(path, () => {
    if (found) accessSync(target, constants.W_OK);
    return openSync(temporary, 'w', found?.mode);
  });
  let open = true;
  const close = (): void => {
    if (open) closeSync(file);
    open = false;
  };
  const discard = (): void => {
    process.off('exit', discard);
    if (!open) return;
    close();
    rmSync(temporary, { force: true });
  };
  // A second Ctrl-C ends the program at once.
  process.on('exit', discard);
  return {
    write: (text) => writeAll(file, text),
    keep: () => {
      writable(path, () => renameSync(temporary, target));
      close();
    },
    discard,
  };
}

function streamFile(file: number): OutputFile {
  let open = true;
  const close = (): void => {
    if (open) closeSync(file);
    open = false;
  };
  return { write: (text) => writeAll(file, text), keep: close, discard: close };
}

/** One call may write a part only. */
function writeAll(file: number, text: string): number {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  return bytes.length;
}

function writable<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (reason) {
    const words = reason instanceof Error ? reason.message : String(reason);
    throw new UsageError(`${path} cannot be written (${words}).`, 'Name a file in a folder that exists and that you may write to.');
  }
}
