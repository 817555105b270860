import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './command.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** The Chromium for the browser tests: CHROMIUM_PATH, then PATH, then what apt installs; null with the command to type. */
export async function findChromium() {
  const given = process.env['CHROMIUM_PATH'];
  if (given) {
    if (existsSync(given)) return given;
    process.stderr.write(`CHROMIUM_PATH names ${given}, which is not there: looking further on the PATH.\n`);
  }
  const found = onPath();
  if (found) return found;
  if (isRootOnDebian()) {
    process.stderr.write('Installing Chromium with apt …\n');
    await run('apt-get', ['update', '-q']);
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']);
    const installed = onPath();
    if (installed) return installed;
  }
  process.stderr.write('No Chromium was found, so every browser test fails: type "sudo apt-get install chromium", or set CHROMIUM_PATH.\n');
  return null;
}

function onPath() {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) if (folder && existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

function isRootOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}
