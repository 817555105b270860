import type { Distribution } from '../core/quantile.ts';
import { highWord } from '../core/double-bits.ts';

/**
 * How long a resource was at each of its levels: seconds (weights) at the units or bit/s of `values`, rising; `values` null: the levels
 * 0, 1, 2 …
 */
export interface LevelTimes extends Distribution {
  values: Float64Array | null;
  weights: Float64Array;
}

/** Bits of the fraction by which two levels are told apart. */
const FRACTION_BITS = 10;
const BAND_OF_ONE = 1023 << FRACTION_BITS;

/**
 * Loads that count alike (bit/s, >= 0) as levels: loads of one band, which is a 1,024th of its power of two wide, stand together at the
 * highest of them; what is below 1 bit/s is one band. So a quantile is exact where loads repeat, and elsewhere at most a thousandth (or 1 bit/s)
 * above the exact one, never below.
 */
export function loadLevels(loads: Float64Array): LevelTimes {
  let least = Infinity;
  let most = 0;
  let idle = 0;
  for (const load of loads) {
    if (load > most) most = load;
    if (load > 0 && load < least) least = load;
    if (load === 0) idle++;
  }
  if (most === 0) return { values: new Float64Array(1), weights: Float64Array.of(idle) };
  const first = bandOf(least);
  const highest = new Float64Array(bandOf(most) - first + 1);
  const seconds = new Float64Array(highest.length);
  let bands = 0;
  for (let second = 0; second < loads.length; second++) {
    const load = loads[second]!;
    if (load === 0) continue;
    const band = bandOf(load) - first;
    if (seconds[band]!++ === 0) bands++;
    if (load > highest[band]!) highest[band] = load;
  }
  return bandsThere(highest, seconds, bands, idle);
}

/** The bands that lasted, behind the seconds without load. */
function bandsThere(highest: Float64Array, seconds: Float64Array, bands: number, idle: number): LevelTimes {
  let at = idle > 0 ? 1 : 0;
  const values = new Float64Array(bands + at);
  const weights = new Float64Array(bands + at);
  if (idle > 0) weights[0] = idle;
  for (let band = 0; band < highest.length; band++) {
    if (seconds[band] === 0) continue;
    values[at] = highest[band]!;
    weights[at++] = seconds[band]!;
  }
  return { values, weights };
}

/** Levels k · step with the seconds at each, as the kernel keeps them; those that did not last are left out unless the step is 1. */
export function unitLevels(seconds: Float64Array, step: number): LevelTimes {
  if (step === 1) return { values: null, weights: seconds };
  const levels = Array.from(seconds, (_, level) => level).filter((level) => seconds[level]! > 0);
  return { values: Float64Array.from(levels, (level) => level * step), weights: Float64Array.from(levels, (level) => seconds[level]!) };
}

/** Levels of many days as one distribution, whose size does not grow with their number. */
export class PooledLevels {
  #whole: Float64Array = new Float64Array(0);
  readonly #bands = new Map<number, { highest: number; seconds: number }>();

  add({ values, weights }: LevelTimes): void {
    if (values === null) this.#addWhole(weights);
    else values.forEach((value, at) => this.#addValue(value, weights[at]!));
  }

  distribution(): Distribution {
    if (this.#bands.size === 0) return { values: null, weights: this.#whole };
    this.#whole.forEach((seconds, level) => seconds > 0 && this.#addValue(level, seconds));
    this.#whole = new Float64Array(0);
    const levels = [...this.#bands.values()].sort((a, b) => a.highest - b.highest);
    return { values: levels.map(({ highest }) => highest), weights: levels.map(({ seconds }) => seconds) };
  }

  #addWhole(seconds: Float64Array): void {
    if (seconds.length > this.#whole.length) {
      const larger = new Float64Array(seconds.length);
      larger.set(this.#whole);
      this.#whole = larger;
    }
    for (let level = 0; level < seconds.length; level++) this.#whole[level]! += seconds[level]!;
  }

  #addValue(value: number, seconds: number): void {
    const band = this.#bands.get(bandOf(value));
    if (band === undefined) this.#bands.set(bandOf(value), { highest: value, seconds });
    else {
      band.seconds += seconds;
      if (value > band.highest) band.highest = value;
    }
  }
}

/** Number of a load's band: its exponent and the first bits of its fraction; 0 of no load, 1 of less than one unit. */
function bandOf(load: number): number {
  if (load < 1) return load > 0 ? 1 : 0;
  return (highWord(load) >> (20 - FRACTION_BITS)) - BAND_OF_ONE + 2;
}
