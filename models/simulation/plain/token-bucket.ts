import type { Demand, Resource } from '../../core/loss-network.ts';
import type { Call } from './call.ts';
import type { ResourceState } from './resource-state.ts';

/** A `rate` resource: tokens are taken, never given back, and come again by themselves. */
export class TokenBucket implements ResourceState {
  /** Tokens a second. */
  capacity: number;
  readonly #burst: number | undefined;
  /** Tokens just after the last taking or change. */
  #tokens: number;
  #since = -Infinity;

  constructor({ capacity, burst }: Resource) {
    this.capacity = capacity;
    this.#burst = burst;
    this.#tokens = this.limit;
  }

  get limit(): number {
    return this.capacity === 0 ? 0 : (this.#burst ?? Math.max(1, this.capacity));
  }

  occupied(instant: number): number {
    return this.limit === Infinity ? 0 : this.limit - this.#tokensAt(instant);
  }

  hasRoom(units: number, reserved: number, instant: number): boolean {
    return this.#tokensAt(instant) - units >= reserved;
  }

  seize({ units }: Demand, _call: Call, instant: number): void {
    this.#tokens = this.#tokensAt(instant) - units;
    this.#since = instant;
  }

  changeCapacity(capacity: number, instant: number): void {
    const tokens = this.#tokensAt(instant);
    this.capacity = capacity;
    this.#tokens = Math.min(tokens, this.limit);
    this.#since = instant;
  }

  #tokensAt(instant: number): number {
    // Where no time has passed or nothing is missing; an unlimited rate times no time would be no number.
    if (instant === this.#since || this.#tokens >= this.limit) return this.#tokens;
    return Math.min(this.limit, this.#tokens + (instant - this.#since) * this.capacity);
  }
}
