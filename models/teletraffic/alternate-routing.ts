import { numberArgument, wrongArgument } from '../core/argument.ts';
import { checkTraffic, checkWhole } from './domain.ts';
import { checkLinks, lost, MOST_SWEEPS, passing } from './erlang-fixed-point.ts';
import { reservedLink, type ReservedLink } from './reserved-link.ts';

/** A link of a network with alternate routes. */
export interface AlternateLink {
  /** Channels, whole, 0 to 10^7. */
  capacity: number;
  /** Channels that calls on a second or later route leave free, whole; 0 when left out. */
  reservation?: number;
}

/** Traffic with its routes in the order in which they are tried; a call is lost when none has room. */
export interface AlternateDemand {
  /** Offered traffic in erlang, finite, ≥ 0. */
  traffic: number;
  /** Each the indices of its links. */
  routes: readonly (readonly number[])[];
}

/** One state in which the network can stay. */
export interface AlternateBlocking {
  /** Probability that the link is full, by link. */
  linkBlocking: number[];
  /** Probability that the link is closed to overflow, by link. */
  overflowBlocking: number[];
  /** Share of the calls lost, by demand. */
  demandBlocking: number[];
}

/** A network with overflow may have more than one. */
export interface AlternateFixedPoint {
  /** Reached from an empty network. */
  low: AlternateBlocking;
  /** Reached from a full one. Differs from `low` where the network may stay in either; reservation removes that. */
  high: AlternateBlocking;
  /** Whether the two differ. */
  bistable: boolean;
}

/** A state that a step changes by no more than this is taken as reached. */
const STILL = 1e-13;
/** Far above what substitution leaves, far below what tells two states apart. */
const APART = 1e-7;

/**
 * Fixed point of a network whose blocked calls try further routes: each link is a birth–death process with the first-choice traffic of its
 * routes and the overflow that comes to it, both thinned by the other links of the route; links are independent and overflow is Poisson. Routes of
 * one demand are taken as independent too, so they should share no link. An approximation that understates how overflow comes in bursts.
 *
 * @param links see AlternateLink
 * @param demands see AlternateDemand
 * @throws RangeError for an argument outside its domain, or where substitution does not settle
 * Source: Gibbens, Hunt and Kelly 1990; Girard, Routing and Dimensioning in Circuit-Switched Networks (1990), chapter 4.
 */
export function alternateRouting(links: readonly AlternateLink[], demands: readonly AlternateDemand[]): AlternateFixedPoint {
  links.forEach(({ capacity, reservation = 0 }, link) => {
    checkWhole(capacity, `links[${link}].capacity`);
    checkWhole(reservation, `links[${link}].reservation`);
  });
  demands.forEach(({ traffic, routes }, demand) => {
    checkTraffic(traffic, `demands[${demand}].traffic`);
    if (routes.length === 0) throw wrongArgument(`demands[${demand}].routes`, routes, 'at least one route');
    routes.forEach((route, place) => checkLinks(route, links.length, `demands[${demand}].routes[${place}]`));
  });
  const low = settled(links, demands, 0);
  const high = settled(links, demands, 1);
  return { low, high, bistable: low.demandBlocking.some((blocking, demand) => Math.abs(blocking - high.demandBlocking[demand]!) > APART) };
}

/** A fully connected symmetric network with many nodes: what its one kind of link does. */
export interface SymmetricBlocking {
  /** Probability that the direct link is full. */
  direct: number;
  /** Probability that a link is closed to overflow. */
  overflow: number;
  /** Share of the calls lost: direct link full, and the one other route that is tried not open. */
  loss: number;
}

/**
 * Fixed points of a fully connected symmetric network in which a call that finds its direct link full tries one random route of two links, on
 * each of which it must leave some channels free: overflow on a link = 2 · traffic · direct · (1 − overflow).
 *
 * @param traffic offered traffic of each pair of nodes in erlang, finite, ≥ 0
 * @param capacity channels of each link, whole, 0 to 10^7
 * @param reservation channels that overflow leaves free, whole
 * @returns the states reached from an empty and from a full network, and whether they differ
 * @throws RangeError for an argument outside its domain, or where substitution does not settle
 * Source: Gibbens, Hunt and Kelly 1990.
 */
export function symmetricAlternateRouting(traffic: number, capacity: number, reservation: number): { low: SymmetricBlocking; high: SymmetricBlocking; bistable: boolean } {
  checkTraffic(traffic);
  checkWhole(capacity, 'capacity');
  numberArgument('reservation', reservation, (given) => Number.isInteger(given) && given >= 0, 'a whole number of at least 0');
  const from = (start: number): SymmetricBlocking => {
    const [{ full, closed }] = substituted([{ full: start, closed: start }], ([link]) => [
      reservedLink(traffic, 2 * traffic * link!.full * (1 - link!.closed), capacity, reservation),
    ]) as [ReservedLink];
    return { direct: full, overflow: closed, loss: full * (closed + (1 - closed) * closed) };
  };
  const [low, high] = [from(0), from(1)];
  return { low, high, bistable: Math.abs(low.loss - high.loss) > APART };
}

function settled(links: readonly AlternateLink[], demands: readonly AlternateDemand[], start: number): AlternateBlocking {
  const states = substituted(links.map(() => ({ full: start, closed: start })), (before) => {
    const full = before.map((link) => link.full);
    const closed = before.map((link) => link.closed);
    const { direct, overflow } = loads(demands, full, closed);
    return links.map(({ capacity, reservation = 0 }, link) => reservedLink(direct[link]!, overflow[link]!, capacity, reservation));
  });
  const linkBlocking = states.map((link) => link.full);
  const overflowBlocking = states.map((link) => link.closed);
  const demandBlocking = demands.map(({ routes }) => routes.reduce((product, route, place) => product * lost(route, place === 0 ? linkBlocking : overflowBlocking), 1));
  return { linkBlocking, overflowBlocking, demandBlocking };
}

/** First-choice and overflow traffic that comes to each link. */
function loads(demands: readonly AlternateDemand[], full: readonly number[], closed: readonly number[]): { direct: number[]; overflow: number[] } {
  const direct = full.map(() => 0);
  const overflow = full.map(() => 0);
  for (const { traffic, routes } of demands) {
    let left = traffic;
    routes.forEach((route, place) => {
      const [load, blocking] = place === 0 ? [direct, full] : [overflow, closed];
      for (const link of route) load[link] = load[link]! + left * passing(route, blocking, link);
      left *= lost(route, blocking);
    });
  }
  return { direct, overflow };
}

/** Steps half way to where the network would go, until it stays. */
function substituted(start: ReservedLink[], next: (state: readonly ReservedLink[]) => ReservedLink[]): ReservedLink[] {
  let state = start;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const aim = next(state);
    let change = 0;
    state = state.map(({ full, closed }, link) => {
      const { full: toFull, closed: toClosed } = aim[link]!;
      change = Math.max(change, Math.abs(toFull - full) / Math.max(toFull, 1e-3), Math.abs(toClosed - closed) / Math.max(toClosed, 1e-3));
      return { full: (full + toFull) / 2, closed: (closed + toClosed) / 2 };
    });
    if (change <= STILL) return aim;
  }
  throw new RangeError(`the network has not settled after ${MOST_SWEEPS} sweeps; it must be one whose fixed point can be found by substitution`);
}
