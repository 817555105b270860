import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm, stop } from './command.mjs';
import { root } from './paths.mjs';

/** Whether node_modules holds what package-lock.json names, package for package. */
export function isInstalled() {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    // Optional packages of other platforms are rightly absent.
    return found ? found.version === entry.version : entry.optional === true || entry.devOptional === true;
  });
}

/** Installs with `npm ci` when something is missing; npm's own words go to stderr. */
export async function installMissing() {
  if (isInstalled()) return;
  process.stderr.write('Installing what is missing (npm ci) …\n');
  const { code } = await runNpm(['ci', '--no-audit', '--no-fund']);
  if (code !== 0) stop('The packages could not be installed: see what npm says above, check the network and try again.');
}

function readPackages(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
