/** A level that lasted from one instant until another. */
export interface Stretch {
  from: number;
  until: number;
  level: number;
}

/** Occupied units of one resource, every change of them kept, so that any figure can be taken afterwards. */
export class LevelRecord {
  level = 0;
  readonly #changes = [{ instant: -Infinity, level: 0 }];

  add(units: number, instant: number): void {
    this.level += units;
    this.#changes.push({ instant, level: this.level });
  }

  /** Levels that lasted for some time in [from, until), in order of time. */
  between(from: number, until: number): Stretch[] {
    return this.#changes
      .map(({ instant, level }, i) => ({ level, from: Math.max(instant, from), until: Math.min(this.#changes[i + 1]?.instant ?? Infinity, until) }))
      .filter((stretch) => stretch.until > stretch.from);
  }
}

export const unitSeconds = (stretches: Stretch[]): number => stretches.reduce((sum, { from, until, level }) => sum + level * (until - from), 0);

export const highestOf = (stretches: Stretch[]): Stretch => stretches.reduce((highest, one) => (one.level > highest.level ? one : highest));

/** Seconds at each level, levels being `step` units apart. */
export function histogram(stretches: Stretch[], step: number): number[] {
  const seconds = new Array<number>(Math.floor(highestOf(stretches).level / step) + 1).fill(0);
  for (const { from, until, level } of stretches) seconds[Math.floor(level / step)]! += until - from;
  return seconds;
}
