import { Command } from 'commander';
import { calculators } from '../../../models/report/calculators/calculators.ts';
import type { Context } from '../main.ts';
import { fixedPointCommand } from './erlang-fixed-point.ts';
import { formulaCommand } from './erlang-formula.ts';
import { kaufmanRobertsCommand } from './erlang-kaufman-roberts.ts';

/** `busyhour erlang`: the classical formulas. */
export function erlangCommand(context: Context): Command {
  const command = new Command('erlang').description('the classical formulas, any one unknown solved for');
  for (const calculator of calculators) command.addCommand(formulaCommand(calculator, context));
  return command.addCommand(kaufmanRobertsCommand(context)).addCommand(fixedPointCommand(context));
}
