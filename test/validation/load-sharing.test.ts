import { describe, test } from 'vitest';
import type { LossNetwork } from '../../models/core/loss-network.ts';
import { agrees, SEEDS } from './comparison.ts';
import { changed, MarkovChain, type Move, type State } from './markov-chain.ts';
import { blockingOf, heldNetwork, meanUnits, observeSteady, type Route } from './observe.ts';

/** A flow that shares its load at random among its groups, run by run, and one that may only use the first group. */
interface Sharing { capacities: number[]; equals: number[]; shared: number; own: number }

const cases: Sharing[] = [
  { capacities: [5, 5], equals: [2], shared: 6, own: 0 },
  { capacities: [4, 8], equals: [2], shared: 6, own: 2 },
  { capacities: [4, 4, 3], equals: [2, 1], shared: 7, own: 1.5 },
  { capacities: [3, 4, 5], equals: [3], shared: 7, own: 1 },
  { capacities: [5, 3, 3], equals: [1, 2], shared: 7, own: 1 },
];

function networkOf({ capacities, equals }: Sharing): LossNetwork {
  const network = heldNetwork(capacities, [capacities.map((_, group): Route => [[group, 1]]), [[[0, 1]]]]);
  network.flows[0]!.phases[0]!.equals = equals;
  return network;
}

/** Every order in which the groups may be asked; all are equally likely. */
function orders(equals: number[]): number[][] {
  let first = 0;
  return equals.reduce<number[][]>((before, size) => {
    const run = permutations(Array.from({ length: size }, (_, i) => first + i));
    first += size;
    return before.flatMap((order) => run.map((next) => [...order, ...next]));
  }, [[]]);
}

function permutations(of: number[]): number[][] {
  if (of.length === 0) return [[]];
  return of.flatMap((one) => permutations(of.filter((other) => other !== one)).map((rest) => [one, ...rest]));
}

/** The chain of how many calls each group carries. */
function chainOf({ capacities, equals, shared, own }: Sharing): MarkovChain {
  const ways = orders(equals);
  return new MarkovChain(capacities.map(() => 0), (state) => {
    const moves: Move[] = ways.flatMap((way) => {
      const group = way.find((g) => state[g]! < capacities[g]!);
      return group === undefined ? [] : [{ rate: shared / ways.length, to: changed(state, group, 1) }];
    });
    if (own > 0 && state[0]! < capacities[0]!) moves.push({ rate: own, to: changed(state, 0, 1) });
    state.forEach((calls, group) => calls > 0 && moves.push({ rate: calls, to: changed(state, group, -1) }));
    return moves;
  });
}

describe('load sharing at random among equals is the exact chain', { meta: { truth: 'chain solved in the test' } }, () => {
  test.each(cases)('groups of $capacities, runs of $equals', (sharing) => {
    const { capacities, equals, shared, own } = sharing;
    const chain = chainOf(sharing);
    const full = (state: State, group: number): boolean => state[group] === capacities[group];
    const runs = SEEDS.map((seed) => observeSteady({ network: networkOf(sharing), erlangs: [shared, own], calls: 15_000 }, seed));

    agrees({ figure: 'loss of the sharing flow', truth: chain.mean((state) => (state.every((_, group) => full(state, group)) ? 1 : 0)), within: 0.2 }, runs.map((run) => blockingOf(run, 0)));
    if (own > 0) agrees({ figure: 'loss of the other flow', truth: chain.mean((state) => (full(state, 0) ? 1 : 0)), within: 0.2 }, runs.map((run) => blockingOf(run, 1)));
    const ways = orders(equals);
    const notFirst = chain.mean((state) => ways.filter((way) => full(state, way[0]!) && way.some((group) => !full(state, group))).length / ways.length);
    agrees({ figure: 'carried by another than the first asked', truth: notFirst, within: 0.2 }, runs.map(({ flows }) => flows.overflowed[0]! / flows.offered[0]!));
    capacities.forEach((_, group) => {
      agrees({ figure: `mean occupied of group ${group + 1}`, truth: chain.mean((state) => state[group]!), within: 0.05 }, runs.map((run) => meanUnits(run, group)));
    });
  });
});
