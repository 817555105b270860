import { describe, test } from 'vitest';
import targets from '../truth/des_targets.json' with { type: 'json' };
import { agrees, agreesByVariance, SEEDS } from './comparison.ts';
import { holdingShapes } from './holding-shape.ts';
import { blockingOf, heldNetwork, holdingSecondsOf, HOUR, meanOver, meanUnits, observeSteady, shareFrom } from './observe.ts';
import { vectorsOf } from './vectors.ts';

/** M/G/c/c: blocking and occupancy depend on the holding time by its mean only; with exponential times the variance of both is known too. */
describe('one group of channels is Erlang B', { meta: { truth: 'des_targets.json lossSystem' } }, () => {
  interface Expected { B: number; Y: number; sigma2_B: number; sigma2_Y: number }
  const groups = vectorsOf<{ N: number; A: number }, Expected>(targets, 'lossSystem');
  const cases = groups.flatMap(({ id, inputs, expected }) => holdingShapes.map((shape) => ({ id, ...inputs, ...expected, shape })));

  test.each(cases)('$id: $A erlang on $N channels, $shape holding times', ({ N, A, B, Y, sigma2_B, sigma2_Y, shape }) => {
    const steady = { network: heldNetwork([N], [[[[0, 1]]]]), erlangs: [A], shape, calls: A > 50 ? 30_000 : 10_000, warm: shape === 'exponential' ? 30 : 100 };
    const runs = SEEDS.map((seed) => observeSteady(steady, seed));
    const blocking = runs.map((run) => blockingOf(run, 0));
    const busy = runs.map((run) => shareFrom(run, 0, N));
    const occupied = runs.map((run) => meanUnits(run, 0));
    if (shape === 'exponential') {
      const holdings = HOUR / holdingSecondsOf(steady);
      agreesByVariance({ figure: 'call congestion', truth: B, within: 0.2 }, sigma2_B / holdings, blocking);
      agreesByVariance({ figure: 'mean occupied', truth: Y, within: 0.02 }, sigma2_Y / holdings, occupied);
    } else {
      agrees({ figure: 'call congestion', truth: B, within: 0.4 }, blocking);
      agrees({ figure: 'mean occupied', truth: Y, within: 0.03 }, occupied);
    }
    agrees({ figure: 'time congestion', truth: B, within: 0.4 }, busy);
  });
});

describe('a group without limit is Poisson', { meta: { truth: 'des_targets.json infiniteServerOccupancy' } }, () => {
  interface Expected { mean: number; variance: number; sigma2_Y: number; p95: number }
  test.each(vectorsOf<{ A: number }, Expected>(targets, 'infiniteServerOccupancy'))('$id: $inputs.A erlang', ({ inputs: { A }, expected }) => {
    const steady = { network: heldNetwork([Infinity], [[[[0, 1]]]]), erlangs: [A], calls: A > 50 ? 30_000 : 10_000 };
    const runs = SEEDS.map((seed) => observeSteady(steady, seed));
    agreesByVariance({ figure: 'mean occupied', truth: expected.mean, within: 0.02 }, expected.sigma2_Y / (HOUR / holdingSecondsOf(steady)), runs.map((run) => meanUnits(run, 0)));
    agrees({ figure: 'variance of occupied', truth: expected.variance, within: 0.15 }, runs.map((run) => meanOver(run, 0, (units) => (units - A) ** 2)));
  });
});
