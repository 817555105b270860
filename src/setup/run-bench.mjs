import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { runNode, stop } from './command.mjs';
import { installMissing } from './install.mjs';
import { root } from './paths.mjs';
import { buildStale } from './start-app.mjs';

const benches = {
  kernel: 'kernel.mjs', import: 'import-in-chromium.mjs', 'import-speed': 'import-speed.mjs', company: 'company.mjs', concurrency: 'concurrency.mjs',
};

/** Installs and builds what is missing, then runs the benchmarks in test/bench: the named one, else all. Arguments behind the name go to it. */
export async function runBench() {
  const [name, ...rest] = process.argv.slice(2);
  const named = name !== undefined && !name.startsWith('--');
  if (named && !(name in benches)) stop(`There is no benchmark "${name}": name one of ${Object.keys(benches).join(', ')}, or none to run all.`);
  await installMissing();
  await buildStale();
  const chromium = await findChromium();
  if (chromium === null) process.exit(1);
  const codes = [];
  for (const file of named ? [benches[name]] : Object.values(benches)) {
    const { code } = await runNode([join(root, 'test', 'bench', file), ...(named ? rest : process.argv.slice(2))], { env: { CHROMIUM_PATH: chromium } });
    codes.push(code);
  }
  process.exitCode = Math.max(...codes);
}
