import { philox4x32 } from './philox.ts';

/** What a draw is for: each purpose has its own random numbers, so that a change of one leaves the others alone. */
export const Purpose = {
  arrivalAndHolding: 0,
  phases: 1,
  thinning: 2,
  retry: 3,
  loadSharing: 4,
  dayDrawn: 5,
  dayFactor: 6,
  bootstrap: 7,
} as const;
export type Purpose = (typeof Purpose)[keyof typeof Purpose];

/**
 * Stateless random draws: every pair of uniforms is a function of seed, purpose, k, call, replication and stream.
 * Philox4x32-10 with key (seed, purpose + 256·k) and counter (call, replication, stream hash low, stream hash high).
 */
export class Draws {
  /** First uniform of the last pair, [0, 1), 53 bits. */
  first = 0.5;
  /** Second uniform of the last pair, [0, 1), 53 bits. */
  second = 0.5;
  readonly #words = new Uint32Array(4);
  readonly #seed: number;

  /** @param seed whole number from 0 to 2^32 − 1; RangeError otherwise */
  constructor(seed: number) {
    if (!(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff)) {
      throw new RangeError(`seed is ${seed}; it must be a whole number from 0 to 4294967295`);
    }
    this.#seed = seed;
  }

  /**
   * Fills `first` and `second` with the two uniforms of one block.
   * @param k number of the retry or of the further block, whole, 0 to 2^24 − 1
   */
  pair(purpose: Purpose, k: number, call: number, replication: number, hashLow: number, hashHigh: number): void {
    const words = this.#words;
    philox4x32(words, call, replication, hashLow, hashHigh, this.#seed, purpose + 256 * k);
    this.first = double53(words[0]!, words[1]!);
    this.second = double53(words[2]!, words[3]!);
  }
}

/** A uniform in [0, 1) of 53 bits from two 32-bit words. */
export function double53(a: number, b: number): number {
  return ((a >>> 5) * 67108864 + (b >>> 6)) / 9007199254740992;
}
