import { exp } from '../../models/core/exp.ts';

/** Steps in which a stretch of time is cut for the mean over it (Simpson's rule; their number is even). */
const STEPS = 60;

/** How many calls a group carries, as a law that moves in time: births at a rate while there is room, each call ends at rate 1 ÷ holding time. */
export class BirthDeath {
  /** Probability of n calls. */
  law: Float64Array;
  capacity: number;
  readonly #births: number;
  readonly #deaths: number;

  /** Begins empty. `most` is the largest capacity ever. */
  constructor(most: number, callsPerSecond: number, holdingSeconds: number) {
    this.law = new Float64Array(most + 1);
    this.law[0] = 1;
    this.capacity = most;
    this.#births = callsPerSecond;
    this.#deaths = 1 / holdingSeconds;
  }

  get mean(): number {
    return this.expected((calls) => calls);
  }

  expected(value: (calls: number) => number): number {
    return this.law.reduce((sum, probability, calls) => sum + probability * value(calls), 0);
  }

  /** Ends the calls above so many at once. */
  drop(most: number): void {
    for (let calls = most + 1; calls < this.law.length; calls++) {
      this.law[most]! += this.law[calls]!;
      this.law[calls] = 0;
    }
  }

  /** Goes on for so many seconds and gives the mean number of calls over them. */
  meanOver(seconds: number): number {
    let sum = this.mean;
    for (let step = 1; step <= STEPS; step++) {
      this.#advance(seconds / STEPS);
      sum += this.mean * (step === STEPS ? 1 : step % 2 === 1 ? 4 : 2);
    }
    return sum / (3 * STEPS);
  }

  /** By uniformisation: the law after a Poisson number of moves of a chain that moves at the highest rate and may stay. */
  #advance(seconds: number): void {
    const rate = this.#births + (this.law.length - 1) * this.#deaths;
    let moved = this.law;
    let weight = exp(-rate * seconds);
    const after = moved.map((probability) => probability * weight);
    for (let move = 1, rest = 1 - weight; rest > 1e-14 && move < 10_000; move++) {
      moved = this.#move(moved, rate);
      weight *= (rate * seconds) / move;
      rest -= weight;
      for (let calls = 0; calls < after.length; calls++) after[calls]! += weight * moved[calls]!;
    }
    this.law = after;
  }

  #move(law: Float64Array, rate: number): Float64Array {
    return law.map((probability, calls) => {
      const born = calls > 0 && calls - 1 < this.capacity ? law[calls - 1]! * this.#births : 0;
      const ended = (law[calls + 1] ?? 0) * (calls + 1) * this.#deaths;
      const leaves = (calls < this.capacity ? this.#births : 0) + calls * this.#deaths;
      return (born + ended + probability * (rate - leaves)) / rate;
    });
  }
}
