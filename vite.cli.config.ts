import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import { kernelWasm } from './src/setup/kernel-wasm.mjs';

/** The command line and its worker threads: all that they need in a few files, so that it starts quickly. */
export default defineConfig({
  publicDir: false,
  plugins: [kernelWasm()],
  ssr: { noExternal: true, external: builtinModules },
  build: {
    ssr: true,
    outDir: 'dist/cli',
    target: 'node20',
    minify: false,
    rollupOptions: {
      checks: { bundlerTimings: false },
      input: { busyhour: 'src/cli/busyhour.ts', 'simulate.worker': 'src/workers/simulate.node.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
