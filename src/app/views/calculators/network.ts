import { alternateRouting, type AlternateFixedPoint } from '../../../../models/teletraffic/alternate-routing.ts';
import { erlangFixedPoint } from '../../../../models/teletraffic/erlang-fixed-point.ts';

/** A network as it was typed. Ways: links joined by +, further ways behind commas. */
export interface NetworkEntry {
  links: { name: string; channels: string; reservation: string }[];
  routes: { traffic: string; ways: string }[];
}

/** The network's states, or what stands in the way. */
export type NetworkResult = { found: AlternateFixedPoint } | { failure: string };

/** Two sites with a direct tie trunk and a way over a third. */
export const usualNetwork: NetworkEntry = {
  links: [{ name: 'direct', channels: '24', reservation: '0' }, { name: 'north', channels: '20', reservation: '2' }, { name: 'south', channels: '20', reservation: '2' }],
  routes: [{ traffic: '22', ways: 'direct, north+south' }, { traffic: '10', ways: 'north' }, { traffic: '10', ways: 'south' }],
};

/** Reads the entry and solves: by the reduced load where every route has one way, else with alternate routes. */
export function solveNetwork({ links, routes }: NetworkEntry): NetworkResult {
  const names = links.map(({ name }) => name.trim());
  const twice = names.find((name, place) => name === '' || names.indexOf(name) !== place);
  if (twice !== undefined) return { failure: twice === '' ? 'A link has no name.' : `Two links have the name ${twice}.` };
  const demands: { traffic: number; routes: number[][] }[] = [];
  for (const { traffic, ways } of routes) {
    const indices = ways.split(',').map((way) => way.split('+').map((name) => names.indexOf(name.trim())));
    if (indices.flat().includes(-1)) return { failure: `The ways “${ways}” name a link that is not in the list of links. Join links of one way by +, and put a comma before a further way.` };
    demands.push({ traffic: numberOf(traffic), routes: indices });
  }
  try {
    if (demands.some((demand) => demand.routes.length > 1)) {
      return { found: alternateRouting(links.map(({ channels, reservation }) => ({ capacity: numberOf(channels), reservation: numberOf(reservation) })), demands) };
    }
    const fixed = erlangFixedPoint(links.map(({ channels }) => numberOf(channels)), demands.map(({ traffic, routes: [way] }) => ({ traffic, links: way! })));
    const state = { linkBlocking: fixed.linkBlocking, overflowBlocking: fixed.linkBlocking, demandBlocking: fixed.routeBlocking };
    return { found: { low: state, high: state, bistable: false } };
  } catch (reason) {
    if (!(reason instanceof RangeError)) throw reason;
    const words = reason.message
      .replace(/^(?:links|capacities)\[(\d+)\](?:\.(\w+))? is/, (_, k: string, what = 'channels') => `Link ${names[Number(k)]}: ${what === 'capacity' ? 'channels' : what} is`)
      .replace(/^(?:demands|routes)\[(\d+)\]\.(\w+)\S* is/, (_, k: string, what: string) => `Route ${Number(k) + 1}: ${what} is`);
    return { failure: `${words}.` };
  }
}

function numberOf(text: string): number {
  return text.trim() === '' ? NaN : Number(text.trim().replace(',', '.'));
}
