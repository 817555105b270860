import { join } from 'node:path';
import { runNode } from './command.mjs';
import { root } from './paths.mjs';

const bin = (...path) => join(root, 'node_modules', ...path);
const tsc = (project) => () => runNode([bin('typescript', 'bin', 'tsc'), '-p', project, '--noEmit'], { capture: true });
const svelteCheck = (folder) => () =>
  runNode([bin('svelte-check', 'bin', 'svelte-check'), '--workspace', folder, '--tsconfig', join(root, folder, 'tsconfig.json'), '--output', 'human', '--fail-on-warnings'], { capture: true });

/** Each is one check: what it is called, and how it runs. */
const checks = [
  { name: 'types of models', run: tsc('models') },
  { name: 'types of src/workers', run: tsc('src/workers') },
  { name: 'types of src/cli', run: tsc('src/cli') },
  { name: 'types of src/app', run: svelteCheck('src/app') },
  { name: 'types of test', run: tsc('test') },
  { name: 'the type checker sees a wrong line in a .svelte file', run: canary },
  { name: 'lint', run: () => runNode([bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'], { capture: true }) },
];

/** Runs types and lint, two at a time, and tells each result. Returns how many passed and failed. */
export async function runChecks() {
  const count = { passed: 0, failed: 0 };
  const waiting = [...checks];
  async function next() {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { code, output } = await check.run();
      count[code === 0 ? 'passed' : 'failed']++;
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name}\n${code === 0 ? '' : output}`);
    }
  }
  await Promise.all([next(), next()]);
  return count;
}

/** With some versions of TypeScript svelte-check has reported nothing at all: this fails when it does. */
async function canary() {
  const { code, output } = await svelteCheck('test/canary')();
  const seen = code !== 0 && /Type 'string' is not assignable to type 'number'/.test(output);
  return { code: seen ? 0 : 1, output: `svelte-check did not report the wrong line in test/canary/Wrong.svelte:\n${output}` };
}
