// The whole import of generated CUCM call records (read, lex, types, stitching) against PapaParse doing nothing but splitting, with a plain read of the
// file as the floor: in Node, and in a worker of Chromium where CHROMIUM_PATH names one. Interleaved rounds, each in a process (a page) of its own;
// ratios of the same round, their median. Ends with 1 when rows are lost; times fail nothing.
// Options: --rows N (default 200000; 2000000 is some 375 MB), --rounds N (3), --only node,chromium, --file PATH (keeps the file there and reads it if it is there).
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, scratch } from '../../src/setup/paths.mjs';
import { serve } from '../../src/setup/serve.mjs';
import { writeCucmFile } from './import/cucm-file.mjs';
import { bundle } from './kernel/bundle.mjs';
import { median, outcomeOf } from './kernel/contest.mjs';

const here = join(dirname(fileURLToPath(import.meta.url)), 'import');
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const rows = Number(option('rows', 200_000));
const rounds = Number(option('rounds', 3));
const places = option('only', 'node,chromium').split(',');

mkdirSync(scratch, { recursive: true });
const folder = mkdtempSync(join(scratch, 'bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = option('file', join(folder, 'records.csv'));
if (!existsSync(file)) writeCucmFile(file, { rows, numbers: Math.max(10_000, Math.ceil(rows / 10)) });
const megabytes = statSync(file).size / 1e6;
console.log(`${rows} rows, ${megabytes.toFixed(0)} MB`);
const source = `export { parseCalls } from ${JSON.stringify(join(root, 'models/cdr/parse-calls.ts'))};
export { rowMachine } from ${JSON.stringify(join(root, 'src/workers/row-machine.ts'))};\n`;

if (places.includes('node')) await inNode();
if (places.includes('chromium') && process.env.CHROMIUM_PATH) await inChromium();

async function inNode() {
  await bundle({ ours: source }, folder);
  for (const name of ['run-ours.mjs', 'run-papaparse.mjs', 'run-read.mjs']) cpSync(join(here, name), join(folder, name));
  const run = (name, ...rest) => () => outcomeOf([process.execPath, join(folder, name), file, ...rest]);
  await compare('Node', {
    'ours': run('run-ours.mjs'), 'ours in TypeScript only': run('run-ours.mjs', 'typescript'), 'PapaParse splitting': run('run-papaparse.mjs'), 'plain read': run('run-read.mjs'),
  });
}

async function inChromium() {
  const { chromium } = await import('@playwright/test');
  const target = join(folder, 'pages');
  await bundle({ 'ours': source }, target, { browser: true });
  for (const name of ['page.html', 'worker-ours.mjs', 'worker-read.mjs', 'worker-papaparse.js']) cpSync(join(here, name), join(target, name));
  cpSync(join(root, 'node_modules', 'papaparse', 'papaparse.min.js'), join(target, 'papaparse.min.js'));
  const server = await serve(target, 4400);
  const run = (worker) => async () => {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] });
    // The server's content policy forbids the inline script of this small page.
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(`http://localhost:${server.port}/page.html?${worker}`);
    await page.locator('#file').setInputFiles(file);
    const answer = page.locator('#answer');
    await answer.filter({ hasText: /seconds|problem/ }).waitFor({ timeout: 600_000 });
    const outcome = JSON.parse(await answer.textContent());
    await browser.close();
    if (outcome.problem) throw new Error(outcome.problem);
    return outcome;
  };
  await compare('a worker of Chromium', {
    'ours': run('worker-ours.mjs'), 'ours in TypeScript only': run('worker-ours.mjs#typescript'), 'PapaParse splitting': run('worker-papaparse.js'), 'plain read': run('worker-read.mjs'),
  });
  server.close();
}

async function compare(where, contestants) {
  const outcomes = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const [name, run] of Object.entries(contestants)) outcomes[name].push(await run());
  const seconds = (name) => outcomes[name].map((outcome) => outcome.seconds);
  console.log(`\nIn ${where}:`);
  for (const name of Object.keys(contestants)) {
    const [first] = outcomes[name];
    const ratio = median(seconds(name).map((own, round) => seconds('PapaParse splitting')[round] / own));
    const memory = first.peakMb ? `, ${Math.round(Math.max(...outcomes[name].map(({ peakMb }) => peakMb)))} MB at most` : '';
    const perCall = first.bytesPerCall ? `, ${first.bytesPerCall.toFixed(1)} bytes a call in columns (${(first.seizures / first.calls).toFixed(2)} seizures)` : '';
    console.log(`${name.padEnd(24)} ${median(seconds(name)).toFixed(2)} s, ${(megabytes / median(seconds(name))).toFixed(0)} MB/s, ${ratio.toFixed(2)} x PapaParse${memory}${perCall}`);
  }
  const ours = outcomes.ours[0];
  const theirs = outcomes['PapaParse splitting'][0];
  if (!ours.accounted || ours.rows !== theirs.rows) {
    console.log(`Rows were lost: ${ours.rows} of ours, ${theirs.rows} of PapaParse.`);
    process.exitCode = 1;
  }
}
