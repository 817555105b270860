// Exact concurrency of calls in 24 groups: peak, time at each level and percentiles of each, ours against the naive way and against C. Ratios of the
// same run, each the median of interleaved rounds, every contestant in a process of its own, and all must find the same. Ends with 1 when two differ.
// Options: --calls N (default 1000000; goals are for 10000000, for which the naive way needs some 8 GB), --rounds N (default 5),
// --order written,shuffled, --processor-time (instead of wall time).
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { scratch } from '../../src/setup/paths.mjs';
import { bundle } from './kernel/bundle.mjs';
import { compile } from './kernel/c-contestants.mjs';
import { median, outcomeOf, ratios } from './kernel/contest.mjs';

const orders = { written: 'in order of their ends, as a PBX writes them', shuffled: 'in no order' };
/** Fewer calls than this do not show what the goals are about. */
const GOAL_CALLS = 10_000_000;
const goals = { naive: 22, 'C, radix sort': 0.8 };

const option = (name, usual) => process.argv.flatMap((text, i) => (text === `--${name}` ? [process.argv[i + 1]] : [])).at(0) ?? usual;
const calls = Number(option('calls', '1000000'));
const rounds = Number(option('rounds', '5'));
const clock = process.argv.includes('--processor-time') ? 'processorSeconds' : 'seconds';

mkdirSync(scratch, { recursive: true });
const folder = mkdtempSync(join(scratch, 'bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const here = (file) => JSON.stringify(join(import.meta.dirname, 'concurrency', file));
for (const name of ['naive', 'ours']) await bundle({ [name]: `import ${here(`${name}.ts`)};\n` }, folder);
await bundle({ write: `export { writeCalls } from ${here('write-calls.ts')};\n` }, folder);
const { writeCalls } = await import(join(folder, 'write.mjs'));

const node = (name, ...flags) => ({ name, command: [process.execPath, ...flags, join(folder, `${name}.mjs`)] });
const native = compile(join(import.meta.dirname, 'concurrency', 'c'), { radix: 'C, radix sort', count: 'C, our algorithm' }, folder);
if (native.length === 0) console.log('There is no gcc, so nothing is compared with C.');
const contestants = [node('naive', '--max-old-space-size=12000'), node('ours'), ...native];

for (const order of option('order', 'written,shuffled').split(',')) await compare(order);

async function compare(order) {
  const file = writeCalls(calls, order, folder);
  const results = Object.fromEntries(contestants.map(({ name }) => [name, { seconds: [], found: '' }]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, command } of contestants) {
      const outcome = await outcomeOf([...command, file]);
      results[name].seconds.push(median(outcome[clock]));
      results[name].found = JSON.stringify(outcome.found);
    }
  }
  console.log(`\n${calls.toLocaleString('en')} calls in 24 groups over 30 days, ${orders[order]} (load of the machine ${loadavg()[0].toFixed(1)})`);
  for (const { name } of contestants) {
    if (results[name].found !== results.naive.found) {
      console.log(`  ${name} and naive found different levels:\n  ${results[name].found.slice(0, 200)}\n  ${results.naive.found.slice(0, 200)}`);
      process.exitCode = 1;
    }
    console.log(`  ${name.padEnd(18)} ${(1000 * median(results[name].seconds)).toFixed(0)} ms`);
  }
  const peaks = JSON.parse(results.ours.found).map(([peak]) => peak);
  console.log(`  peaks from ${Math.min(...peaks)} to ${Math.max(...peaks)}; all peaks, instants, percentiles and times at each level ${process.exitCode ? 'are compared above' : 'equal'}`);
  tell('ours is faster than naive', ratios(results, 'naive', 'ours'), goals.naive);
  for (const { name } of native) tell(`ours has of ${name}`, ratios(results, name, 'ours'), goals[name]);
}

/** Prints the median of ratios with the lowest and highest, and whether it reaches the goal. */
function tell(what, values, goal) {
  const middle = median(values);
  const judged = goal === undefined || calls < GOAL_CALLS ? '' : ` (goal: at least ${goal}) ${middle >= goal ? 'ok' : 'MISSED'}`;
  console.log(`  ${what}: ${middle.toFixed(2)} × [${Math.min(...values).toFixed(2)} – ${Math.max(...values).toFixed(2)}]${judged}`);
}
