import { exp } from '../core/exp.ts';
import { fnv1a64 } from '../core/hash.ts';
import { ln } from '../core/ln.ts';
import { normalQuantile } from '../core/normal-quantile.ts';
import { Draws, Purpose } from '../core/random.ts';

/** A sequence of random numbers with a name: the same seed and name give the same numbers everywhere. */
export class Chance {
  readonly #draws: Draws;
  readonly #low: number;
  readonly #high: number;
  #block = 0;
  #spare = false;

  /** @param seed whole number from 0 to 2^32 − 1; RangeError otherwise */
  constructor(seed: number, name: string) {
    this.#draws = new Draws(seed);
    const hash = fnv1a64(`northwind ${name}`);
    this.#low = hash.low;
    this.#high = hash.high;
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    this.#spare = !this.#spare;
    if (!this.#spare) return this.#draws.second;
    this.#draws.pair(Purpose.arrivalAndHolding, 0, this.#block++, 0, this.#low, this.#high);
    return this.#draws.first;
  }

  /** Whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  /** True with probability `share`. */
  happens(share: number): boolean {
    return this.uniform() < share;
  }

  /** Standard normal. */
  normal(): number {
    return normalQuantile(this.uniform() + 2 ** -54);
  }

  /** Lognormal with the given mean and coefficient of variation. */
  lognormal(mean: number, cv: number): number {
    const variance = ln(1 + cv * cv);
    return mean * exp(Math.sqrt(variance) * this.normal() - variance / 2);
  }

  /** Poisson count; the mean is split so that the product of uniforms never underflows. */
  poisson(mean: number): number {
    let count = 0;
    for (let left = mean; left > 0; left -= 30) {
      const limit = exp(-Math.min(30, left));
      for (let product = this.uniform(); product > limit; product *= this.uniform()) count++;
    }
    return count;
  }

  /** Index into cumulative weights that end at 1. */
  pick(cumulative: readonly number[]): number {
    const u = this.uniform();
    let index = 0;
    while (index < cumulative.length - 1 && u >= cumulative[index]!) index++;
    return index;
  }
}
