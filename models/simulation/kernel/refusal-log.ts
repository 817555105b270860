import type { Refusals } from '../statistics.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';

/** First attempts that were refused in the state's busy hour, by window, flow and the resource that refused last. */
export class RefusalLog {
  readonly #memory: Memory;
  readonly #resources: number;
  readonly #counts: Map<number, number>[];

  constructor(memory: Memory, windows: number, resources: number) {
    this.#memory = memory;
    this.#resources = resources;
    this.#counts = Array.from({ length: windows }, () => new Map());
  }

  /** Takes what the kernel has noted in a window; −1: there is none, and nothing to note. */
  take(window: number): void {
    const { words } = this.#memory;
    const noted = words[at.REFUSALS]!;
    const counts = this.#counts[window];
    for (let i = 0; counts && i < words[at.REFUSAL_COUNT]!; i++) {
      const key = words[noted + 2 * i]! * this.#resources + words[noted + 2 * i + 1]!;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    words[at.REFUSAL_COUNT] = 0;
  }

  /** Ordered by flow, then resource. */
  in(window: number): Refusals {
    const sorted = [...this.#counts[window]!].sort(([a], [b]) => a - b);
    return {
      flow: Int32Array.from(sorted, ([key]) => Math.floor(key / this.#resources)),
      resource: Int32Array.from(sorted, ([key]) => key % this.#resources),
      count: Float64Array.from(sorted, ([, count]) => count),
    };
  }
}
