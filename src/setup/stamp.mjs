import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dist, root } from './paths.mjs';

/** Everything that a build reads. */
const inputs = [
  'models', 'src', 'scenarios', 'public', 'index.html', 'package.json', 'package-lock.json', 'tsconfig.base.json',
  'vite.config.ts', 'vite.cli.config.ts', 'vite.models.config.ts',
];

/** What must stand in a build for it to be whole. */
const outputs = ['app/index.html', 'cli/busyhour.js', 'models/index.js', 'models/index.d.ts'];

export const stampName = 'stamp.txt';

/** Hash of the names and bytes of all inputs: equal stamps, equal builds. */
export function stampOfInputs() {
  const hash = createHash('sha256');
  for (const input of inputs) addToHash(hash, input);
  return hash.digest('hex');
}

/** Whether `dist` was made from the inputs as they are now. */
export function isFresh(stamp = stampOfInputs()) {
  const file = join(dist, stampName);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp && outputs.every((output) => existsSync(join(dist, output)));
}

function addToHash(hash, path) {
  const full = join(root, path);
  const found = statSync(full, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isDirectory()) {
    for (const name of readdirSync(full).sort()) addToHash(hash, `${path}/${name}`);
    return;
  }
  const bytes = readFileSync(full);
  hash.update(`${path}\0${bytes.length}\0`);
  hash.update(bytes);
}
