import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { runNode } from './command.mjs';
import { installMissing } from './install.mjs';
import { root } from './paths.mjs';
import { buildStale } from './start-app.mjs';

/** Installs and builds what is missing, then runs the benchmarks in test/bench. Arguments go to them. */
export async function runBench() {
  await installMissing();
  await buildStale();
  const chromium = await findChromium();
  if (chromium === null) process.exit(1);
  const { code } = await runNode([join(root, 'test', 'bench', 'import-in-chromium.mjs'), ...process.argv.slice(2)], { env: { CHROMIUM_PATH: chromium } });
  process.exitCode = code;
}
