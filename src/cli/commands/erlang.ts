import { Command } from 'commander';
import { erlangB, erlangBChannels, erlangBTraffic } from '../../../models/teletraffic/erlang-b.ts';
import { asked, decimal } from '../arguments.ts';
import { UsageError } from '../io.ts';
import type { Context } from '../main.ts';

interface Flags {
  traffic?: number;
  channels?: number;
  blocking?: number;
}

/** `busyhour erlang`: the classical formulas. */
export function erlangCommand(context: Context): Command {
  return new Command('erlang').description('the classical formulas (in this version Erlang B), any one unknown solved for').addCommand(erlangBCommand(context));
}

function erlangBCommand({ io, json }: Context): Command {
  return new Command('b')
    .description('blocking of a group of channels without waiting: give two of the three')
    .option('--traffic <erlangs>', 'offered traffic, erlang', decimal((value) => value >= 0, 'a number of erlangs of at least 0'))
    .option('--channels <number>', 'channels', decimal((value) => value >= 0, 'a number of channels of at least 0'))
    .option('--blocking <ratio>', 'probability that a call finds no channel', decimal((value) => value >= 0 && value <= 1, 'a ratio from 0 to 1'))
    .action((flags: Flags) => {
      const solved = solve(flags);
      if (json) return io.out(`${JSON.stringify({ formula: 'erlang-b', ...solved }, null, 2)}\n`);
      const { traffic, channels, blocking } = solved;
      io.out(`${channels} channels at ${traffic} erlang block ${(100 * blocking).toPrecision(4)} % of the calls (Erlang B).\n`);
    });
}

function solve({ traffic, channels, blocking }: Flags): Required<Flags> {
  if (traffic !== undefined && channels !== undefined && blocking === undefined) return { traffic, channels, blocking: asked(() => erlangB(traffic, channels)) };
  if (traffic !== undefined && blocking !== undefined && channels === undefined) {
    if (blocking === 0) throw new UsageError('--blocking 0 is not allowed beside --traffic: no number of channels makes blocking exactly 0.', 'Give a ratio above 0 and at most 1, such as 0.001.');
    return { traffic, channels: asked(() => erlangBChannels(traffic, blocking)), blocking };
  }
  if (channels !== undefined && blocking !== undefined && traffic === undefined) return { traffic: asked(() => erlangBTraffic(channels, blocking)), channels, blocking };
  throw new UsageError('Erlang B needs exactly two of --traffic, --channels and --blocking.', 'Leave out the one that is to be found.');
}
