import { Command } from 'commander';
import { formats } from '../../../models/cdr/formats.ts';
import type { Context } from '../main.ts';
import { table } from '../table.ts';

/** `busyhour formats`: what call records are read. */
export function formatsCommand({ io, json }: Context): Command {
  return new Command('formats').description('the call-record formats that are read, and how each is recognised').action(() => {
    const known = formats();
    if (json) return io.out(`${JSON.stringify(known, null, 2)}\n`);
    const columns = ['format', 'product', 'recognised by', 'times', 'occupied from', 'how sure'].map((title) => ({ title }));
    io.out(table(columns, known.map((format) => [format.id, format.product, format.recognisedBy, format.timeZone, format.occupiedFrom, format.sureness])));
  });
}
