// A company of 20,000 users, 14 states and 30 replications in the app in Chromium: how long from Run to the first figures and to the result.
// Options: --users N (20000), --weeks N (1), --wait seconds (20) between the end of the import and Run, while the run is made ready.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { serve } from '../../src/setup/serve.mjs';
import { companyScenario } from './company-scenario.mjs';

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const goals = { first: 1, whole: 10 };

const folder = mkdtempSync(join(tmpdir(), 'busyhour-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
await buildWith(companyScenario(option('users', 20_000), option('weeks', 1)));
const server = await serve(folder, 4700);
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'], args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`http://localhost:${server.port}/`);
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await page.getByRole('heading', { name: 'Trunks in figures' }).waitFor({ timeout: 600_000 });
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Capacity', exact: true }).click();
  await page.waitForTimeout(1000 * option('wait', 20));
  const load = loadavg()[0];
  await page.getByRole('banner').getByRole('button', { name: 'Run', exact: true }).click();
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  await page.getByText('Below stand the figures so far').waitFor({ timeout: 120_000 });
  report('first figures', seconds(), goals.first);
  await page.getByRole('button', { name: 'Save as JSON' }).waitFor({ timeout: 600_000 });
  report('the result', seconds(), goals.whole);
  console.log(`load of the machine before: ${load.toFixed(1)}`);
} finally {
  await browser.close();
  server.close();
}

/** The app with another scenario in the place of its demo. */
async function buildWith(document) {
  await build({
    configFile: join(import.meta.dirname, '..', '..', 'vite.config.ts'),
    logLevel: 'error',
    plugins: [{ name: 'company', enforce: 'pre', load: (id) => (id.endsWith('/scenarios/northwind.json') ? JSON.stringify(document) : null) }],
    build: { outDir: folder, emptyOutDir: true },
  });
}

function report(what, seconds, goal) {
  console.log(`${what} after ${seconds.toFixed(2)} s (goal: at most ${goal}) ${seconds <= goal ? 'ok' : 'MISSED'}`);
}
