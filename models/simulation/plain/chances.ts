import type { Arrivals } from '../../core/arrivals.ts';
import { ln } from '../../core/ln.ts';
import { Draws, Purpose } from '../../core/random.ts';
import type { RunOptions } from '../engine.ts';
import { shuffle } from '../load-sharing.ts';
import { MOST_PHASES, type Call } from './call.ts';

/** What is left to chance in a replication. Every draw is keyed by its call, so that none depends on what happened before. */
export class Chances {
  readonly #draws: Draws;
  readonly #replication: number;
  readonly #arrivals: Arrivals;

  constructor(arrivals: Arrivals, { seed, replication }: RunOptions) {
    this.#draws = new Draws(seed);
    this.#replication = replication;
    this.#arrivals = arrivals;
  }

  /** Instant at which a caller who is blocked now tries again; null: he gives up. */
  nextTry(call: Call, instant: number): number | null {
    const { retry } = call.routes;
    if (!retry || call.tries >= retry.retries) return null;
    this.#draw(Purpose.retry, call.tries, call);
    return this.#draws.first < retry.probability ? instant - retry.meanSeconds * ln(1 - this.#draws.second) : null;
  }

  /** Order in which a try asks the alternatives of the call's phase, which stand in runs of equals. */
  order(call: Call, equals: number[]): number[] {
    const order = new Int32Array(equals.reduce((sum, size) => sum + size, 0));
    this.#draw(Purpose.loadSharing, MOST_PHASES * call.tries + call.phase, call);
    shuffle(order, equals, this.#draws.first, this.#draws.second);
    return [...order];
  }

  #draw(purpose: Purpose, k: number, { arrival }: Call): void {
    const { call, stream, streams } = this.#arrivals;
    const key = stream[arrival]!;
    this.#draws.pair(purpose, k, call[arrival]!, this.#replication, streams.low[key]!, streams.high[key]!);
  }
}
