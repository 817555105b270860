/**
 * Runs the validation tests and writes what they measured to docs/validation.md.
 * node test/validation/write-report.mjs
 */
import { readdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { startVitest } from 'vitest/node';

const TARGET = new URL('../../docs/validation.md', import.meta.url);

const HEAD = `# Simulation against theory

Written by \`node test/validation/write-report.mjs\`, which runs the tests of \`test/validation\` and prints what they measured. Truth is published or
was computed apart from this program (\`test/truth\`, each vector with its source), or is solved in the test from the moves of the system alone.

Fixed before the first run: the seeds 1 to 20 and the confidence 0.9999. Each seed gives one sample. The interval is by Student's t over the
samples, or from the variance that theory gives for the estimator. A test fails when the interval leaves out the truth, or is wider than
the bound that was set with the length of the runs, so that all of them together take a minute. *Distance*: of the mean of the samples from the truth, in half
widths of the interval; more than 1 fails, except where theory is itself an approximation: then *allowed* tells how far off it may be.
Holding times: exponential, constant, uniform, lognormal and hyperexponential (both with coefficient of variation 2).

What is allowed for symmetric alternate routing, two parts in the number of nodes, was settled after a trial with 6, 12 and 24 nodes, which showed about half of it.

Not in these tables: \`erlang-b-pairs.test.ts\` and \`erlang-b-coverage.test.ts\`, which go from the scenario to the summary and check that the
program's own intervals cover Erlang B.
`;

const percent = (ratio) => `${(100 * ratio).toFixed(ratio < 0.0995 ? 1 : 0)} %`;
const figure = (value) => String(Number(value.toPrecision(4)));
const table = (names, rows) => [`| ${names.join(' | ')} |`, `| ${names.map(() => '---').join(' | ')} |`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
const most = (comparisons, value) => Math.max(...comparisons.map(value));
const relativeHalf = ({ low, high, truth }) => (high - low) / 2 / truth;

/** Suites in order of their files, each with the comparisons of its tests. */
function suitesOf(modules) {
  return [...modules]
    .sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1))
    .flatMap((module) => [...module.children.suites()])
    .map((suite) => ({
      name: suite.name,
      truth: suite.meta().truth,
      tests: [...suite.children.allTests()].map((test) => ({ name: test.name, comparisons: test.meta().comparisons ?? [] })).filter(({ comparisons }) => comparisons.length > 0),
    }))
    .filter(({ tests }) => tests.length > 0);
}

function summary(suites) {
  const rows = suites.map(({ name, truth, tests }) => {
    const all = tests.flatMap(({ comparisons }) => comparisons);
    const allowed = most(all, ({ bias = 0 }) => bias);
    const widths = all.map(relativeHalf).sort((a, b) => a - b);
    return [name, truth, all.length, most(all, ({ samples }) => samples), `${percent(widths[widths.length >> 1])} to ${percent(widths.at(-1))}`, most(all, ({ distance }) => distance).toFixed(2), allowed === 0 ? 'exact' : percent(allowed)];
  });
  return table(['what', 'truth', 'figures', 'samples of each', 'half width: median to widest', 'farthest distance', 'allowed'], rows);
}

function details({ name, tests }) {
  const rows = tests.flatMap(({ name: test, comparisons }) => comparisons.map((one, i) => [i === 0 ? test.replaceAll("'", '').replaceAll('+0', '0') : '', one.figure, figure(one.truth), `${figure(one.low)} to ${figure(one.high)}`, one.distance.toFixed(2), one.interval]));
  return `## ${name[0].toUpperCase()}${name.slice(1)}\n\n${table(['case', 'figure', 'truth', 'simulated', 'distance', 'interval'], rows)}\n`;
}

// The tests from scenario to summary check the intervals that the program itself tells, and take longer than all others.
const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.test.ts') && !name.startsWith('erlang-b-'));
const vitest = await startVitest('test', files.map((name) => `test/validation/${name}`), { watch: false, reporters: ['default'] });
const suites = suitesOf(vitest.state.getTestModules());
await vitest.close();
if (process.exitCode) process.exit();
writeFileSync(TARGET, [HEAD, `${summary(suites)}\n`, ...suites.map(details)].join('\n'));
