import type { Storage } from '../../src/workers/kept-records.ts';
import { warning } from '../../models/core/issue.ts';

/** A storage worker that keeps its bytes in memory; with `full` it refuses as a full disk does. */
export function memoryStorage(full = false): Storage {
  let pieces: Uint8Array[] = [];
  let kept: Uint8Array | null = null;
  const done = Promise.resolve({ ok: true as const });
  return {
    begin: () => {
      pieces = [];
      return done;
    },
    append: (bytes) => {
      if (full) return Promise.resolve({ issues: [warning('storage-full', '', 'The disk is full.', 'Make room.')] });
      pieces.push(bytes.slice());
      return done;
    },
    commit: async () => {
      kept = new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
      return done;
    },
    read: () => Promise.resolve({ ok: kept }),
    clear: () => {
      kept = null;
      return done;
    },
  };
}
