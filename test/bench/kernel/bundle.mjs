import { builtinModules } from 'node:module';
import { build } from 'vite';
import { kernelWasm } from '../../../src/setup/kernel-wasm.mjs';

/**
 * Bundles as the command line is bundled: TypeScript of ours to plain modules, nothing shortened.
 * @param {Record<string, string>} entries Name of the module to write → text of its source, which may import by absolute path.
 * @param {string} folder
 * @param {{ browser?: boolean }} options With `browser` no Node module can be had.
 */
export async function bundle(entries, folder, options = {}) {
  const prefix = 'virtual:bench/';
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [kernelWasm(), {
      name: 'bench-entries',
      resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
      load: (id) => (id.startsWith(`\0${prefix}`) ? entries[id.slice(prefix.length + 1)] : undefined),
    }],
    ...(options.browser ? {} : { ssr: { noExternal: true, external: builtinModules } }),
    build: {
      ...(options.browser ? { modulePreload: false } : { ssr: true }),
      outDir: folder,
      emptyOutDir: false,
      target: options.browser ? 'es2022' : 'node20',
      minify: false,
      rollupOptions: {
        checks: { bundlerTimings: false },
        input: Object.fromEntries(Object.keys(entries).map((name) => [name, `${prefix}${name}`])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
        preserveEntrySignatures: 'strict',
      },
    },
  });
}
