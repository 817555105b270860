import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { nearest } from '../../models/scenario/nearest.ts';
import { analyseCommand } from './commands/analyse.ts';
import { bandwidthCommand } from './commands/bandwidth.ts';
import { compareCommand } from './commands/compare.ts';
import { erlangCommand } from './commands/erlang.ts';
import { explainCommand } from './commands/explain.ts';
import { formatsCommand } from './commands/formats.ts';
import { generateCommand } from './commands/generate.ts';
import { importCommand } from './commands/import.ts';
import { simulateCommand } from './commands/simulate.ts';
import { sizeCommand } from './commands/size.ts';
import { validateCommand } from './commands/validate.ts';
import { reportFailure } from './failure.ts';
import { Exit, UsageError, type Io } from './io.ts';

/** What a command does: it writes its result and gives the exit code. */
export interface Context {
  io: Io;
  json: boolean;
}

const exitCodes = `
Exit codes: 0 done, 1 a target is missed (with --check), 2 wrong usage, 3 unusable input, 70 a fault of ours, 130 Ctrl-C.
Every command takes --json: one JSON document on stdout, and nothing else there.`;

/** Runs one command line (without the program's name) and gives its exit code. Never throws. */
export async function main(argv: string[], io: Io): Promise<number> {
  const json = argv.includes('--json');
  const debug = argv.includes('--debug');
  let exitCode: number = Exit.done;
  try {
    const program = makeProgram({ io, json }, (code) => (exitCode = code));
    if (argv.length === 0) throw new UsageError('No command was given.', `Type "busyhour --help" for the list: ${program.commands.map((command) => command.name()).join(', ')}.`);
    checkNames(program, argv);
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (reason) {
    if (reason instanceof CommanderError) {
      if (reason.exitCode === 0) return Exit.done;
      return reportFailure(usageErrorOf(reason), io, { json, debug });
    }
    return reportFailure(reason, io, { json, debug });
  }
}

function makeProgram(context: Context, setExit: (code: number) => void): Command {
  const program = new Command('busyhour')
    .description('Sizes trunks, SBCs and links for a move to Microsoft Teams Phone, from the call records of the old PBX.')
    .version(packageJson.version)
    .addHelpText('after', exitCodes);
  for (const make of [formatsCommand, generateCommand, importCommand, analyseCommand, validateCommand, simulateCommand, sizeCommand, compareCommand, explainCommand, erlangCommand, bandwidthCommand]) {
    program.addCommand(make(context, setExit));
  }
  configure(program, context);
  return program;
}

/** Every command, however deep, answers alike: by an exception instead of an exit, and with the options that all take. */
function configure(command: Command, context: Context): void {
  command.exitOverride().configureOutput({ writeOut: context.io.out, writeErr: () => undefined });
  if (command.commands.length > 0) {
    command.helpCommand(true).action(() => {
      const full = fullName(command);
      throw new UsageError(`${full} needs one of ${innerNames(command).join(', ')}.`, `Type "${full} --help" for what each does.`);
    });
  }
  command.option('--json', 'print one JSON document').option('--debug', 'show a stack trace when something fails');
  for (const inner of command.commands) configure(inner, context);
}

/** Looks at the names of commands before their options, so that a name that is none is told as that. Throws UsageError. */
function checkNames(program: Command, argv: string[]): void {
  let command = program;
  for (const word of argv) {
    if (command.commands.length === 0) return;
    if (word.startsWith('-') || word === 'help') continue;
    const inner = command.commands.find((each) => each.name() === word);
    if (!inner) throw unknownName(command, word);
    command = inner;
  }
}

function unknownName(command: Command, word: string): UsageError {
  const full = fullName(command);
  const near = nearest(word, innerNames(command));
  const what = command.name() === 'erlang' ? 'formula' : 'command';
  const all = `This version has ${innerNames(command).join(', ')}.`;
  return new UsageError(`Unknown ${what} "${full} ${word}".`, near && what === 'command' ? `Did you mean "${full} ${near}"?` : all);
}

function innerNames(command: Command): string[] {
  return command.commands.map((inner) => inner.name());
}

function fullName(command: Command): string {
  return command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();
}

/** Commander's words as a sentence, and what to do: `error: unknown option '--sed' (Did you mean --seed?)`. */
function usageErrorOf(reason: CommanderError): UsageError {
  const [first = '', ...rest] = reason.message.replace(/^error: /, '').split('\n');
  const hint = rest.join(' ').replace(/^\s*\(|\)\s*$/g, '').trim();
  const sentence = first.charAt(0).toUpperCase() + first.slice(1);
  // `option '--users <number>' argument '1' is invalid. Give a whole number from 13 to 120000.`
  const [, wrong, mend] = /^(.* is invalid\.) (.+)$/.exec(sentence) ?? [];
  if (wrong !== undefined && mend !== undefined) return new UsageError(wrong, mend);
  return new UsageError(sentence.endsWith('.') ? sentence : `${sentence}.`, hint || 'Type the command with --help for what it takes.');
}
