import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { kernelWasm } from './src/setup/kernel-wasm.mjs';
import { oneModule } from './src/setup/one-module.mjs';

const apart = ['test/e2e/**', 'test/bench/**', 'test/canary/**'];

export default defineConfig({
  plugins: [kernelWasm(), oneModule('models/simulation/run.ts', 'src/engines/wasm/wasm-run.ts', 'test/validation/simulate.ts', 'test/traffic/recorded-days.ts')],
  test: {
    testTimeout: 60_000,
    // Both cores: the default leaves one idle.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'models', setupFiles: ['test/fast-check-seed.ts'], include: ['test/**/*.test.ts'], exclude: [...apart, 'test/app/**'] } },
      {
        extends: true,
        plugins: [svelte({ configFile: false })],
        // Svelte's client side, as in the browser, so that state in *.svelte.ts files reacts.
        resolve: { conditions: ['browser'] },
        test: { name: 'app', setupFiles: ['test/fast-check-seed.ts'], include: ['test/app/**/*.test.ts'], exclude: apart },
      },
    ],
  },
});
