import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './command.mjs';
import { dist, root, scratch } from './paths.mjs';
import { isFresh, stampName, stampOfInputs } from './stamp.mjs';

/** Builds `dist` unless it is fresh. Writes nothing to stdout: `prepare` must not disturb what npm pipes. */
export async function buildFromCommandLine(force) {
  if (!force && isFresh()) return;
  process.stdout.write = process.stderr.write.bind(process.stderr);
  if (!toolsInstalled()) {
    process.stderr.write('Busyhour was not built because Vite and TypeScript are not installed: run "npm ci" without --omit=dev to build it.\n');
    // An install that leaves them out on purpose must not fail.
    process.exitCode = force ? 1 : 0;
    return;
  }
  try {
    await buildDist();
  } catch (problem) {
    process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\nThe build failed: mend what stands above and build again.\n`);
    process.exitCode = 1;
  }
}

/** Builds into a folder of its own and moves it to `dist` at the end, so that builds side by side never mix. */
async function buildDist() {
  process.stderr.write('Building …\n');
  // Taken first: a source that changes meanwhile makes the build stale, not wrongly fresh.
  const stamp = stampOfInputs();
  const made = join(scratch, `dist-${process.pid}`);
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  try {
    const { build } = await import('vite');
    for (const [config, part] of [['vite.models.config.ts', 'models'], ['vite.cli.config.ts', 'cli'], ['vite.config.ts', 'app']]) {
      await build({ root, configFile: join(root, config), logLevel: 'warn', build: { outDir: join(made, part), emptyOutDir: true } });
    }
    await declareTypes(join(made, 'models'));
    // Editors that know the address of the app find the schema of its files there.
    copyFileSync(join(root, 'scenarios', 'schema.json'), join(made, 'app', 'scenario.schema.json'));
    chmodSync(join(made, 'cli', 'busyhour.js'), 0o755);
    writeFileSync(join(made, stampName), stamp);
    replaceDist(made);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** Writes the library's declarations beside its code. */
async function declareTypes(folder) {
  const args = ['-p', 'models', '--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', 'models', '--outDir', folder];
  const { code, output } = await runNode([join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...args], { capture: true });
  if (code !== 0) throw new Error(output);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue;
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/((?:from|import\()\s*'\.[^']*)\.ts'/g, "$1.js'"));
  }
}

/** One rename puts the new build in place; the old one is moved aside before and removed after. */
function replaceDist(made) {
  const old = join(scratch, `old-${process.pid}`);
  for (let attempt = 0; ; attempt++) {
    rmSync(old, { recursive: true, force: true });
    if (existsSync(dist)) moveIfThere(dist, old);
    try {
      renameSync(made, dist);
      break;
    } catch (problem) {
      // Another build was moved here in between: its turn is over, ours is next.
      if (attempt === 5) throw problem;
    }
  }
  rmSync(old, { recursive: true, force: true });
}

function moveIfThere(from, to) {
  try {
    renameSync(from, to);
  } catch (problem) {
    if (problem.code !== 'ENOENT') throw problem;
  }
}

function toolsInstalled() {
  const tools = ['vite', 'typescript', 'svelte', '@sveltejs/vite-plugin-svelte'];
  return tools.every((name) => existsSync(join(root, 'node_modules', name, 'package.json')));
}
