import { QUARTERS_OF_CLOCK, type ClockQuarters } from './clock-quarters.ts';
import type { DayCurve } from './simulate-result.ts';

/** Adds up the load of a resource through the counted days, by quarters of the clock. */
export class DayCurveTotals {
  readonly #days = new Uint32Array(QUARTERS_OF_CLOCK);
  readonly #mean = new Float64Array(QUARTERS_OF_CLOCK);
  readonly #highest = new Float64Array(QUARTERS_OF_CLOCK);
  readonly #peak = new Float64Array(QUARTERS_OF_CLOCK);

  /** Adds a day of resource r; a quarter that the clock of that day does not show is left out. */
  add({ mean, highest }: ClockQuarters, r: number): void {
    for (let q = 0; q < QUARTERS_OF_CLOCK; q++) {
      const place = r * QUARTERS_OF_CLOCK + q;
      if (Number.isNaN(mean[place]!)) continue;
      this.#days[q]!++;
      this.#mean[q]! += mean[place]!;
      this.#highest[q]! += highest[place]!;
      if (highest[place]! > this.#peak[q]!) this.#peak[q] = highest[place]!;
    }
  }

  /** The curve; quarters that no day's clock showed stand at the level of the quarter before. */
  curve(id: string): DayCurve {
    const made: DayCurve = { id, mean: [], highest: [], peak: [] };
    for (let q = 0; q < QUARTERS_OF_CLOCK; q++) {
      const days = this.#days[q]!;
      made.mean.push(days > 0 ? this.#mean[q]! / days : (made.mean[q - 1] ?? 0));
      made.highest.push(days > 0 ? this.#highest[q]! / days : (made.highest[q - 1] ?? 0));
      made.peak.push(days > 0 ? this.#peak[q]! : (made.peak[q - 1] ?? 0));
    }
    return made;
  }
}
