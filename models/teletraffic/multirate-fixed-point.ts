import { checkTraffic, checkWhole } from './domain.ts';
import { checkLinks, settle } from './erlang-fixed-point.ts';
import { kaufmanRoberts, type TrafficClass } from './kaufman-roberts.ts';

/** Traffic that takes some units on each of its links at once. */
export interface MultirateRoute {
  /** Offered traffic in erlang of calls, 0 to 1e100. */
  traffic: number;
  /** Each link at most once: its index into the capacities and the whole number of units that a call takes there. */
  links: readonly { link: number; units: number }[];
}

/**
 * Reduced load for calls of different widths: each link by Kaufman–Roberts with the traffic of its routes less what their other links block. An
 * approximation like `erlangFixedPoint`; with several widths the solution need not be the only one: this is the one reached from blocking 0.
 *
 * @param capacities units of each link, whole, 0 to 10^7
 * @param routes see MultirateRoute
 * @returns share of the calls lost, by route
 * @throws RangeError for an argument outside its domain, or where the sweeps do not settle
 * Source: Chung and Ross 1993, Ross, Multiservice Loss Models (1995), chapter 5 (knapsack approximation).
 */
export function multirateFixedPoint(capacities: readonly number[], routes: readonly MultirateRoute[]): number[] {
  capacities.forEach((capacity, link) => checkWhole(capacity, `capacities[${link}]`));
  routes.forEach(({ traffic, links }, route) => {
    checkTraffic(traffic, `routes[${route}].traffic`);
    checkLinks(links.map(({ link }) => link), capacities.length, `routes[${route}].links`);
  });
  /** By route and place in it. */
  const blocking = routes.map(({ links }) => links.map(() => 0));
  const users = capacities.map((_, link) => routes.flatMap(({ links }, route) => links.flatMap((use, place) => (use.link === link ? [{ route, place, units: use.units }] : []))));
  settle(() => {
    let change = 0;
    for (const [link, capacity] of capacities.entries()) {
      const classes: TrafficClass[] = users[link]!.map(({ route, place, units }) => ({ traffic: routes[route]!.traffic * passingOthers(blocking[route]!, place), units }));
      const found = kaufmanRoberts(capacity, classes).blocking;
      users[link]!.forEach(({ route, place }, k) => {
        // Half way: with several widths whole steps can swing between two points for ever.
        const before = blocking[route]![place]!;
        const after = (before + found[k]!) / 2;
        blocking[route]![place] = after;
        change = Math.max(change, Math.abs(found[k]! - before) / Math.max(found[k]!, Number.MIN_VALUE));
      });
    }
    return change;
  });
  return blocking.map((each) => each.reduce((sum, link) => sum + (1 - sum) * link, 0));
}

function passingOthers(blocking: readonly number[], but: number): number {
  return blocking.reduce((product, each, place) => (place === but ? product : product * (1 - each)), 1);
}
