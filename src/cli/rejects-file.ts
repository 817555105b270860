import { closeSync, writeSync } from 'node:fs';
import type { Reject } from '../../models/cdr/import-report.ts';
import { rejectLine, rejectsHeader } from '../workers/rejects-csv.ts';
import { openForWriting } from './output-file.ts';

const BUFFER_CHARACTERS = 1 << 16;

/** A CSV file of rejected rows, written as they come: file, line, reason, and the row exactly as it stood there. */
export function rejectsFile(path: string): { add: (reject: Reject) => void; close: () => void } {
  const file = openForWriting(path);
  let buffer = rejectsHeader;
  const flush = (): void => {
    writeSync(file, buffer);
    buffer = '';
  };
  return {
    add(reject) {
      buffer += rejectLine(reject);
      if (buffer.length > BUFFER_CHARACTERS) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}
