import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { kernelWasm } from './src/setup/kernel-wasm.mjs';

/** The browser app, with its web workers. */
export default defineConfig({
  base: './',
  plugins: [svelte({ configFile: false }), kernelWasm()],
  // Without it lazy imports of a worker would be inlined.
  worker: { format: 'es', plugins: () => [kernelWasm()], rollupOptions: { checks: { bundlerTimings: false } } },
  build: {
    outDir: 'dist/app',
    target: 'es2022',
    // The page's content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rollupOptions: { checks: { bundlerTimings: false } },
  },
});
