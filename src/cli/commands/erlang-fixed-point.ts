import { Command, InvalidArgumentError } from 'commander';
import { figure, percentage } from '../../../models/report/calculators/figures.ts';
import { alternateRouting, type AlternateBlocking, type AlternateDemand, type AlternateFixedPoint } from '../../../models/teletraffic/alternate-routing.ts';
import { erlangFixedPoint } from '../../../models/teletraffic/erlang-fixed-point.ts';
import { asked } from '../arguments.ts';
import { UsageError } from '../io.ts';
import type { Context } from '../main.ts';
import { table } from '../table.ts';

interface NamedLink {
  name: string;
  channels: number;
  reservation: number;
}

interface NamedRoute {
  traffic: number;
  /** The routes in the order in which they are tried, each the names of its links. */
  ways: string[][];
}

interface Flags {
  link: NamedLink[];
  route: NamedRoute[];
}

/** `busyhour erlang fixed-point`: blocking in a network of links. */
export function fixedPointCommand({ io, json }: Context): Command {
  return new Command('fixed-point')
    .description('Blocking in a network of links, with alternate routes and reservation (Erlang fixed point; links are taken as independent).')
    .requiredOption('--link <name=channels[:reservation]>', 'a link, its channels and, if any, those that calls on a second or later way leave free; once for each', readLink)
    .requiredOption('--route <traffic=links[,links]>', 'offered erlang and the links of its way joined by +; further ways, tried in order, behind commas; once for each', readRoute)
    .addHelpText('after', '\nExample: --link direct=24 --link a=20:2 --link b=20:2 --route 30=direct,a+b --route 10=a --route 10=b\nFormula: B_j = B(Σ a_r Π (1 − B_i) over the other links i of each route r through j, C_j), for every link j at once')
    .action(({ link: links, route: routes }: Flags) => {
      const found = solved(links, routes);
      if (json) return io.out(`${JSON.stringify(documentOf(links, routes, found), null, 2)}\n`);
      io.out(wordsOf(links, routes, found));
    });
}

function solved(links: readonly NamedLink[], routes: readonly NamedRoute[]): AlternateFixedPoint {
  const names = links.map(({ name }) => name);
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new UsageError(`--link ${twice} was given twice.`, 'Give every link its own name.');
  const demands: AlternateDemand[] = routes.map(({ traffic, ways }) => ({ traffic, routes: ways.map((way) => indicesOf(way, names)) }));
  if (demands.every((demand) => demand.routes.length === 1)) {
    const fixed = asked(() => erlangFixedPoint(links.map(({ channels }) => channels), demands.map(({ traffic, routes: [way] }) => ({ traffic, links: way! }))));
    const state: AlternateBlocking = { linkBlocking: fixed.linkBlocking, overflowBlocking: fixed.linkBlocking, demandBlocking: fixed.routeBlocking };
    return { low: state, high: state, bistable: false };
  }
  return asked(() => alternateRouting(links.map(({ channels, reservation }) => ({ capacity: channels, reservation })), demands));
}

function indicesOf(way: readonly string[], names: readonly string[]): number[] {
  return way.map((name, place) => {
    const index = names.indexOf(name);
    if (index < 0) throw new UsageError(`--route goes over "${name}", and there is no such link.`, `There are ${names.join(', ')}.`);
    if (way.indexOf(name) !== place) throw new UsageError(`--route goes over "${name}" twice in one way.`, 'Name each link of a way once.');
    return index;
  });
}

function documentOf(links: readonly NamedLink[], routes: readonly NamedRoute[], { low, high, bistable }: AlternateFixedPoint): unknown {
  const stateOf = (state: AlternateBlocking): object => ({
    links: links.map(({ name, channels, reservation }, j) => ({ name, channels, reservation, blocking: state.linkBlocking[j] })),
    routes: routes.map(({ traffic, ways }, r) => ({ traffic, ways, blocking: state.demandBlocking[r] })),
  });
  return { formula: 'fixed-point', ...stateOf(low), bistable, ...(bistable ? { otherState: stateOf(high) } : {}) };
}

function wordsOf(links: readonly NamedLink[], routes: readonly NamedRoute[], { low, high, bistable }: AlternateFixedPoint): string {
  const stateOf = (state: AlternateBlocking): string => {
    const byLink = links.map(({ name, channels, reservation }, j) => [name, String(channels), String(reservation), percentage(state.linkBlocking[j]!)]);
    const byRoute = routes.map(({ traffic, ways }, r) => [ways.map((way) => way.join('+')).join(', '), figure(traffic), percentage(state.demandBlocking[r]!)]);
    return `${table([{ title: 'link' }, { title: 'channels', right: true }, { title: 'left free', right: true }, { title: 'full', right: true }], byLink)}\n${table([{ title: 'ways' }, { title: 'erlang', right: true }, { title: 'lost', right: true }], byRoute)}`;
  };
  const formula = `B = ${links.map(({ name, channels }, j) => `${name}: B(${figure(thinned(j, links, routes, low))}, ${channels})`).join('; ')}`;
  const plain = routes.every(({ ways }) => ways.length === 1) ? `\n${formula} (Erlang fixed point, links taken as independent).\n` : '\nErlang fixed point of birth–death links, taken as independent.\n';
  return `${stateOf(low)}${plain}${bistable ? `\nThe network can stay in another state as well, reached when it has been full:\n${stateOf(high)}` : ''}`;
}

/** Traffic that comes to a link when the other links of each route have taken their share. */
function thinned(link: number, links: readonly NamedLink[], routes: readonly NamedRoute[], { linkBlocking }: AlternateBlocking): number {
  const name = links[link]!.name;
  const share = (way: readonly string[]): number => way.reduce((pass, other) => (other === name ? pass : pass * (1 - linkBlocking[links.findIndex((each) => each.name === other)]!)), 1);
  return routes.reduce((sum, { traffic, ways: [way] }) => (way!.includes(name) ? sum + traffic * share(way!) : sum), 0);
}

/** `lon=24` or `lon=24:2`. */
function readLink(text: string, before: NamedLink[] = []): NamedLink[] {
  const [, name, channels, reservation = '0'] = /^([^=+,]+)=(\d{1,7})(?::(\d{1,7}))?$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('Give a name, whole channels and, if any, whole channels left free, such as lon=24 or lon=24:2.');
  return [...before, { name, channels: Number(channels), reservation: Number(reservation) }];
}

/** `30=direct,a+b`. */
function readRoute(text: string, before: NamedRoute[] = []): NamedRoute[] {
  const [, erlangs = '', ways = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const traffic = erlangs.trim() === '' ? NaN : Number(erlangs);
  const parts = ways.split(',').map((way) => way.split('+').map((name) => name.trim()));
  if (!(traffic >= 0 && traffic < Infinity) || parts.flat().includes('')) throw new InvalidArgumentError('Give erlang and links, such as 30=a+b, or 30=direct,a+b with a second way.');
  return [...before, { traffic, ways: parts }];
}
