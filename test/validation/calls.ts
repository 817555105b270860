import type { Arrivals } from '../../models/core/arrivals.ts';
import { ln } from '../../models/core/ln.ts';
import { Draws, Purpose } from '../../models/core/random.ts';
import { holdingTime, type HoldingShape } from './holding-shape.ts';

/** Of which flow a call is and how long it would hold. */
export interface CallMix {
  /** Share of the calls of each flow, in any unit. */
  weights: number[];
  shape: HoldingShape;
  /** Mean of all flows, or of each. */
  holdingSeconds: number | number[];
  /** Callers of each flow; absent: without limit. A would-be call is that of any of them. */
  sources?: number[];
  seed: number;
  replication?: number;
}

const HASH = { low: 1, high: 2 };

/** Exponential gaps, one after the other. */
export class Gaps {
  #number = 0;
  readonly #draws: Draws;
  readonly #replication: number;
  constructor(seed: number, replication = 0) {
    this.#draws = new Draws(seed);
    this.#replication = replication;
  }
  /** The next gap of a process of this rate. */
  next(rate: number): number {
    const number = this.#number++;
    if (number % 2 === 1) return -ln(1 - this.#draws.second) / rate;
    this.#draws.pair(Purpose.thinning, 0, number, this.#replication, HASH.low, HASH.high);
    return -ln(1 - this.#draws.first) / rate;
  }
}

/** Instants of a Poisson process of so many events a second in [from, until). */
export function poissonInstants(gaps: Gaps, rate: number, from: number, until: number, instants: number[] = []): number[] {
  for (let now = from + gaps.next(rate); now < until; now += gaps.next(rate)) instants.push(now);
  return instants;
}

/** Instants of a Poisson process that runs only while a switch is on: exponential times on and off, of these means in seconds. */
export function interruptedInstants(gaps: Gaps, rate: number, on: number, off: number, from: number, until: number): number[] {
  const instants: number[] = [];
  for (let now = from; now < until;) {
    const end = now + gaps.next(1 / on);
    poissonInstants(gaps, rate, now, Math.min(end, until), instants);
    now = end + gaps.next(1 / off);
  }
  return instants;
}

/** Calls at these instants; flow, caller and holding time of each are drawn. */
export function callsAt(instants: number[], { weights, shape, holdingSeconds, sources, seed, replication = 0 }: CallMix): Arrivals {
  const draws = new Draws(seed);
  const count = instants.length;
  const upTo = sums(weights);
  const total = upTo.at(-1)!;
  const holding = new Float64Array(count);
  const flow = new Int32Array(count);
  const source = sources && new Int32Array(count);
  for (let call = 0; call < count; call++) {
    draws.pair(Purpose.arrivalAndHolding, 0, call, replication, HASH.low, HASH.high);
    const f = placeOf(upTo, draws.first * total);
    flow[call] = f;
    holding[call] = holdingTime(shape, draws.second) * (typeof holdingSeconds === 'number' ? holdingSeconds : holdingSeconds[f]!);
    if (!source) continue;
    draws.pair(Purpose.phases, 0, call, replication, HASH.low, HASH.high);
    source[call] = Math.floor(draws.first * sources[f]!);
  }
  return {
    count, time: Float64Array.from(instants), holding, flow, stream: new Int32Array(count), call: Uint32Array.from(instants, (_, call) => call),
    streams: { low: Uint32Array.of(HASH.low), high: Uint32Array.of(HASH.high) }, phases: null, ...(source && { source }),
  };
}

function sums(values: number[]): Float64Array {
  let sum = 0;
  return Float64Array.from(values, (value) => (sum += value));
}

/** First place whose sum is above the value. */
function placeOf(upTo: Float64Array, value: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < upTo[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
