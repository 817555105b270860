import type { CallRecordSource, ReadingOptions } from '../../models/cdr/source.ts';
import { generateRecords } from '../../models/sample/generate-records.ts';

/** Bytes of text for each user and week, near enough to show how far the reading is. */
const BYTES_PER_USER_AND_WEEK = 29_000;

/** The fictitious company's call records as a source: generated as text while it is read, and read as any other file. */
export function sampleSource(sample: { users: number; weeks: number; seed: number }, options: ReadingOptions): CallRecordSource {
  const { users, weeks, seed } = sample;
  return {
    name: `northwind-${users}-users-${weeks}-weeks-seed-${seed}.csv`,
    bytes: users * weeks * BYTES_PER_USER_AND_WEEK,
    chunks: () => encoded(generateRecords({ users, weeks, seed, format: 'cucm' })),
    options,
  };
}

async function* encoded(pieces: Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const piece of pieces) yield encoder.encode(piece);
}
