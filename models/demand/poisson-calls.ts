import { ln } from '../core/ln.ts';
import type { Draws } from '../core/random.ts';
import { Purpose } from '../core/random.ts';

const QUARTER = 900;
/** Number of the last call before the origin; they count down from here as those behind it count up from 0. */
const LAST_BEFORE = 0xffffffff;

/** Instants between which calls are made; they are numbered from `origin` on, both ways. */
export interface SyntheticInterval { from: number; origin: number; until: number }

/** Whose draws the calls of a Poisson process have. */
export interface PoissonStream { replication: number; low: number; high: number }

/** Growable columns of the draws of successive calls. */
class KeptDraws {
  count = 0;
  distance = new Float64Array(64);
  mark = new Float64Array(64);

  add(distance: number, mark: number): void {
    if (this.count === this.distance.length) {
      this.distance = doubled(this.distance);
      this.mark = doubled(this.mark);
    }
    this.distance[this.count] = distance;
    this.mark[this.count++] = mark;
  }
}

/**
 * A Poisson process whose rate follows the quarters of an hour. Call n's distance in expected calls is exponential (unit rate) and is
 * turned into time by the inverse of the expected number of calls, so that a change of rate moves calls but never redraws them. Those
 * before the origin are made backwards from it, so that a longer start-up, which another flow may ask for, leaves all others as they were.
 * The draws are kept, so that another rate costs only what depends on it.
 */
export class PoissonCalls {
  readonly #ahead = new KeptDraws();
  readonly #before = new KeptDraws();
  readonly #interval: SyntheticInterval;
  readonly #stream: PoissonStream;
  readonly #draws: Draws;
  readonly #markOf: (uniform: number) => number;

  /** @param markOf what is kept of a call's second uniform, which goes with it whatever the rate */
  constructor(interval: SyntheticInterval, stream: PoissonStream, draws: Draws, markOf: (uniform: number) => number) {
    this.#interval = interval;
    this.#stream = stream;
    this.#draws = draws;
    this.#markOf = markOf;
  }

  /**
   * The calls in order of time at a rate: calls per second in the quarter of an hour (of the absolute clock) that an instant lies in.
   * `put` is told instant, number and mark of each.
   */
  at(rateOf: (instant: number) => number, put: (instant: number, number: number, mark: number) => void): void {
    const before: number[] = [];
    this.#backwards(rateOf, (instant) => before.push(instant));
    for (let n = before.length - 1; n >= 0; n--) put(before[n]!, LAST_BEFORE - n, this.#before.mark[n]!);
    this.#forwards(rateOf, (instant, n) => put(instant, n, this.#ahead.mark[n]!));
  }

  #forwards(rateOf: (instant: number) => number, put: (instant: number, n: number) => void): void {
    const { origin, until: end } = this.#interval;
    let n = 0;
    let wanted = this.#distance(this.#ahead, n, n);
    for (let from = origin; from < end; ) {
      const until = Math.min(end, (Math.floor(from / QUARTER) + 1) * QUARTER);
      const rate = rateOf(from);
      let time = from;
      while (rate > 0) {
        const arrival = time + wanted / rate;
        if (arrival >= until) {
          wanted -= (until - time) * rate;
          break;
        }
        put(arrival, n);
        time = arrival;
        n++;
        wanted = this.#distance(this.#ahead, n, n);
      }
      from = until;
    }
  }

  #backwards(rateOf: (instant: number) => number, put: (instant: number) => void): void {
    const { origin, from: end } = this.#interval;
    let n = 0;
    let wanted = this.#distance(this.#before, n, LAST_BEFORE);
    for (let until = origin; until > end; ) {
      const from = Math.max(end, (Math.ceil(until / QUARTER) - 1) * QUARTER);
      const rate = rateOf(from);
      let time = until;
      while (rate > 0) {
        const arrival = time - wanted / rate;
        if (arrival < from) {
          wanted -= (time - from) * rate;
          break;
        }
        put(arrival);
        time = arrival;
        n++;
        wanted = this.#distance(this.#before, n, LAST_BEFORE - n);
      }
      until = from;
    }
  }

  #distance(kept: KeptDraws, n: number, number: number): number {
    if (n === kept.count) {
      const { replication, low, high } = this.#stream;
      this.#draws.pair(Purpose.arrivalAndHolding, 0, number, replication, low, high);
      kept.add(-ln(1 - this.#draws.first), this.#markOf(this.#draws.second));
    }
    return kept.distance[n]!;
  }
}

function doubled(from: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * from.length);
  larger.set(from);
  return larger;
}
