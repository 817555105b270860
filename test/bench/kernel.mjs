// The simulation kernel against simjs and C: ratios of the same run, each the median of interleaved rounds, every statistic of ours on, the same
// arrivals for all and the counts equal. Ends with 1 when two contestants counted differently; times fail nothing.
// Options: --rounds N (default 5), --calls N of the synthetic cases (1000000), --only S,L,N,D,cost,sparse,workers,memory,
// --engine module#export (again for more; default: the kernel and its WebAssembly build), --processor-time (instead of wall time).
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { scratch } from '../../src/setup/paths.mjs';
import { bundle } from './kernel/bundle.mjs';
import { compileC } from './kernel/c-contestants.mjs';
import { contest, median, ratios } from './kernel/contest.mjs';
import { chosenEngines, contestantSource, importOf, secondEngine, simjsSource } from './kernel/engines.mjs';
import { measureMemory } from './kernel/memory.mjs';
import { measureWorkers } from './kernel/workers.mjs';

const goals = { S: { simjs: 17 }, L: { simjs: 90, c: 0.8 }, N: { simjs: 24, c: 0.8 }, D: {} };
const texts = {
  S: 'one group of 100 channels at 90 erlang',
  L: 'one group of 10,000 channels at 9,500 erlang',
  N: '20 trunk groups, 12 routes of 3 alternatives, 4 links with admission, retries',
  D: "the demo's full call flow in wave 2, 30 days",
};

const options = (name) => process.argv.flatMap((text, i) => (text === `--${name}` ? [process.argv[i + 1]] : []));
const rounds = Number(options('rounds')[0] ?? 5);
const calls = Number(options('calls')[0] ?? 1_000_000);
// On a machine that does other things too, the processor's time of each process disturbs less.
const clock = process.argv.includes('--processor-time') ? 'processorSeconds' : 'seconds';
const only = options('only')[0]?.split(',');
const wanted = (part) => only === undefined || only.includes(part);

mkdirSync(scratch, { recursive: true });
const folder = mkdtempSync(join(scratch, 'bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const engines = chosenEngines(options('engine'));
const node = (name) => [process.execPath, join(folder, `${name}.mjs`)];
await bundle({
  ...Object.fromEntries(engines.map((engine, i) => [`engine-${i}`, contestantSource(engine)])),
  synthetic: `${importOf('writeSynthetic', 'synthetic-cases.ts')}export { writeSynthetic };\n`,
}, folder);
// Apart: simjs fills a global, and two that share its module would share that.
await bundle({ simjs: simjsSource() }, folder);
await bundle({ 'second-engine': contestantSource(secondEngine) }, folder);
const { writeSynthetic } = await import(join(folder, 'synthetic.mjs'));
const ours = engines.map(({ name }, i) => ({ name, command: node(`engine-${i}`) }));
const simjs = { name: 'simjs', command: node('simjs') };
const second = { name: secondEngine.name, command: node('second-engine') };
const native = compileC(folder);
if (native.length === 0) console.log('There is no gcc, so nothing is compared with C.');

for (const name of ['S', 'L', 'N', 'D']) if (wanted(name)) await compare(name);
if (wanted('second')) await compareSecond();
if (wanted('cost')) await growth('calls in progress from 100 to 10,000', ['in-progress-100', 'in-progress-1000', 'in-progress-10000'], 1.3);
if (wanted('sparse')) await growth('thirty busy hours with empty nights between them against the same hours without', ['dense', 'sparse'], 1.05);
if (wanted('workers')) await measureWorkers({ folder, engines, native, rounds, file: writeSynthetic('N', calls, folder)[0] });
if (wanted('memory')) await measureMemory({ folder, engines });

/** One case: every engine of ours against simjs and against C. */
async function compare(name) {
  const files = name === 'D' ? await demo() : writeSynthetic(name, calls, folder);
  const results = await contest([simjs, ...ours, ...native], files, rounds, clock);
  const { outcome } = results[simjs.name];
  console.log(`\n${name}: ${texts[name]} (load of the machine ${loadavg()[0].toFixed(1)})`);
  console.log(`  ${describe(outcome)}`);
  const events = outcome.counts.events[0];
  for (const [contestant, { seconds }] of Object.entries(results)) console.log(`  ${contestant.padEnd(22)} ${(events / median(seconds) / 1e6).toFixed(2)} million events/s`);
  for (const engine of ours) {
    tell(`${engine.name} is faster than simjs`, ratios(results, simjs.name, engine.name), goals[name].simjs);
    for (const program of native) tell(`${engine.name} has of ${program.name}`, ratios(results, program.name, engine.name), program.name === 'C, ladder' ? goals[name].c : undefined);
  }
}

/** Reads the demo's records and draws its days. */
async function demo() {
  await bundle({ demo: `${importOf('writeDemo', 'demo-runs.ts')}export { writeDemo };\n` }, folder);
  const { writeDemo } = await import(join(folder, 'demo.mjs'));
  return writeDemo(folder);
}

async function compareSecond() {
  const files = writeSynthetic('N', Math.min(calls, 100_000), folder);
  const results = await contest([second, ours[0]], files, Math.min(rounds, 3), clock);
  console.log(`\nThe second engine counts as ${ours[0].name} does; it is for checking, not for speed:`);
  tell(`${ours[0].name} is faster`, ratios(results, second.name, ours[0].name));
}

/** Cost of a call in later cases against the first. */
async function growth(text, names, goal) {
  const files = names.map((name) => writeSynthetic(name, calls, folder));
  console.log(`\nCost of a call, ${text} (load of the machine ${loadavg()[0].toFixed(1)}):`);
  for (const { name, command } of [...ours, ...native.slice(1, 2)]) {
    const costs = names.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < names.length; i++) {
        const results = await contest([{ name, command }], files[i], 1, clock);
        costs[i].push(results[name].seconds[0] / calls);
      }
    }
    console.log(`  ${name}: ${names.map((part, i) => `${part} ${(median(costs[i]) * 1e9).toFixed(0)} ns`).join(', ')}`);
    tell(`${name}: last against first`, costs.at(-1).map((cost, round) => cost / costs[0][round]), command[0] === process.execPath ? goal : undefined, 'at most');
  }
}

function describe({ counts }) {
  const sum = (column) => column.reduce((total, value) => total + value, 0);
  const of = (part, whole) => ((100 * sum(counts[part])) / sum(counts[whole])).toFixed(2);
  return `${sum(counts['flows.calls'])} calls, ${counts.events[0]} events, ${of('flows.blocked', 'flows.offered')} % of attempts blocked, ${of('flows.abandoned', 'flows.calls')} % of calls lost; all counts equal`;
}

/** Prints the median of ratios with the lowest and highest, and whether it reaches the goal. */
function tell(what, values, goal, sense = 'at least') {
  const middle = median(values);
  const reached = goal === undefined || (sense === 'at least' ? middle >= goal : middle <= goal);
  const judged = goal === undefined ? '' : ` (goal: ${sense} ${goal}) ${reached ? 'ok' : 'MISSED'}`;
  console.log(`  ${what}: ${middle.toFixed(2)} × [${Math.min(...values).toFixed(2)} – ${Math.max(...values).toFixed(2)}]${judged}`);
}
