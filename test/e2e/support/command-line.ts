import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const program = join(root, 'dist', 'cli', 'busyhour.js');

export interface Ran {
  code: number | null;
  stdout: string;
}

/** Runs the built command line to its end. */
export function busyhour(...args: string[]): Ran {
  const { status, stdout } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return { code: status, stdout };
}

/** What a command prints with `--json`. */
export function busyhourJson<T>(...args: string[]): T {
  return JSON.parse(busyhour(...args, '--json').stdout) as T;
}

/** Writes call records of the fictitious company and gives the path back. */
export function generate(path: string, settings: { users: number; weeks?: number; seed?: number; format?: 'cucm' | 'asterisk' | 'freepbx' }): string {
  const { users, weeks = 1, seed = 3, format = 'cucm' } = settings;
  const { code } = busyhour('generate', '--users', String(users), '--weeks', String(weeks), '--seed', String(seed), '--format', format, '--out', path);
  if (code !== 0) throw new Error(`busyhour generate ended with ${code}`);
  return path;
}

/** A file of the repository. */
export function repositoryFile(...parts: string[]): string {
  return join(root, ...parts);
}
