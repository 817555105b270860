// One million rows of 133-column CUCM records imported in Chromium: longest main-thread task, memory of the renderer at its highest,
// rows per second against PapaParse alone on the same file in the same run. Options: --rows N (default 1000000), --runs N (3).
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from '../../src/setup/serve.mjs';
import { rendererMemory } from './renderer-memory.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const rows = option('rows', 1_000_000);
const runs = option('runs', 3);
const limits = { taskMs: 100, memoryMb: 400 };

const folder = mkdtempSync(join(tmpdir(), 'busyhour-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const records = makeRecords();
const peerFolder = makePeerPage();

const measured = [];
for (let n = 0; n < runs; n++) {
  const ours = await importOnce();
  const peer = await papaparseOnce();
  measured.push({ ...ours, ratio: ours.rowsPerSecond / peer.rowsPerSecond, peer: peer.rowsPerSecond });
  const { taskMs, memoryMb, rowsPerSecond, ratio, firstChartSeconds } = measured.at(-1);
  console.log(
    `run ${n + 1}: longest main-thread task ${taskMs.toFixed(0)} ms, memory +${memoryMb.toFixed(0)} MB, first chart ${firstChartSeconds.toFixed(2)} s, ` +
      `${Math.round(rowsPerSecond)} rows/s, ${ratio.toFixed(2)} x PapaParse alone (${Math.round(peer.rowsPerSecond)} rows/s)`,
  );
}
const taskMs = median(measured.map((run) => run.taskMs));
const memoryMb = Math.max(...measured.map((run) => run.memoryMb));
report('longest main-thread task, median', taskMs, limits.taskMs, 'ms');
report('renderer memory over the empty page, highest', memoryMb, limits.memoryMb, 'MB');
console.log(`rows per second against PapaParse alone, median ratio: ${median(measured.map((run) => run.ratio)).toFixed(2)}`);
process.exitCode = taskMs < limits.taskMs && memoryMb <= limits.memoryMb ? 0 : 1;

function makeRecords() {
  const file = join(folder, 'records.csv');
  const cli = join(root, 'dist', 'cli', 'busyhour.js');
  const weeks = Math.max(4, Math.ceil(rows / 60_000));
  const made = spawnSync(process.execPath, [cli, 'generate', '--users', '4000', '--weeks', String(weeks), '--rows', String(rows), '--out', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (made.status !== 0 || !existsSync(file)) throw new Error('The records could not be generated.');
  return file;
}

function makePeerPage() {
  const target = join(folder, 'peer');
  mkdirSync(target);
  for (const name of ['papaparse.html', 'papaparse-worker.js']) cpSync(join(here, name), join(target, name));
  cpSync(join(root, 'node_modules', 'papaparse', 'papaparse.min.js'), join(target, 'papaparse.min.js'));
  return target;
}

async function importOnce() {
  const server = await serve(join(root, 'dist', 'app'), 4300);
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'], args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.addInitScript(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, entry.duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(`http://localhost:${server.port}/`);
  await page.waitForLoadState('networkidle');
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await page.getByLabel('Files to read').waitFor({ state: 'attached' });
  const empty = await rendererMemory(browser);
  await page.evaluate(() => (globalThis.longest = 0));
  let highest = 0;
  let watching = true;
  const watch = (async () => {
    while (watching) {
      highest = Math.max(highest, await rendererMemory(browser));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const started = performance.now();
  await page.getByLabel('Files to read').setInputFiles(records);
  await page.getByText('Partial:', { exact: true }).waitFor({ timeout: 120_000 });
  const firstChartSeconds = (performance.now() - started) / 1000;
  await page.getByText('Every row is accounted for').waitFor({ timeout: 600_000 });
  const seconds = (performance.now() - started) / 1000;
  watching = false;
  await watch;
  const taskMs = await page.evaluate(() => globalThis.longest);
  await browser.close();
  server.close();
  return { taskMs, memoryMb: (highest - empty) / 1e6, rowsPerSecond: rows / seconds, firstChartSeconds };
}

async function papaparseOnce() {
  const server = await serve(peerFolder, 4400);
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'], args: ['--no-sandbox'] });
  // The server's content policy forbids the inline script of this small page.
  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(`http://localhost:${server.port}/papaparse.html`);
  await page.locator('#file').setInputFiles(records);
  const answer = page.locator('#answer');
  await answer.filter({ hasText: 'seconds' }).waitFor({ timeout: 600_000 });
  const { rows: read, seconds } = JSON.parse(await answer.textContent());
  await browser.close();
  server.close();
  return { rowsPerSecond: read / seconds };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function report(what, value, limit, unit) {
  console.log(`${what}: ${value.toFixed(0)} ${unit} (limit ${limit} ${unit}) ${value <= limit ? 'ok' : 'OVER'}`);
}
