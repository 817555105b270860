import { join } from 'node:path';
import { kernelWasm } from './kernel-wasm.mjs';
import { root } from './paths.mjs';

/**
 * Makes one module of each of these and all that it imports, as a build does. Vitest hands every import over as a property that is looked up
 * at each use, which a loop over a dozen small files pays for a million times.
 */
export function oneModule(...paths) {
  const entries = new Set(paths.map((path) => join(root, path)));
  return {
    name: 'one-module',
    enforce: 'pre',
    async load(id) {
      if (!entries.has(id)) return null;
      const { build } = await import('vite');
      const made = await build({
        configFile: false, root, logLevel: 'error', publicDir: false, plugins: [kernelWasm()],
        build: { ssr: id, write: false, minify: false, target: 'node20', rollupOptions: { checks: { bundlerTimings: false }, output: { codeSplitting: false } } },
      });
      return made.output[0].code;
    },
  };
}
