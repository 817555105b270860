import type { Arrivals } from '../../models/core/arrivals.ts';
import { exp } from '../../models/core/exp.ts';
import { ln } from '../../models/core/ln.ts';
import { normalQuantile } from '../../models/core/normal-quantile.ts';
import { Draws, Purpose } from '../../models/core/random.ts';

export type Holding = 'exponential' | 'lognormal' | 'constant';
/** Coefficient of variation of the lognormal holding times. */
const VARIATION = 1.2;

/** Poisson arrivals of several flows from time 0 on, in mean holding times of 1; each call's flow is drawn by its share of the traffic. */
export function poissonArrivals(erlangs: number[], duration: number, holding: Holding, seed: number): Arrivals {
  const draws = new Draws(seed);
  const total = erlangs.reduce((sum, one) => sum + one, 0);
  const time: number[] = [];
  const seconds: number[] = [];
  const flow: number[] = [];
  for (let call = 0, now = 0; ; call++) {
    draws.pair(Purpose.arrivalAndHolding, 0, call, 0, 1, 2);
    now -= ln(1 - draws.first) / total;
    if (now >= duration) break;
    time.push(now);
    seconds.push(holdingTime(holding, draws.second));
    flow.push(erlangs.length === 1 ? 0 : flowAt(erlangs, total, call, draws));
  }
  return {
    count: time.length, time: Float64Array.from(time), holding: Float64Array.from(seconds), flow: Int32Array.from(flow),
    stream: new Int32Array(time.length), call: Uint32Array.from(time, (_, call) => call),
    streams: { low: Uint32Array.of(1), high: Uint32Array.of(2) }, phases: null,
  };
}

function holdingTime(holding: Holding, uniform: number): number {
  if (holding === 'constant') return 1;
  if (holding === 'exponential') return -ln(1 - uniform);
  const variance = ln(1 + VARIATION * VARIATION);
  // A uniform of exactly 0 has no finite quantile.
  return exp(Math.sqrt(variance) * normalQuantile(uniform === 0 ? 2 ** -54 : uniform) - variance / 2);
}

function flowAt(erlangs: number[], total: number, call: number, draws: Draws): number {
  draws.pair(Purpose.arrivalAndHolding, 1, call, 0, 1, 2);
  let left = draws.first * total;
  const found = erlangs.findIndex((one) => (left -= one) < 0);
  return found < 0 ? erlangs.length - 1 : found;
}
