import { defineConfig } from 'vite';

/** The library: one plain ES module with all that it needs, for Node and browsers alike. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/models',
    target: 'es2022',
    minify: false,
    lib: { entry: 'models/index.ts', formats: ['es'], fileName: () => 'index.js' },
    rollupOptions: { checks: { bundlerTimings: false }, output: { chunkFileNames: 'chunks/[name]-[hash].js' } },
  },
});
