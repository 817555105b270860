import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { UnusableInput } from '../../../models/core/issue.ts';
import { resultText } from '../../../models/report/result-text.ts';
import type { EngineName, SimulateInput } from '../../../models/study/simulate-input.ts';
import { simulate } from '../../../models/study/simulate.ts';
import type { SimulateResult } from '../../../models/study/simulate-result.ts';
import { engineFor } from '../../workers/engine-for.ts';
import { startNodeMember } from '../../workers/node-member.ts';
import { pauseSeldom } from '../../workers/seldom.ts';
import { simulateOnPool, type SimulateOnPoolOptions } from '../../workers/simulate-on-pool.ts';
import { decimal, seedNumber, wholeNumber } from '../arguments.ts';
import { checkStates } from '../check-states.ts';
import { warn } from '../failure.ts';
import { Exit } from '../io.ts';
import type { Context } from '../main.ts';
import { withProgress } from '../progress.ts';
import { readScenario, scenarioCalls, scenarioDirectory } from '../scenario-file.ts';
import { missedSentence } from '../missed-targets.ts';
import { simulationText } from '../simulation-text.ts';

const ENGINES: EngineName[] = ['busyhour', 'simjs'];
const WORKER = './simulate.worker.js';

interface Flags {
  state?: string[];
  seed?: number;
  replications?: number;
  precision?: number;
  workers?: number;
  engine: EngineName;
  flows?: boolean;
  check?: boolean;
}

/** `busyhour simulate`: the calls of a scenario over its resources, in every migration state. */
export function simulateCommand({ io, json }: Context, setExit: (code: number) => void): Command {
  return new Command('simulate')
    .description('the simulation of a scenario through its migration states')
    .argument('<scenario>', 'a scenario file')
    .option('--state <id>', 'only this state; may be given again', (id: string, ids: string[] = []) => [...ids, id])
    .option('--seed <number>', 'whole number from 0 to 4294967295', seedNumber)
    .option('--replications <number>', 'days simulated for each state', wholeNumber(1))
    .option('--precision <ratio>', 'stop when the intervals are this narrow', decimal((value) => value > 0 && value < 1, 'a ratio above 0 and below 1'))
    .option('--workers <number>', 'worker threads; all cores when left out', wholeNumber(1, 1024))
    .addOption(new Option('--engine <engine>', 'what runs the calls: our kernel, or simjs as a second opinion, slowly; both give the same figures').choices(ENGINES).default('busyhour'))
    .option('--flows', 'print the calls and the blocking of every flow too')
    .option('--check', 'exit with 1 when a target of the scenario is missed, and say which')
    .action(async (path: string, flags: Flags) => {
      const started = performance.now();
      const { document, resolved } = await readScenario(path);
      if (!resolved.scenario) throw new UnusableInput(resolved.issues);
      if (flags.state) await checkStates(resolved.scenario, flags.state);
      const { seed, replications, precision, engine, state: states } = flags;
      const job: SimulateInput = {
        document,
        directory: scenarioDirectory(resolved.scenario, path),
        table: await scenarioCalls(resolved.scenario, path, io),
        overrides: { seed, replications, precision, engine, states },
      };
      const workers = flags.workers ?? availableParallelism();
      const result = await withProgress(io, (onProgress) => run(job, workers, { signal: io.signal, onProgress, pause: pauseSeldom(() => setImmediate()) }));
      const timed = { ...result, seconds: (performance.now() - started) / 1000 };
      warn(io, timed.warnings);
      io.out(json ? resultText(timed) : simulationText(timed, { flows: flags.flows ?? false }));
      const missed = flags.check ? missedSentence(timed) : null;
      if (missed === null) return;
      io.err(`${missed}\n`);
      setExit(Exit.targetMissed);
    });
}

/** One worker is this thread: it starts sooner, and the result is the same. */
async function run(job: SimulateInput, workers: number, options: Omit<SimulateOnPoolOptions, 'workers'>): Promise<SimulateResult> {
  if (workers === 1) return simulate(job, { ...options, startRun: await engineFor(job.overrides.engine ?? 'busyhour') });
  return simulateOnPool(job, () => startNodeMember(workerFile()), { ...options, workers });
}

/** The worker thread that the build puts beside this program. */
function workerFile(): URL {
  return new URL(WORKER, import.meta.url);
}
