import { closeSync, writeFileSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { stopIfCancelled } from '../../../models/core/job.ts';
import { MOST_USERS } from '../../../models/sample/company.ts';
import { generateRecords, type SampleFormat, type SampleSettings } from '../../../models/sample/generate-records.ts';
import type { SampleTruth } from '../../../models/sample/sample-truth.ts';
import { seedNumber, wholeNumber } from '../arguments.ts';
import { Exit, UsageError, type Io } from '../io.ts';
import type { Context } from '../main.ts';
import { openForWriting } from '../output-file.ts';
import { withProgress } from '../progress.ts';
import { grouped } from '../table.ts';

interface Flags extends SampleSettings {
  format: SampleFormat;
  out: string;
  truth?: string;
}

/** `busyhour generate`: call records of the fictitious company, and the truth about them. */
export function generateCommand({ io, json }: Context, setExit: (code: number) => void): Command {
  return new Command('generate')
    .description('call records of a fictitious company, with all columns that the product writes, dirty rows included')
    .option('--users <number>', 'people of the company; 1200 when left out', wholeNumber(1, MOST_USERS))
    .option('--weeks <number>', 'weeks; 4 when left out, or as many as --rows takes', wholeNumber(1))
    .option('--rows <number>', 'stop after this many rows', wholeNumber(0))
    .option('--seed <number>', 'whole number from 0 to 4294967295; 1 when left out', seedNumber)
    .addOption(new Option('--format <format>', 'whose records').choices(['cucm', 'asterisk', 'freepbx']).default('cucm'))
    .requiredOption('--out <file>', 'the file to write')
    .option('--truth <file>', 'write as JSON what is in the records, counted while they are generated')
    .action(async ({ out, truth: truthFile, users, weeks, rows, seed, format }: Flags) => {
      const truth = await write(out, { users, weeks, rows, seed, format }, io);
      const document = `${JSON.stringify(truth, null, 2)}\n`;
      if (truthFile !== undefined) writeTruth(truthFile, document);
      io.out(json ? document : `${out}: ${grouped(truth.rows)} rows = ${grouped(truth.calls)} calls + ${grouped(truth.merged)} merged + ${grouped(truth.rejected)} rejected\n`);
      setExit(Exit.done);
    });
}

/** Writes the records piece by piece, so that a file of any size can be made. */
async function write(path: string, settings: SampleSettings, io: Io): Promise<SampleTruth> {
  const pieces = start(settings);
  const file = openForWriting(path);
  try {
    return await withProgress(io, async (onProgress) => {
      let bytes = 0;
      for (;;) {
        const next = pieces.next();
        if (next.done) return next.value;
        bytes += writeSync(file, next.value);
        onProgress({ done: 0, what: `${grouped(bytes / 1e6)} MB written` });
        await setImmediate();
        stopIfCancelled({ signal: io.signal });
      }
    });
  } finally {
    closeSync(file);
  }
}

/** The generator looks at its settings with the first piece; a wrong one is told before the file is made. */
function start(settings: SampleSettings): Generator<string, SampleTruth> {
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  try {
    generateRecords({ ...given, rows: 0 }).next();
  } catch (reason) {
    if (reason instanceof RangeError) throw new UsageError(reason.message, 'Give a value inside that range.');
    throw reason;
  }
  return generateRecords(given);
}

function writeTruth(path: string, document: string): void {
  const file = openForWriting(path);
  try {
    writeFileSync(file, document);
  } finally {
    closeSync(file);
  }
}
