import { describe, expect, test } from 'vitest';
import engset from '../truth/engset.json' with { type: 'json' };
import { agrees, SEEDS } from './comparison.ts';
import { holdingShapes } from './holding-shape.ts';
import { changed, MarkovChain, type Move } from './markov-chain.ts';
import { blockingOf, heldNetwork, holdingSecondsOf, meanUnits, observeSteady, shareFrom } from './observe.ts';
import { vectorsOf } from './vectors.ts';

/**
 * A caller's would-be attempts are a Poisson process of his idle rate, and those that fall into a call of his are not made: as the process
 * has no memory, the time from the end of a call to the next attempt is exponential, which is Engset's model.
 */
describe('finite sources are Engset', { meta: { truth: 'engset.json engset' } }, () => {
  interface Inputs { S: number; N: number; beta: number }
  interface Expected { E: number; B: number; C: number; A: number; Y: number }
  /** Congestion that is rarer has nothing to show in a run of seconds. */
  const LEAST = 0.001;
  const vectors = vectorsOf<Inputs, Expected>(engset, 'engset').filter(({ inputs }) => inputs.beta > 0).map((vector, i) => ({ ...vector, shape: holdingShapes[i % holdingShapes.length]! }));

  test.each(vectors)('$id: $inputs.S callers on $inputs.N channels, $shape holding times', ({ inputs: { S, N, beta }, expected: { E, B, C, A, Y }, shape }) => {
    const network = heldNetwork([N], [[[[0, 1]]]], [{ sources: S }]);
    const steady = { network, erlangs: [S * beta], shape, calls: S > 50 ? 30_000 : 12_000, warm: shape === 'exponential' ? 30 : 100 };
    const runs = SEEDS.map((seed) => observeSteady(steady, seed));
    const occupied = runs.map((run) => meanUnits(run, 0));
    agrees({ figure: 'mean occupied', truth: Y, within: 0.03 }, occupied);
    agrees({ figure: 'would-be attempts not made', truth: Y / S, within: 0.1 }, runs.map(({ flows }) => flows.notMade[0]! / (flows.notMade[0]! + flows.calls[0]!)));
    if (E > LEAST) agrees({ figure: 'time congestion', truth: E, within: 0.4 }, runs.map((run) => shareFrom(run, 0, N)));
    if (B > LEAST) agrees({ figure: 'call congestion', truth: B, within: 0.4 }, runs.map((run) => blockingOf(run, 0)));
    // A small difference of two large figures: only where it is large itself.
    if (C > 0.04) agrees({ figure: 'traffic congestion', truth: C, within: 0.5 }, occupied.map((mean) => 1 - mean / A));
    for (const { flows } of runs) {
      if (N >= S) expect(flows.blocked[0]).toBe(0);
      expect(flows.offered[0]).toBe(flows.calls[0]);
      expect(flows.carried[0]! + flows.blocked[0]!).toBe(flows.offered[0]);
    }
  });
});

describe('finite sources that try again are the exact chain', { meta: { truth: 'chain solved in the test' } }, () => {
  const cases = [
    { callers: 12, channels: 4, idleRate: 0.6, probability: 0.7, delay: 0.5 },
    { callers: 6, channels: 1, idleRate: 0.5, probability: 1, delay: 1 },
  ];
  test.each(cases)('$callers callers on $channels channels, $probability try again', ({ callers, channels, idleRate, probability, delay }) => {
    // Calls in progress and callers between two tries; neither make a new call.
    const idle = ([calls, waiting]: number[]): number => callers - calls! - waiting!;
    const chain = new MarkovChain([0, 0], (state) => {
      const [calls, waiting] = [state[0]!, state[1]!];
      const full = calls === channels;
      const moves: Move[] = [
        { rate: idle(state) * idleRate * (full ? probability : 1), to: changed(state, full ? 1 : 0, 1) },
        { rate: calls, to: changed(state, 0, -1) },
        { rate: (waiting / delay) * (full ? 1 - probability : 1), to: full ? changed(state, 1, -1) : changed(changed(state, 0, 1), 1, -1) },
      ];
      return moves.filter(({ rate }) => rate > 0);
    });
    const seconds = { erlangs: [callers * idleRate], calls: 15_000 };
    const retry = { probability, meanSeconds: delay * holdingSecondsOf(seconds), retries: 1_000_000 };
    const network = heldNetwork([channels], [[[[0, 1]]]], [{ sources: callers, retry }]);
    const runs = SEEDS.map((seed) => observeSteady({ network, ...seconds }, seed));

    const full = (state: number[]): boolean => state[0] === channels;
    const first = chain.mean((state) => (full(state) ? idle(state) : 0)) / chain.mean(idle);
    const tries = (state: number[]): number => idle(state) * idleRate + state[1]! / delay;
    agrees({ figure: 'mean occupied', truth: chain.mean((state) => state[0]!), within: 0.03 }, runs.map((run) => meanUnits(run, 0)));
    agrees({ figure: 'blocking of first attempts', truth: first, within: 0.1 }, runs.map(({ flows }) => flows.hourBlocked[0]! / flows.hourCalls[0]!));
    agrees({ figure: 'blocking of all attempts', truth: chain.mean((state) => (full(state) ? tries(state) : 0)) / chain.mean(tries), within: 0.1 }, runs.map((run) => blockingOf(run, 0)));
    agrees({ figure: 'would-be attempts not made', truth: 1 - chain.mean(idle) / callers, within: 0.05 }, runs.map(({ flows }) => flows.notMade[0]! / (flows.notMade[0]! + flows.calls[0]!)));
  });
});
