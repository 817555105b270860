import { readFileSync } from 'node:fs';
import type { BenchRun } from './bench-run.ts';
import type { Outcome } from './outcome.ts';
import { decodeRun } from './run-file.ts';

/** Main of a contestant under Node: arguments are files of runs, the outcome goes to stdout as JSON. */
export function nodeMain(contestant: (runs: BenchRun[]) => Outcome): void {
  const runs = process.argv.slice(2).map((file) => decodeRun(readBuffer(file)));
  process.stdout.write(JSON.stringify(contestant(runs)));
}

function readBuffer(file: string): ArrayBuffer {
  const bytes = readFileSync(file);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
