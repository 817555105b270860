import { Command, Option } from 'commander';
import { complete, type Calculator, type Quantity, type Values } from '../../../models/report/calculators/calculator.ts';
import { asked, decimal } from '../arguments.ts';
import { UsageError } from '../io.ts';
import type { Context } from '../main.ts';
import { otherWays } from './erlang-other-ways.ts';

/** What was typed: numbers by quantity, and the word of the choice. */
type Flags = Record<string, number | string | undefined>;

const countWords = ['none', 'one', 'two', 'three', 'four', 'five'];

/** A formula as a command: what is left out of its variables and goals is solved for. */
export function formulaCommand(calculator: Calculator, { io, json }: Context): Command {
  const command = new Command(calculator.command).description(calculator.about);
  const all = [...calculator.variables, ...calculator.goals];
  for (const quantity of all) {
    command.option(`--${optionOf(quantity)} <${placeholder(quantity)}>`, described(quantity), decimal(quantity.fits ?? (() => true), quantity.domain ?? 'a number'));
  }
  for (const way of otherWays[calculator.id] ?? []) command.option(`--${way.option} <${way.placeholder}>`, way.help, decimal(way.fits, way.domain));
  const { choice } = calculator;
  if (choice) command.addOption(new Option(`--${choice.name} <word>`, choice.help).choices(choice.options.map(({ value }) => value)).default(choice.usual));
  return command.addHelpText('after', `\n${usageOf(calculator)}\nFormula: ${calculator.formula}`).action((flags: Flags) => {
    const { given, goal, unknown } = readValues(calculator, flags);
    const word = choice ? String(flags[choice.name]) : '';
    const found = asked(() => complete(calculator, given, unknown, goal ?? calculator.goals[0]!.name, word));
    if (json) return io.out(`${JSON.stringify(documentOf(calculator, found, given, word), null, 2)}\n`);
    io.out(`${calculator.sentence(found, word)}\n${calculator.filled(found, word)}\n`);
  });
}

/** Figures in the order of the description; what was given stays as given, what is infinite is null. */
function documentOf(calculator: Calculator, found: Values, given: Values, word: string): Record<string, unknown> {
  const document: Record<string, unknown> = { formula: calculator.id };
  for (const { name } of calculator.variables) document[name] = found[name];
  if (calculator.choice) document[calculator.choice.name] = word;
  for (const { name, onScreenOnly } of [...calculator.goals, ...calculator.results]) if (!onScreenOnly) document[name] = given[name] ?? found[name];
  // Whole channels do better than what was asked for; the figures behind the goal are of them.
  const goal = calculator.goals.find(({ name }) => name in given);
  if (goal && !('channels' in given)) document['reached'] = found[goal.name];
  for (const [name, value] of Object.entries(document)) if (typeof value === 'number' && !Number.isFinite(value)) document[name] = null;
  return document;
}

function readValues(calculator: Calculator, flags: Flags): { given: Values; goal: string | null; unknown: string } {
  const given: Values = {};
  for (const quantity of [...calculator.variables, ...calculator.goals]) {
    const typed = flags[camelCase(optionOf(quantity))];
    if (typeof typed === 'number') given[quantity.name] = typed;
    else if (quantity.usual) given[quantity.name] = quantity.example;
  }
  for (const way of otherWays[calculator.id] ?? []) {
    const typed = flags[camelCase(way.option)];
    if (typeof typed === 'number') way.read(typed, given);
  }
  const goals = calculator.goals.filter(({ name }) => name in given);
  const missing = calculator.variables.filter(({ name }) => !(name in given));
  const unsolvable = missing.find(({ solvable }) => !solvable);
  if (goals.length > 1 || missing.length !== goals.length || unsolvable) throw wrongCount(calculator, unsolvable);
  const unknown = missing[0]?.name ?? calculator.goals[0]!.name;
  if (unknown === 'channels' && given['blocking'] === 0) {
    const first = optionOf(calculator.variables[0]!);
    throw new UsageError(`--blocking 0 is not allowed beside --${first}: no number of channels makes blocking exactly 0.`, 'Give a ratio above 0 and at most 1, such as 0.001.');
  }
  return { given, goal: goals[0]?.name ?? null, unknown };
}

function wrongCount(calculator: Calculator, missing: Quantity | undefined): UsageError {
  if (missing) return new UsageError(`${calculator.title} cannot find ${option(missing)}.`, `Give ${option(missing)}, ${missing.help}.`);
  return new UsageError(`${calculator.title} needs ${needed(calculator)}.`, 'Leave out the one that is to be found.');
}

/** `exactly two of --traffic, --channels and --blocking`. */
function needed(calculator: Calculator): string {
  const asked = calculator.variables.filter(({ usual }) => !usual);
  const goals = calculator.goals.map(option);
  const last = goals.length === 1 ? goals[0]! : `one of ${goals.slice(0, -1).join(', ')} or ${goals.at(-1)}`;
  return `exactly ${countWords[asked.length]} of ${asked.map(option).join(', ')} and ${last}`;
}

function usageOf(calculator: Calculator): string {
  const fixed = calculator.variables.filter(({ solvable, usual }) => !solvable && !usual);
  const always = fixed.length > 0 ? ` ${fixed.map(option).join(' and ')} cannot be left out.` : '';
  return `Give ${needed(calculator)}; the one that is left out is found (channels as the least whole number).${always}`;
}

function described(quantity: Quantity): string {
  return quantity.usual ? `${quantity.help} (${quantity.example} when left out)` : quantity.help;
}

function placeholder({ unit }: Quantity): string {
  return { erlang: 'erlangs', channels: 'number', sources: 'number', share: 'ratio', seconds: 'seconds', ratio: 'number', calls: 'number' }[unit];
}

function option(quantity: Quantity): string {
  return `--${optionOf(quantity)}`;
}

function optionOf({ name, option: own }: Quantity): string {
  return own ?? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function camelCase(words: string): string {
  return words.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
