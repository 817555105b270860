import { setImmediate } from 'node:timers/promises';
import { Command } from 'commander';
import { UnusableInput } from '../../../models/core/issue.ts';
import { explainWords } from '../../../models/report/explain-words.ts';
import { isAboutQuestion } from '../../../models/study/asked-of-run.ts';
import { explain } from '../../../models/study/explain.ts';
import type { Explanation, Question } from '../../../models/study/explanation.ts';
import type { SimulateInput } from '../../../models/study/simulate-input.ts';
import { engineFor } from '../../workers/engine-for.ts';
import { pauseSeldom } from '../../workers/seldom.ts';
import { seedNumber, wholeNumber } from '../arguments.ts';
import { explanationText } from '../explanation-text.ts';
import { UsageError } from '../io.ts';
import type { Context } from '../main.ts';
import { withProgress } from '../progress.ts';
import { readScenario, scenarioCalls, scenarioDirectory } from '../scenario-file.ts';

interface Flags {
  state?: string;
  seed?: number;
  replication?: number;
  call?: number;
  blocked?: string;
  at?: string;
  resource?: string;
  worst?: string;
}

/** `busyhour explain`: what happened to a call of a run, or in a minute of it, and why. */
export function explainCommand({ io, json }: Context): Command {
  return new Command('explain')
    .description('why a call was blocked, or who held a trunk, in a run of a scenario')
    .argument('<scenario>', 'a scenario file')
    .option('--state <id>', 'the state, or variant with an outage; the first when left out')
    .option('--seed <number>', 'whole number from 0 to 4294967295', seedNumber)
    .option('--replication <number>', 'the replication, counted from 0', wholeNumber(0))
    .option('--call <number>', 'this call of the replication, counted from 0', wholeNumber(0))
    .option('--blocked <flow>', 'the first blocked call of a flow, such as "lon-sales>pstn:national", in the busy hour')
    .option('--at <time>', 'this minute: 10:24, 10:24:31 or 2027-01-14T10:24')
    .option('--resource <id>', 'with --at: who held it then, and what asked it')
    .option('--worst <resource>', 'the minute in which most of a resource was held')
    .action(async (path: string, flags: Flags) => {
      const question = questionOf(flags);
      const { document, resolved } = await readScenario(path);
      if (!resolved.scenario) throw new UnusableInput(resolved.issues);
      const job: SimulateInput = {
        document,
        directory: scenarioDirectory(resolved.scenario, path),
        table: await scenarioCalls(resolved.scenario, path, io),
        overrides: { seed: flags.seed },
      };
      const startRun = await engineFor('busyhour');
      const explanation = await withProgress(io, (onProgress) => answered(() => explain(job, question, { startRun, signal: io.signal, onProgress, pause: pauseSeldom(() => setImmediate()) })));
      io.out(json ? `${JSON.stringify({ words: explainWords(explanation), ...explanation }, null, 2)}\n` : explanationText(explanation));
    });
}

function questionOf({ state, replication, call, blocked, at, resource, worst }: Flags): Question {
  const asked: Question[] = [];
  if (call !== undefined) asked.push({ about: 'call', call });
  if (blocked !== undefined) asked.push({ about: 'blocked', flow: blocked });
  if (at !== undefined) asked.push({ about: 'minute', at, ...(resource !== undefined && { resource }) });
  if (worst !== undefined) asked.push({ about: 'worst', resource: worst });
  const [question] = asked;
  if (!question || asked.length > 1) throw new UsageError(question ? 'Only one thing is explained at a time.' : 'Nothing was asked.', 'Give one of --call, --blocked, --at and --worst.');
  if (resource !== undefined && question.about !== 'minute') throw new UsageError('--resource needs a time.', 'Give --at too, or --worst alone.');
  return { ...question, ...(state !== undefined && { state }), ...(replication !== undefined && { replication }) };
}

/** A question that asks for what is not there is wrong usage, not an unusable scenario. */
async function answered(work: () => Promise<Explanation>): Promise<Explanation> {
  try {
    return await work();
  } catch (reason) {
    const issue = reason instanceof UnusableInput ? reason.issues.find(isAboutQuestion) : undefined;
    if (!issue) throw reason;
    throw new UsageError(issue.message, issue.fix);
  }
}
