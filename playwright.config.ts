import { defineConfig } from '@playwright/test';

const port = process.env['BUSYHOUR_TEST_PORT'] ?? '4273';
const executablePath = process.env['CHROMIUM_PATH'];

/** Browser tests of the built app in the Chromium that `npm test` found. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.build/browser-tests',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    launchOptions: { args: ['--no-sandbox'], ...(executablePath ? { executablePath } : {}) },
    trace: 'off',
  },
  webServer: { command: `node src/setup/serve-app.mjs ${port}`, url: `http://127.0.0.1:${port}/`, reuseExistingServer: false },
});
