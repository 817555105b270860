import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { stopIfCancelled } from '../../../models/core/job.ts';
import { departments, MOST_USERS } from '../../../models/sample/company.ts';
import { generateRecords, type SampleFormat, type SampleSettings } from '../../../models/sample/generate-records.ts';
import type { SampleTruth } from '../../../models/sample/sample-truth.ts';
import { asked, seedNumber, wholeNumber } from '../arguments.ts';
import { Exit, UsageError, type Io } from '../io.ts';
import type { Context } from '../main.ts';
import { outputFile, type OutputFile } from '../output-file.ts';
import { withProgress } from '../progress.ts';
import { grouped } from '../table.ts';

interface Flags extends SampleSettings {
  format: SampleFormat;
  out: string;
  truth?: string;
}

/** One for each department. */
const LEAST_USERS = departments.length;

/** `busyhour generate`: call records of the fictitious company, and the truth about them. */
export function generateCommand({ io, json }: Context, setExit: (code: number) => void): Command {
  return new Command('generate')
    .description('call records of a fictitious company, with all columns that the product writes, dirty rows included')
    .option('--users <number>', `people of the company, ${LEAST_USERS} to ${MOST_USERS}; 1200 when left out`, wholeNumber(LEAST_USERS, MOST_USERS))
    .option('--weeks <number>', 'weeks; 4 when left out, or as many as --rows takes', wholeNumber(1))
    .option('--rows <number>', 'stop after this many rows', wholeNumber(0))
    .option('--seed <number>', 'whole number from 0 to 4294967295; 1 when left out', seedNumber)
    .addOption(new Option('--format <format>', 'whose records').choices(['cucm', 'asterisk', 'freepbx']).default('cucm'))
    .requiredOption('--out <file>', 'the file to write')
    .option('--truth <file>', 'write as JSON what is in the records, counted while they are generated')
    .action(async ({ out, truth: truthFile, users, weeks, rows, seed, format }: Flags) => {
      if (truthFile !== undefined && resolve(truthFile) === resolve(out)) throw new UsageError('--out and --truth name the same file.', 'Give each a file of its own.');
      const { truth, document } = await generate(out, truthFile, { users, weeks, rows, seed, format }, io);
      io.out(json ? document : `${out}: ${grouped(truth.rows)} rows = ${grouped(truth.calls)} calls + ${grouped(truth.merged)} merged + ${grouped(truth.rejected)} rejected\n`);
      setExit(Exit.done);
    });
}

/** Writes records and truth, both or none, and gives the document of the truth. */
async function generate(out: string, truthFile: string | undefined, settings: SampleSettings, io: Io): Promise<{ truth: SampleTruth; document: string }> {
  const pieces = start(settings);
  const files: OutputFile[] = [];
  const open = (path: string): OutputFile => {
    const file = outputFile(path);
    files.push(file);
    return file;
  };
  try {
    const records = open(out);
    const told = truthFile === undefined ? null : open(truthFile);
    const truth = await write(records, pieces, io);
    const document = `${JSON.stringify(truth, null, 2)}\n`;
    told?.write(document);
    for (const file of files) file.keep();
    return { truth, document };
  } finally {
    for (const file of files) file.discard();
  }
}

/** Writes the records piece by piece, so that a file of any size can be made. */
async function write(file: OutputFile, pieces: Generator<string, SampleTruth>, io: Io): Promise<SampleTruth> {
  return withProgress(io, async (onProgress) => {
    let bytes = 0;
    for (;;) {
      const next = pieces.next();
      if (next.done) return next.value;
      bytes += file.write(next.value);
      onProgress({ done: 0, what: `${grouped(bytes / 1e6)} MB written` });
      await setImmediate();
      stopIfCancelled({ signal: io.signal });
    }
  });
}

/** The generator looks at its settings with the first piece; a wrong one is told before the file is made. */
function start(settings: SampleSettings): Generator<string, SampleTruth> {
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  asked(() => generateRecords({ ...given, rows: 0 }).next());
  return generateRecords(given);
}
