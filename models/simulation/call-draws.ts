import type { Arrivals } from '../core/arrivals.ts';
import { ln } from '../core/ln.ts';
import type { Retry } from '../core/loss-network.ts';
import { Draws, Purpose } from '../core/random.ts';
import { MOST_PHASES } from './flatten.ts';
import { shuffle } from './load-sharing.ts';

/** The random numbers of the calls of one replication: each a function of seed, replication, stream and call, never of what ran before. */
export class CallDraws {
  readonly #draws: Draws;
  readonly #replication: number;
  readonly #arrivals: Arrivals;

  constructor(arrivals: Arrivals, options: { seed: number; replication: number }) {
    this.#arrivals = arrivals;
    this.#replication = options.replication;
    this.#draws = new Draws(options.seed);
  }

  /** Seconds until a blocked caller tries again, exponential; −1 when he gives up. `tries` counts the tries before this one, from 0. */
  retryDelay(index: number, tries: number, retry: Retry | null): number {
    if (retry === null || tries >= retry.retries) return -1;
    this.#draw(Purpose.retry, tries, index);
    return this.#draws.first < retry.probability ? -retry.meanSeconds * ln(1 - this.#draws.second) : -1;
  }

  /** Order in which a try asks the alternatives of a phase, runs of equals, written to `order`. */
  sharing(order: Int32Array, equals: number[], index: number, tries: number, phase: number): void {
    this.#draw(Purpose.loadSharing, MOST_PHASES * tries + phase, index);
    shuffle(order, equals, this.#draws.first, this.#draws.second);
  }

  #draw(purpose: Purpose, k: number, index: number): void {
    const { call, stream, streams } = this.#arrivals;
    const key = stream[index]!;
    this.#draws.pair(purpose, k, call[index]!, this.#replication, streams.low[key]!, streams.high[key]!);
  }
}
