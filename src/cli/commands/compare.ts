import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Command } from 'commander';
import type { CallTable } from '../../../models/cdr/call-table.ts';
import { UnusableInput } from '../../../models/core/issue.ts';
import type { Pair } from '../../../models/core/paired-difference.ts';
import { compareVerdict } from '../../../models/report/compare-verdict.ts';
import { nearest } from '../../../models/scenario/nearest.ts';
import type { Scenario } from '../../../models/scenario/scenario.ts';
import { stateIds } from '../../../models/study/comparable-inputs.ts';
import { compare } from '../../../models/study/compare.ts';
import type { CompareResult } from '../../../models/study/compare-result.ts';
import type { SimulateInput, SimulateOverrides } from '../../../models/study/simulate-input.ts';
import { compareOnPool } from '../../workers/compare-on-pool.ts';
import { startNodeMember } from '../../workers/node-member.ts';
import type { SimulateOnPoolOptions } from '../../workers/simulate-on-pool.ts';
import { decimal, seedNumber, wholeNumber } from '../arguments.ts';
import { comparisonText } from '../comparison-text.ts';
import { warn } from '../failure.ts';
import { UsageError, type Io } from '../io.ts';
import type { Context } from '../main.ts';
import { withProgress } from '../progress.ts';
import { readScenario, sameCalls, scenarioCalls, scenarioDirectory } from '../scenario-file.ts';

const WORKER = './simulate.worker.js';

interface Flags {
  state?: string[];
  seed?: number;
  replications?: number;
  precision?: number;
  workers?: number;
  all?: boolean;
}

interface File {
  path: string;
  document: unknown;
  scenario: Scenario;
}

/** `busyhour compare`: two scenarios on the same random numbers, and what differs. */
export function compareCommand({ io, json }: Context): Command {
  return new Command('compare')
    .description('two scenarios under common random numbers: what B has more than A, with confidence intervals')
    .argument('<a>', 'the scenario file to compare with; seed and length of the run are its')
    .argument('<b>', 'the scenario file to look at')
    .option('--state <id>', 'only this state; may be given again', (id: string, ids: string[] = []) => [...ids, id])
    .option('--seed <number>', 'whole number from 0 to 4294967295, for both; that of A when left out', seedNumber)
    .option('--replications <number>', 'days simulated for each state; those of A when left out', wholeNumber(1))
    .option('--precision <ratio>', 'stop when the intervals of both are this narrow', decimal((value) => value > 0 && value < 1, 'a ratio above 0 and below 1'))
    .option('--workers <number>', 'worker threads; all cores when left out', wholeNumber(1, 1024))
    .option('--all', 'print what is exactly the same too')
    .action(async (pathA: string, pathB: string, flags: Flags) => {
      const started = performance.now();
      const files = { a: await readFile(pathA), b: await readFile(pathB) };
      if (flags.state) await checkStates({ a: files.a.scenario, b: files.b.scenario }, flags.state);
      const { seed, replications, precision, state: states } = flags;
      const jobs = await jobsOf(files, { seed, replications, precision, states }, io);
      const workers = flags.workers ?? availableParallelism();
      const result = await withProgress(io, (onProgress) => run(jobs, workers, { signal: io.signal, onProgress }));
      const timed = { ...result, seconds: (performance.now() - started) / 1000 };
      for (const which of ['a', 'b'] as const) warn(io, timed.warnings[which].map((issue) => ({ ...issue, file: issue.file ?? files[which].path })));
      io.out(json ? `${JSON.stringify({ verdict: compareVerdict(timed), ...timed }, null, 2)}\n` : comparisonText(timed, { paths: { a: pathA, b: pathB }, all: flags.all ?? false }));
    });
}

async function readFile(path: string): Promise<File> {
  const { document, resolved } = await readScenario(path);
  if (!resolved.scenario) throw new UnusableInput(resolved.issues);
  return { path, document, scenario: resolved.scenario };
}

/** Records that both name are read once. */
async function jobsOf({ a, b }: Pair<File>, overrides: SimulateOverrides, io: Io): Promise<Pair<SimulateInput>> {
  const tableA = await scenarioCalls(a.scenario, a.path, io);
  const tableB = sameCalls(a, b) ? tableA : await scenarioCalls(b.scenario, b.path, io);
  const job = ({ document, scenario, path }: File, table: CallTable | null): SimulateInput => ({ document, directory: scenarioDirectory(scenario, path), table, overrides });
  return { a: job(a, tableA), b: job(b, tableB) };
}

/** One worker is this thread: it starts sooner, and the result is the same. */
async function run(jobs: Pair<SimulateInput>, workers: number, options: Omit<SimulateOnPoolOptions, 'workers'>): Promise<CompareResult> {
  if (workers === 1) return compare(jobs.a, jobs.b, { ...options, pause: () => setImmediate() });
  return compareOnPool(jobs, () => startNodeMember(new URL(WORKER, import.meta.url)), { ...options, workers });
}

async function checkStates({ a, b }: Pair<Scenario>, asked: string[]): Promise<void> {
  const [inA, inB] = [await stateIds(a), await stateIds(b)];
  const common = inA.filter((id) => inB.includes(id));
  for (const id of asked) {
    if (common.includes(id)) continue;
    const near = nearest(id, common);
    const what = inA.includes(id) ? `Only scenario A has the state "${id}".` : inB.includes(id) ? `Only scenario B has the state "${id}".` : `Neither scenario has a state "${id}".`;
    throw new UsageError(what, `${near ? `Did you mean ${near}? ` : ''}Both have ${common.length > 0 ? common.join(', ') : 'no state of the same id'}.`);
  }
}
