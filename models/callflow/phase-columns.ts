import type { PhaseDurations } from '../core/arrivals.ts';

/** Writes the phase durations of calls in their order. */
export class PhaseColumns {
  private readonly offset: Uint32Array;
  private readonly seconds: number[] = [];
  private calls = 0;

  constructor(count: number) {
    this.offset = new Uint32Array(count + 1);
  }

  /** Durations of the next call; a call of one phase has no entries. */
  add(seconds: readonly number[]): void {
    if (seconds.length > 1) this.seconds.push(...seconds);
    this.offset[++this.calls] = this.seconds.length;
  }

  /** The next call is of one phase. */
  addWhole(): void {
    this.offset[++this.calls] = this.seconds.length;
  }

  /** Null when every call had one phase. */
  finish(): PhaseDurations | null {
    return this.seconds.length === 0 ? null : { offset: this.offset, seconds: Float64Array.from(this.seconds) };
  }
}
