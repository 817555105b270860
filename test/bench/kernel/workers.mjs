import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { serve } from '../../../src/setup/serve.mjs';
import { bundle } from './bundle.mjs';
import { median, outcomeOf } from './contest.mjs';
import { engineSource, importOf } from './engines.mjs';

/** Runs of each worker in a timed round. */
const TIMES = 6;
const DRAWN_CALLS = 300_000;

/**
 * Chromium's worker against Node on one bundle, two workers against one, and two processes of C against one as a control of the machine.
 * @param {{ folder: string, engines: object[], native: object[], rounds: number, file: string }} options `file`: the run to be repeated
 */
export async function measureWorkers({ folder, engines, native, rounds, file }) {
  const site = join(folder, 'site');
  mkdirSync(site);
  await bundle(Object.fromEntries(engines.map((engine, i) => [`tasks-${i}`, `${engineSource(engine)}${importOf('tasksOf', 'task.ts')}export const tasks = tasksOf(startRun);\n`])), site, { browser: true });
  writeFileSync(join(site, 'index.html'), '<!doctype html><title>Kernel</title>');
  copyFileSync(join(import.meta.dirname, 'browser-worker.mjs'), join(site, 'worker.mjs'));
  copyFileSync(file, join(site, 'case.run'));
  const server = await serve(site, 4500);
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'], args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${server.port}/`);
    for (const [i, engine] of engines.entries()) await measureEngine(page, { engine, module: `/tasks-${i}.mjs`, path: join(site, `tasks-${i}.mjs`), program: native[1], rounds, file });
  } finally {
    await browser.close();
    server.close();
  }
}

async function measureEngine(page, { engine, module, path, program, rounds, file }) {
  console.log(`\nWorkers, ${engine.name}, on the network (load of the machine ${loadavg()[0].toFixed(1)})`);
  const measured = { speed: [], given: [], drawing: [], control: [] };
  for (let round = 0; round < rounds; round++) {
    const inNode = await outcomeOf([process.execPath, join(import.meta.dirname, 'node-task.mjs'), path, file]);
    const [inBrowser] = await inWorkers(page, 1, module, null, { task: 'measure' });
    if (JSON.stringify(inNode.counts) !== JSON.stringify(inBrowser.outcome.counts)) throw new Error('Chromium and Node counted differently.');
    measured.speed.push(median(inNode.seconds) / median(inBrowser.outcome.seconds));
    measured.given.push(await gain(page, module, { task: 'repeat' }, { task: 'repeat', times: TIMES }));
    measured.drawing.push(await gain(page, module, { task: 'draw', calls: DRAWN_CALLS }, { task: 'draw', calls: DRAWN_CALLS, times: TIMES }));
    if (program) measured.control.push(await gainOfC(program, file));
  }
  tell("Chromium's worker has of Node's speed", measured.speed, 0.85);
  tell('two workers do of one, arrivals given', measured.given, 1.85);
  tell('two workers do of one, with drawing', measured.drawing, 1.6);
  if (program) tell('control: two processes of C do of one', measured.control);
}

/** How many times the work of one two workers do at once. */
async function gain(page, module, warm, task) {
  const one = await inWorkers(page, 1, module, warm, task);
  const two = await inWorkers(page, 2, module, warm, task);
  return (2 * one[0].seconds) / Math.max(...two.map(({ seconds }) => seconds));
}

async function gainOfC({ command }, file) {
  const alone = await outcomeOf([...command, file]);
  const both = await Promise.all([outcomeOf([...command, file]), outcomeOf([...command, file])]);
  return (2 * median(alone.seconds)) / Math.max(...both.map(({ seconds }) => median(seconds)));
}

/** Starts workers, lets them warm up, sets them to work at once; gives each one's answer and its seconds since the start. */
function inWorkers(page, count, module, warm, task) {
  return page.evaluate(async ([workers, load, warmUp, work]) => {
    const all = Array.from({ length: workers }, () => new Worker('worker.mjs', { type: 'module' }));
    const answer = (worker) => new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
    });
    await Promise.all(all.map((worker) => {
      worker.postMessage({ load, file: '/case.run', warm: warmUp });
      return answer(worker);
    }));
    const from = performance.now();
    const answers = await Promise.all(all.map(async (worker) => {
      worker.postMessage(work);
      const { outcome } = await answer(worker);
      return { outcome, seconds: (performance.now() - from) / 1000 };
    }));
    for (const worker of all) worker.terminate();
    return answers;
  }, [count, module, warm, task]);
}

function tell(what, values, goal) {
  const middle = median(values);
  const judged = goal === undefined ? '' : ` (goal: at least ${goal}) ${middle >= goal ? 'ok' : 'MISSED'}`;
  console.log(`  ${what}: ${middle.toFixed(2)} × [${Math.min(...values).toFixed(2)} – ${Math.max(...values).toFixed(2)}]${judged}`);
}
