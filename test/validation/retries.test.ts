import { describe, expect, test } from 'vitest';
import type { WindowStatistics } from '../../models/simulation/statistics.ts';
import targets from '../truth/des_targets.json' with { type: 'json' };
import extended from '../truth/extended_erlang_b.json' with { type: 'json' };
import { agrees, SEEDS } from './comparison.ts';
import { blockingOf, heldNetwork, holdingSecondsOf, HOUR, meanUnits, observeSteady, type Steady } from './observe.ts';
import { vectorsOf } from './vectors.ts';

/** More than any caller needs here: theory knows no last try. */
const WITHOUT_END = 1_000_000;

interface Retrial { N: number; A: number; probability: number; delay: number; calls: number; warm: number; after: number }

/** A group whose blocked callers try again; delays and the time to settle in mean holding times. */
function retrying({ N, A, probability, delay, calls, warm, after }: Retrial): { steady: Steady; delaySeconds: number } {
  const delaySeconds = delay * holdingSecondsOf({ erlangs: [A], calls });
  const network = heldNetwork([N], [[[[0, 1]]]], [{ retry: { probability, meanSeconds: delaySeconds, retries: WITHOUT_END } }]);
  return { steady: { network, erlangs: [A], calls, warm, after }, delaySeconds };
}

const givenUp = ({ flows }: WindowStatistics): number => flows.abandoned[0]! / flows.calls[0]!;

describe('retries are the exact chain of channels and waiting callers', { meta: { truth: 'des_targets.json retrialExact' } }, () => {
  interface Inputs { N: number; lambda: number; theta: number; p: number }
  interface Expected { Bprimary: number; Battempt: number; meanOrbit: number; carried: number; lostRatio: number }

  test.each(vectorsOf<Inputs, Expected>(targets, 'retrialExact'))('$id', ({ inputs, expected }) => {
    const { steady, delaySeconds } = retrying({ N: inputs.N, A: inputs.lambda, probability: inputs.p, delay: 1 / inputs.theta, calls: 20_000, warm: 200, after: 20 });
    const runs = SEEDS.map((seed) => observeSteady(steady, seed));
    agrees({ figure: 'blocking of first attempts', truth: expected.Bprimary, within: 0.2 }, runs.map(({ flows }) => flows.hourBlocked[0]! / flows.hourCalls[0]!));
    agrees({ figure: 'blocking of all attempts', truth: expected.Battempt, within: 0.2 }, runs.map((run) => blockingOf(run, 0)));
    agrees({ figure: 'mean occupied', truth: expected.carried, within: 0.05 }, runs.map((run) => meanUnits(run, 0)));
    // Little: callers who wait = those who will try again, a second, times the delay.
    agrees({ figure: 'callers between two tries', truth: expected.meanOrbit, within: 0.3 }, runs.map(({ flows }) => ((flows.blocked[0]! - flows.abandoned[0]!) / HOUR) * delaySeconds));
    if (inputs.p < 1) agrees({ figure: 'calls given up', truth: expected.lostRatio, within: 0.2 }, runs.map(givenUp));
    else for (const { flows } of runs) expect(flows.abandoned[0]).toBe(0);
  });
});

describe('with long delays retries are fresh traffic: extended Erlang B', { meta: { truth: 'extended_erlang_b.json extendedErlangB' } }, () => {
  /**
   * Mean delay in mean holding times. Theory is the limit of long delays: the rate of retries still moves about its mean with a variance
   * of about its mean ÷ delay, and B is curved. Half of the variance times the second derivative of B is less than BIAS of each figure.
   */
  const DELAY = 100;
  const BIAS = 0.005;
  /** Each try brings up to 0.83 more in the mean (XB-06), so that the traffic settles in up to 1 ÷ (1 − 0.83) = 6 delays; seven times that is left out. */
  const WARM = 42 * DELAY;
  /** Counted calls still try when their hour is over, and must find the traffic of before. */
  const AFTER = 15 * DELAY;
  interface Inputs { A0: number; N: number; r: number }
  interface Expected { B: number; carried: number; firstAttemptLoss: number }
  const ids = ['XB-01', 'XB-02', 'XB-06', 'XB-09', 'XB-10'];
  const vectors = vectorsOf<Inputs, Expected>(extended, 'extendedErlangB').filter(({ id }) => ids.includes(id));

  test.each(vectors)('$id: $inputs.A0 erlang on $inputs.N channels, $inputs.r of the blocked try again', ({ inputs: { A0, N, r }, expected }) => {
    const { steady } = retrying({ N, A: A0, probability: r, delay: DELAY, calls: 20_000, warm: WARM, after: AFTER });
    const runs = SEEDS.map((seed) => observeSteady(steady, seed));
    agrees({ figure: 'blocking of all attempts', truth: expected.B, within: 0.25, bias: BIAS }, runs.map((run) => blockingOf(run, 0)));
    agrees({ figure: 'mean occupied', truth: expected.carried, within: 0.05, bias: BIAS }, runs.map((run) => meanUnits(run, 0)));
    if (r < 1) agrees({ figure: 'calls given up', truth: expected.firstAttemptLoss, within: 0.25, bias: BIAS }, runs.map(givenUp));
    else for (const { flows } of runs) expect(flows.abandoned[0]).toBe(0);
  });
});
