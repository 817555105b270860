import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { UnusableInput } from '../../../models/core/issue.ts';
import { needsOverStates, sizingNotes } from '../../../models/report/sizing-words.ts';
import { size } from '../../../models/study/sizing/size.ts';
import type { SizeInput, SizingBasis, SizingMeasure } from '../../../models/study/sizing/size-input.ts';
import type { SizeResult } from '../../../models/study/sizing/size-result.ts';
import { engineFor } from '../../workers/engine-for.ts';
import { startNodeMember } from '../../workers/node-member.ts';
import { pauseSeldom } from '../../workers/seldom.ts';
import type { SimulateOnPoolOptions } from '../../workers/simulate-on-pool.ts';
import { sizeOnPool } from '../../workers/size-on-pool.ts';
import { decimal, seedNumber, wholeNumber } from '../arguments.ts';
import { checkStates } from '../check-states.ts';
import { warn } from '../failure.ts';
import type { Context } from '../main.ts';
import { withProgress } from '../progress.ts';
import { readScenario, scenarioCalls, scenarioDirectory } from '../scenario-file.ts';
import { sizingText } from '../sizing-text.ts';

const WORKER = './simulate.worker.js';
const MEASURES: SizingMeasure[] = ['flows', 'resource'];
const BASES: SizingBasis[] = ['mean-hour', 'itu', 'peak-day'];

interface Flags {
  resource?: string[];
  state?: string[];
  target?: number;
  measure: SizingMeasure;
  basis: SizingBasis;
  orderUnit?: number;
  seed?: number;
  replications?: number;
  workers?: number;
}

/** `busyhour size`: the least capacity of each resource that meets the target in every migration state, three ways. */
export function sizeCommand({ io, json }: Context): Command {
  const more = (id: string, ids: string[] = []): string[] => [...ids, id];
  return new Command('size')
    .description('the least capacity of each resource that meets the targets in every migration state, by formula, simulation and replay')
    .argument('<scenario>', 'a scenario file')
    .option('--resource <id>', 'only this trunk, SBC, PBX, cap or link; may be given again', more)
    .option('--state <id>', 'only this state; may be given again', more)
    .option('--target <ratio>', 'blocking to size for; that of the scenario, else 0.01', decimal((value) => value > 0 && value < 1, 'a ratio above 0 and below 1'))
    .addOption(new Option('--measure <measure>', 'what the target is held against: the blocking end to end of the flows that ask the resource, or that of the resource itself').choices(MEASURES).default('flows'))
    .addOption(new Option('--basis <basis>', 'the busy hour over all days; the same and 7 % on the five busiest days (ITU-T E.520); or that of the busiest day').choices(BASES).default('mean-hour'))
    .option('--order-unit <number>', 'units that are bought at once; those of the trunk when left out', wholeNumber(1))
    .option('--seed <number>', 'whole number from 0 to 4294967295', seedNumber)
    .option('--replications <number>', 'days simulated for each capacity', wholeNumber(1))
    .option('--workers <number>', 'worker threads; all cores when left out', wholeNumber(1, 1024))
    .action(async (path: string, flags: Flags) => {
      const started = performance.now();
      const { document, resolved } = await readScenario(path);
      if (!resolved.scenario) throw new UnusableInput(resolved.issues);
      if (flags.state) await checkStates(resolved.scenario, flags.state);
      const { seed, replications, state: states, resource: resources, target, measure, basis, orderUnit } = flags;
      const job: SizeInput = {
        document,
        directory: scenarioDirectory(resolved.scenario, path),
        table: await scenarioCalls(resolved.scenario, path, io),
        overrides: { seed, replications, states },
        // The curve is of the document; a terminal shows none.
        sizing: { resources, target, measure, basis, orderUnit, curve: json },
      };
      const workers = flags.workers ?? availableParallelism();
      const result = await withProgress(io, (onProgress) => run(job, workers, { signal: io.signal, onProgress, pause: pauseSeldom(() => setImmediate()) }));
      const timed = { ...result, seconds: (performance.now() - started) / 1000 };
      warn(io, timed.warnings);
      io.out(json ? `${JSON.stringify(documentOf(timed), null, 2)}\n` : sizingText(timed));
    });
}

/** The result with the needs over all states first, and the notes of each resource in words. */
function documentOf(result: SizeResult): object {
  const states = result.states.map((state) => ({ ...state, resources: state.resources.map((resource) => ({ ...resource, notes: sizingNotes(resource) })) }));
  return { needs: needsOverStates(result), ...result, states };
}

/** One worker is this thread: it starts sooner, and the result is the same. */
async function run(job: SizeInput, workers: number, options: Omit<SimulateOnPoolOptions, 'workers'>): Promise<SizeResult> {
  if (workers === 1) return size(job, { ...options, startRun: await engineFor('busyhour') });
  return sizeOnPool(job, () => startNodeMember(new URL(WORKER, import.meta.url)), { ...options, workers });
}
