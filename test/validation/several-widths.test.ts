import { describe, expect, test } from 'vitest';
import type { LossNetwork } from '../../models/core/loss-network.ts';
import kaufmanRoberts from '../truth/kaufman_roberts.json' with { type: 'json' };
import { agrees, SEEDS } from './comparison.ts';
import { holdingShapes, type HoldingShape } from './holding-shape.ts';
import { changed, MarkovChain } from './markov-chain.ts';
import { blockingOf, heldNetwork, meanUnits, observeSteady } from './observe.ts';
import { vectorsOf } from './vectors.ts';

interface Inputs { C: number; classes: { a: number; b: number; t?: number }[] }
interface Expected { B: number[]; U?: number }

/** One group and a flow of each class; what must stay free for a class is its reservation. */
function groupOf({ C, classes }: Inputs): LossNetwork {
  return heldNetwork([C], classes.map(({ b }) => [[[0, b]]]), classes.map(({ t = 0 }) => ({ reservation: [{ resource: 0, units: t }] })));
}

function compare(inputs: Inputs, { B, U }: Expected, shape: HoldingShape, within: number): void {
  const erlangs = inputs.classes.map(({ a }) => a);
  const steady = { network: groupOf(inputs), erlangs, shape, calls: 15_000, warm: shape === 'exponential' ? 30 : 100 };
  const runs = SEEDS.map((seed) => observeSteady(steady, seed));
  erlangs.forEach((offered, f) => {
    if (offered === 0) return;
    if (B[f] === 1) runs.forEach(({ flows }) => expect(flows.blocked[f]).toBe(flows.offered[f]));
    else agrees({ figure: `call congestion of class ${f + 1}`, truth: B[f]!, within }, runs.map((run) => blockingOf(run, f)));
  });
  if (U !== undefined) agrees({ figure: 'mean occupied', truth: U, within: 0.05 }, runs.map((run) => meanUnits(run, 0)));
}

describe('calls of several widths on one group are Kaufman–Roberts', { meta: { truth: 'kaufman_roberts.json kaufmanRoberts' } }, () => {
  // Groups of more units have too few calls of the widest class to tell anything in seconds.
  const runnable = vectorsOf<Inputs, Expected>(kaufmanRoberts, 'kaufmanRoberts').filter(({ inputs: { C, classes } }) => C > 0 && C <= 500 && classes.every(({ b }) => Number.isInteger(b)) && classes.some(({ a }) => a > 0));
  test.each(runnable.map((vector, i) => ({ ...vector, shape: holdingShapes[i % holdingShapes.length]! })))('$id, $shape holding times', ({ inputs, expected, shape }) => {
    compare(inputs, expected, shape, 0.35);
  });
});

describe('trunk reservation is the exact chain', { meta: { truth: 'kaufman_roberts.json reservationExact; chain solved in the test' } }, () => {
  test.each(vectorsOf<Inputs, Expected>(kaufmanRoberts, 'reservationExact'))('$id', ({ inputs, expected }) => compare(inputs, expected, 'exponential', 0.2));

  test('two widths, the narrow one leaves room for the wide one', () => {
    const inputs = { C: 30, classes: [{ a: 12, b: 1, t: 4 }, { a: 2, b: 5, t: 0 }] };
    compare(inputs, exactly(inputs), 'exponential', 0.2);
  });
});

/** Blocking of each class and mean units from the chain of how many calls of each class there are. */
function exactly({ C, classes }: Inputs): Required<Expected> {
  const units = (state: number[]): number => classes.reduce((sum, { b }, k) => sum + b * state[k]!, 0);
  const enters = (state: number[], k: number): boolean => units(state) <= C - classes[k]!.b - (classes[k]!.t ?? 0);
  const chain = new MarkovChain(classes.map(() => 0), (state) => classes.flatMap(({ a }, k) => [
    ...(enters(state, k) ? [{ rate: a, to: changed(state, k, 1) }] : []),
    ...(state[k]! > 0 ? [{ rate: state[k]!, to: changed(state, k, -1) }] : []),
  ]));
  return { B: classes.map((_, k) => chain.mean((state) => (enters(state, k) ? 0 : 1))), U: chain.mean(units) };
}
