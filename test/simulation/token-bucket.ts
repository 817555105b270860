import type { Resource } from '../../models/core/loss-network.ts';

/** The bucket of a rate, reckoned forward from whatever happened to it last. */
export class TokenBucket {
  #tokens: number;
  #since = -Infinity;
  #capacity: number;
  readonly #burst: number | undefined;

  constructor({ capacity, burst }: Resource) {
    this.#capacity = capacity;
    this.#burst = burst;
    this.#tokens = this.#holds;
  }

  get #holds(): number {
    return this.#capacity === 0 ? 0 : (this.#burst ?? Math.max(1, this.#capacity));
  }

  tokensAt(instant: number): number {
    const full = this.#holds;
    return this.#tokens >= full || instant === this.#since ? this.#tokens : Math.min(full, this.#tokens + (instant - this.#since) * this.#capacity);
  }

  take(units: number, instant: number): void {
    this.#tokens = this.tokensAt(instant) - units;
    this.#since = instant;
  }

  setCapacity(capacity: number, instant: number): void {
    this.take(0, instant);
    this.#capacity = capacity;
    this.#tokens = Math.min(this.#tokens, this.#holds);
  }
}
