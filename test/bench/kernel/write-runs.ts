import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchRun } from './bench-run.ts';
import { encodeRun } from './run-file.ts';

/** Writes the runs of a case as files into a folder of its name; gives their paths. */
export function writeRuns(runs: BenchRun[], name: string, folder: string): string[] {
  mkdirSync(join(folder, name), { recursive: true });
  return runs.map((run, i) => {
    const file = join(folder, name, `${i}.run`);
    writeFileSync(file, encodeRun(run));
    return file;
  });
}
