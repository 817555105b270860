import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { platform } from 'node:os';

const sources = { heap: 'C, 4-ary heap', ladder: 'C, ladder', tape: 'C, our algorithm' };

/** Compiles the C contestants of the kernel into a folder; none where there is no gcc. */
export function compileC(folder) {
  return compile(join(import.meta.dirname, 'c'), sources, folder);
}

/**
 * Compiles C sources (name of the file without `.c` → name of the contestant) into a folder.
 * @returns {{ name: string, command: string[] }[]} None where there is no gcc.
 */
export function compile(from, sources, folder) {
  if (spawnSync('gcc', ['--version'], { stdio: 'ignore' }).status !== 0) return [];
  return Object.entries(sources).map(([source, name]) => {
    const program = join(folder, platform() === 'win32' ? `${source}.exe` : source);
    const file = join(from, `${source}.c`);
    // The same bits as JavaScript: no multiplication and addition in one.
    const { status } = spawnSync('gcc', ['-O2', '-std=gnu11', '-ffp-contract=off', '-o', program, file], { stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) throw new Error(`gcc could not compile ${file}.`);
    return { name, command: [program] };
  });
}
