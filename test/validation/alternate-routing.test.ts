import { describe, test } from 'vitest';
import type { FlowRoutes, LossNetwork } from '../../models/core/loss-network.ts';
import type { WindowStatistics } from '../../models/simulation/statistics.ts';
import networks from '../truth/network.json' with { type: 'json' };
import { agrees, SEEDS } from './comparison.ts';
import { changed, MarkovChain, type Move, type State } from './markov-chain.ts';
import { blockingOf, heldNetwork, meanUnits, observeSteady, shareFrom, type Route } from './observe.ts';
import { vectorsOf } from './vectors.ts';

/** Every two nodes have a link. A call takes it or, when it is full, the two links over one third node, which must leave units free on both. */
interface Mesh { nodes: number; capacity: number; reserved: number }

/** A flow for each two nodes and each third one, so that the third node of a call is drawn with the call. */
function meshOf({ nodes, capacity, reserved }: Mesh): LossNetwork {
  const routes: Route[][] = [];
  const reservations: Partial<FlowRoutes>[] = [];
  for (const [a, b] of pairs(nodes)) for (let via = 0; via < nodes; via++) {
    if (via === a || via === b) continue;
    const round = [linkOf(nodes, a, via), linkOf(nodes, via, b)];
    routes.push([[[linkOf(nodes, a, b), 1]], round.map((link): [number, number] => [link, 1])]);
    reservations.push({ reservation: round.map((resource) => ({ resource, units: reserved })) });
  }
  return heldNetwork(new Array<number>((nodes * (nodes - 1)) / 2).fill(capacity), routes, reservations);
}

function pairs(nodes: number): [number, number][] {
  return Array.from({ length: nodes }, (_, a) => Array.from({ length: nodes - a - 1 }, (_, i): [number, number] => [a, a + 1 + i])).flat();
}

function linkOf(nodes: number, a: number, b: number): number {
  return a < b ? (a * (2 * nodes - a - 1)) / 2 + b - a - 1 : linkOf(nodes, b, a);
}

/** Share of the time in which a link has so many calls or more, mean of all links. */
function linksFrom(run: WindowStatistics, links: number, least: number): number {
  let sum = 0;
  for (let link = 0; link < links; link++) sum += shareFrom(run, link, least);
  return sum / links;
}

const lossOf = ({ flows }: WindowStatistics): number => total(flows.blocked) / total(flows.offered);
const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

describe('symmetric alternate routing is the published fixed point', { meta: { truth: 'network.json symmetricAlternate' } }, () => {
  interface Inputs { nu: number; C: number; s: number }
  interface Expected { B_direct: number; B_overflow: number; loss: number }
  /** Larger networks for smaller groups: the traffic of all links is about the same. */
  const nodesOf: Record<string, number> = { 'NW-S02': 24, 'NW-S03': 24, 'NW-S05': 14, 'NW-S06': 14 };
  const vectors = vectorsOf<Inputs, Expected>(networks, 'symmetricAlternate').filter(({ id }) => id in nodesOf);

  test.each(vectors.map((vector) => ({ ...vector, nodes: nodesOf[vector.id]! })))('$id: $inputs.nu erlang on $inputs.C channels, $inputs.s reserved, $nodes nodes', ({ inputs: { nu, C, s }, expected, nodes }) => {
    const network = meshOf({ nodes, capacity: C, reserved: s });
    const steady = { network, erlangs: network.flows.map(() => nu / (nodes - 2)), calls: 40_000, warm: 10 };
    const runs = SEEDS.map((seed) => observeSteady(steady, seed));
    // The fixed point is the limit of many nodes, where links are independent. A call on two links makes the links of its three nodes
    // dependent; each link meets 2 (n − 2) others, and what one of them tells of it is of order 1 ÷ n. Allowed: 2 ÷ n.
    const bias = 2 / nodes;
    const links = network.resources.length;
    agrees({ figure: 'direct link full', truth: expected.B_direct, within: 0.15, bias }, runs.map((run) => linksFrom(run, links, C)));
    agrees({ figure: 'link closed to alternatives', truth: expected.B_overflow, within: 0.15, bias }, runs.map((run) => linksFrom(run, links, C - s)));
    agrees({ figure: 'loss', truth: expected.loss, within: 0.2, bias }, runs.map(lossOf));
  });
});

/** Three nodes: the chain of the calls of each pair on their own link (0 to 2) and on the other two (3 to 5). */
function triangle({ capacity, reserved }: Mesh, erlangs: number[]): { chain: MarkovChain; blocked: (state: State, pair: number) => boolean; used: (state: State, link: number) => number } {
  const used = (state: State, link: number): number => [0, 1, 2].reduce((sum, pair) => sum + (pair === link ? state[pair]! : state[3 + pair]!), 0);
  const direct = (state: State, pair: number): boolean => used(state, pair) < capacity;
  const round = (state: State, pair: number): boolean => [0, 1, 2].every((link) => link === pair || used(state, link) < capacity - reserved);
  const chain = new MarkovChain([0, 0, 0, 0, 0, 0], (state) => [
    ...erlangs.flatMap((rate, pair): Move[] => (direct(state, pair) ? [{ rate, to: changed(state, pair, 1) }] : round(state, pair) ? [{ rate, to: changed(state, 3 + pair, 1) }] : [])),
    ...state.flatMap((calls, kind): Move[] => (calls > 0 ? [{ rate: calls, to: changed(state, kind, -1) }] : [])),
  ]);
  return { chain, blocked: (state, pair) => !direct(state, pair) && !round(state, pair), used };
}

describe('alternate routing among three nodes is the exact chain', { meta: { truth: 'chain solved in the test' } }, () => {
  test.each([
    { capacity: 4, reserved: 0, erlangs: [3, 2, 2.5] },
    { capacity: 4, reserved: 1, erlangs: [3, 2, 2.5] },
  ])('$capacity channels, $reserved reserved', ({ capacity, reserved, erlangs }) => {
    const mesh = { nodes: 3, capacity, reserved };
    const { chain, blocked, used } = triangle(mesh, erlangs);
    const runs = SEEDS.map((seed) => observeSteady({ network: meshOf(mesh), erlangs, calls: 20_000 }, seed));
    erlangs.forEach((_, pair) => {
      agrees({ figure: `loss of pair ${pair + 1}`, truth: chain.mean((state) => (blocked(state, pair) ? 1 : 0)), within: 0.15 }, runs.map((run) => blockingOf(run, pair)));
      agrees({ figure: `mean occupied of link ${pair + 1}`, truth: chain.mean((state) => used(state, pair)), within: 0.05 }, runs.map((run) => meanUnits(run, pair)));
    });
  });
});
