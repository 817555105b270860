import { Command, InvalidArgumentError } from 'commander';
import { figure, percentage } from '../../../models/report/calculators/figures.ts';
import { kaufmanRoberts, kaufmanRobertsCapacity, type SharedLink, type TrafficClass } from '../../../models/teletraffic/kaufman-roberts.ts';
import { MOST_COUNTED } from '../../../models/teletraffic/domain.ts';
import { asked, decimal, wholeNumber } from '../arguments.ts';
import { UsageError } from '../io.ts';
import type { Context } from '../main.ts';
import { table } from '../table.ts';

interface Flags {
  capacity?: number;
  class: TrafficClass[];
  blocking?: number;
}

/** `busyhour erlang kaufman-roberts`: calls of several widths on one link. */
export function kaufmanRobertsCommand({ io, json }: Context): Command {
  return new Command('kaufman-roberts')
    .description('Blocking of calls of several widths that share a link; with reservations by Roberts’s approximation.')
    .option('--capacity <units>', 'units of the link', wholeNumber(0, MOST_COUNTED))
    .requiredOption('--class <traffic:units[:reservation]>', 'offered erlang of calls, units of a call and, if any, units that it leaves free; once for each class', readClass)
    .option('--blocking <ratio>', 'wanted for every class; the least capacity for it is found', decimal((value) => value > 0 && value <= 1, 'a ratio above 0 and at most 1'))
    .addHelpText('after', '\nGive exactly one of --capacity and --blocking.\nFormula: j · q(j) = a₁ b₁ q(j − b₁) + a₂ b₂ q(j − b₂) + …; a class is blocked in the states that leave it no room')
    .action((flags: Flags) => {
      const capacity = capacityOf(flags);
      const classes = flags.class;
      const link = asked(() => kaufmanRoberts(capacity, classes));
      if (json) return io.out(`${JSON.stringify(documentOf(capacity, classes, link), null, 2)}\n`);
      io.out(wordsOf(capacity, classes, link));
    });
}

function capacityOf(flags: Flags): number {
  const { capacity, blocking } = flags;
  if ((capacity === undefined) === (blocking === undefined)) throw new UsageError('Kaufman–Roberts needs exactly one of --capacity and --blocking.', 'Leave out the one that is to be found.');
  return capacity ?? asked(() => kaufmanRobertsCapacity(flags.class, blocking!));
}

function documentOf(capacity: number, classes: readonly TrafficClass[], link: SharedLink): unknown {
  const each = classes.map(({ traffic, units, reservation = 0 }, k) => ({ traffic, units, reservation, blocking: link.blocking[k] }));
  return { formula: 'kaufman-roberts', capacity, classes: each, meanOccupied: link.meanOccupied };
}

function wordsOf(capacity: number, classes: readonly TrafficClass[], link: SharedLink): string {
  const columns = [{ title: 'erlang', right: true }, { title: 'units', right: true }, { title: 'left free', right: true }, { title: 'blocked', right: true }];
  const rows = classes.map(({ traffic, units, reservation = 0 }, k) => [figure(traffic), String(units), String(reservation), percentage(link.blocking[k]!)]);
  const sum = classes.map(({ traffic, units }) => `${figure(traffic)} · ${units} · q(j − ${units})`).join(' + ');
  const how = classes.some(({ reservation = 0 }) => reservation > 0) ? 'Roberts’s approximation with reservations, left out where they forbid to enter' : 'Kaufman–Roberts';
  return `${capacity} units, ${figure(link.meanOccupied)} of them taken in the mean.\n${table(columns, rows)}j · q(j) = ${sum} for j = 1 … ${capacity} (${how}).\n`;
}

/** `20:1` or `20:1:4`. */
function readClass(text: string, before: TrafficClass[] = []): TrafficClass[] {
  const parts = text.split(':').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [traffic = NaN, units = NaN, reservation = 0] = parts;
  const fits = parts.length <= 3 && traffic >= 0 && Number.isFinite(traffic) && Number.isInteger(units) && units >= 1 && Number.isInteger(reservation) && reservation >= 0;
  if (!fits) throw new InvalidArgumentError('Give erlang, whole units and, if any, whole units left free, such as 20:1 or 20:1:4.');
  return [...before, { traffic, units, reservation }];
}
