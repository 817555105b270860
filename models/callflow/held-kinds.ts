import type { Trunk } from '../scenario/scenario.ts';
import type { RecordedPhases } from './recorded-phases.ts';

/** Numbers what calls held, whatever the durations; `kinds` has an example of each. */
export class HeldKinds {
  readonly kinds: RecordedPhases[] = [];
  readonly #numbers = new Map<string, number>();
  /** By number of the device sequence: what a call that held all its channels throughout held. */
  readonly #ofSequence: number[] = [];

  /** Calls that held each of these trunks from beginning to end. */
  ofSequence(sequence: number, trunks: readonly Trunk[]): number {
    return (this.#ofSequence[sequence] ??= this.numberOf({ recorded: trunks.map(({ id }) => ({ trunk: id, from: 0, until: 0 })), seconds: [0], isMerged: false }));
  }

  numberOf(held: RecordedPhases): number {
    const key = JSON.stringify([held.seconds.length, held.recorded]);
    const known = this.#numbers.get(key) ?? this.kinds.push(held) - 1;
    this.#numbers.set(key, known);
    return known;
  }
}
