import { expose, transfer } from 'comlink';
import { warning, UnusableInput } from '../../models/core/issue.ts';
import { answer } from './answer.ts';
import type { Answer, StorageWorker } from './protocol.ts';

/**
 * Keeps bytes in the browser's private file system. Two files take turns and a third names the one that counts, so that a
 * reload in the middle of writing finds the old bytes whole.
 */
const FOLDER = 'call-records';
const NAME = 'current';

let handle: FileSystemSyncAccessHandle | null = null;
let writing: string | null = null;

async function folder(): Promise<FileSystemDirectoryHandle> {
  if (typeof navigator.storage?.getDirectory !== 'function') {
    throw new UnusableInput([warning('no-storage', '', 'This browser keeps no files for a page, so the call records are gone after a reload.', 'Keep the files at hand to load them again, or use another browser or a window that is not private.')]);
  }
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}

async function open(name: string): Promise<FileSystemSyncAccessHandle> {
  const file = await (await folder()).getFileHandle(name, { create: true });
  return file.createSyncAccessHandle();
}

/** The bytes of a file, read without locking it: another tab may be reading too. */
async function bytesOf(name: string): Promise<Uint8Array> {
  const file = await (await folder()).getFileHandle(name, { create: true });
  return new Uint8Array(await (await file.getFile()).arrayBuffer());
}

async function currentName(): Promise<string | null> {
  return new TextDecoder().decode(await bytesOf(NAME)) || null;
}

function close(): void {
  handle?.close();
  handle = null;
}

/** Does the work; a full disk is told in a sentence and leaves what was kept before. */
async function guarded<T>(work: () => Promise<T>): Promise<Answer<T>> {
  return answer(async () => {
    try {
      return await work();
    } catch (reason) {
      if (reason instanceof UnusableInput) throw reason;
      handle?.truncate(0);
      close();
      throw new UnusableInput([whyNotKept(reason)]);
    }
  });
}

function whyNotKept(reason: unknown): ReturnType<typeof warning> {
  const name = reason instanceof DOMException ? reason.name : '';
  if (name === 'QuotaExceededError') {
    return warning('storage-full', '', 'The disk or the browser\'s share of it is full, so the call records are gone after a reload.', 'Make room on the disk and load the records again.');
  }
  if (name === 'NoModificationAllowedError') {
    return warning('storage-in-use', '', 'Busyhour is writing its records in another tab, so the records of this one are gone after a reload.', 'Close the other tab and load the records again.');
  }
  const words = reason instanceof Error ? reason.message : String(reason);
  return warning('not-stored', '', `The browser refused to keep the call records (${words}), so they are gone after a reload.`, 'Keep the files at hand to load them again.');
}

const storage: StorageWorker = {
  begin: () =>
    guarded(async () => {
      close();
      writing = (await currentName()) === 'a' ? 'b' : 'a';
      handle = await open(writing);
      handle.truncate(0);
      return true as const;
    }),
  append: (bytes) =>
    guarded(async () => {
      if (!handle) throw new Error('nothing was begun');
      if (handle.write(bytes, { at: handle.getSize() }) !== bytes.length) throw new DOMException('', 'QuotaExceededError');
      return true as const;
    }),
  commit: () =>
    guarded(async () => {
      if (!handle || !writing) throw new Error('nothing was begun');
      handle.flush();
      close();
      const name = await open(NAME);
      name.truncate(0);
      name.write(new TextEncoder().encode(writing), { at: 0 });
      name.flush();
      name.close();
      // The older bytes are of no use any more.
      const older = await open(writing === 'a' ? 'b' : 'a');
      older.truncate(0);
      older.close();
      return true as const;
    }),
  read: async () => {
    const result = await guarded(async () => {
      const name = await currentName();
      if (!name) return null;
      const bytes = await bytesOf(name);
      return bytes.length > 0 ? bytes : null;
    });
    return 'ok' in result && result.ok ? transfer(result, [result.ok.buffer as ArrayBuffer]) : result;
  },
  clear: () =>
    guarded(async () => {
      close();
      for (const name of [NAME, 'a', 'b']) {
        const opened = await open(name);
        opened.truncate(0);
        opened.close();
      }
      return true as const;
    }),
};

expose(storage);
