import type { Arrivals } from '../../../models/core/arrivals.ts';
import { fnv1a64 } from '../../../models/core/hash.ts';
import { ln } from '../../../models/core/ln.ts';
import { Draws, Purpose } from '../../../models/core/random.ts';

/** Poisson calls of exponential holding time. */
export interface PoissonCalls {
  count: number;
  /** First instant, seconds since 1970. */
  start: number;
  /** Erlangs offered by each flow. */
  erlangs: number[];
  /** Mean, seconds. */
  holdingSeconds: number;
  seed: number;
  replication: number;
}

/** Draws the calls, in order of time; every flow is a stream of its own. */
export function poissonArrivals({ count, start, erlangs, holdingSeconds, seed, replication }: PoissonCalls): Arrivals {
  const draws = new Draws(seed);
  const all = erlangs.reduce((sum, flow) => sum + flow, 0);
  const upTo = erlangs.map((_, f) => erlangs.slice(0, f + 1).reduce((sum, flow) => sum + flow, 0) / all);
  const arrivals = emptyArrivals(count, erlangs.length);
  const calls = new Uint32Array(erlangs.length);
  let instant = start;
  for (let i = 0; i < count; i++) {
    draws.pair(Purpose.arrivalAndHolding, 0, i, replication, 0, 0);
    instant -= (holdingSeconds / all) * ln(1 - draws.first);
    arrivals.time[i] = instant;
    arrivals.holding[i] = -holdingSeconds * ln(1 - draws.second);
    if (erlangs.length > 1) draws.pair(Purpose.arrivalAndHolding, 1, i, replication, 0, 0);
    const flow = erlangs.length > 1 ? flowAt(upTo, draws.first) : 0;
    arrivals.flow[i] = flow;
    arrivals.stream[i] = flow;
    arrivals.call[i] = calls[flow]!++;
  }
  return arrivals;
}

function flowAt(upTo: number[], uniform: number): number {
  let flow = 0;
  while (flow + 1 < upTo.length && uniform >= upTo[flow]!) flow++;
  return flow;
}

function emptyArrivals(count: number, flows: number): Arrivals {
  const hashes = Array.from({ length: flows }, (_, f) => fnv1a64(`flow-${f}`));
  return {
    count, time: new Float64Array(count), holding: new Float64Array(count), flow: new Int32Array(count), stream: new Int32Array(count), call: new Uint32Array(count),
    streams: { low: Uint32Array.from(hashes, ({ low }) => low), high: Uint32Array.from(hashes, ({ high }) => high) },
    phases: null,
  };
}
