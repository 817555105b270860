import { ln } from '../../core/ln.ts';

/** What is known of a capacity: blocking ÷ target, of the estimate and of its upper bound; at most 1 meets the target. */
export interface Tried {
  excess: number;
  surelyExcess: number;
}

/** Rounds in which the edge is guessed before the bracket is halved. */
const GUESSES = 4;

/**
 * The search for the least whole capacity that meets a target by the estimate, and by the upper bound of its interval. All capacities are tried on
 * the same draws, so that more capacity gives less blocking but for rare exceptions; where these stand at the edge, the capacity below the answer
 * fails and the answer itself meets. Ask `next()` for capacities, tell `add` what they gave, until there are none.
 */
export class LeastCapacity {
  readonly tried = new Map<number, Tried>();
  readonly #edges: Edge[];

  /** `start`: where the edge is looked for first; `most`: a capacity that refuses next to nothing; `unlimited`: what no limit at all gives. */
  constructor(start: number, most: number, unlimited: Tried, wantsSure = true) {
    const criteria = [(tried: Tried): number => tried.excess, ...(wantsSure ? [(tried: Tried): number => tried.surelyExcess] : [])];
    this.#edges = criteria.map((excess) => new Edge(excess, start, Math.max(1, Math.ceil(most)), excess(unlimited) <= 1));
  }

  add(capacity: number, tried: Tried): void {
    this.tried.set(capacity, tried);
    for (const edge of this.#edges) edge.add(capacity, tried);
  }

  /** Capacities to try next, rising; none: the search is over. */
  next(): number[] {
    const wanted = new Set(this.#edges.flatMap((edge) => edge.next(this.tried)));
    return [...wanted].filter((capacity) => !this.tried.has(capacity)).sort((a, b) => a - b);
  }

  /** The least capacity whose estimate meets the target; null: none does, or it was not found yet. */
  get least(): number | null {
    return this.#edges[0]!.answer(this.tried);
  }

  /** The least capacity whose upper bound does. */
  get surelyLeast(): number | null {
    return this.#edges[1]?.answer(this.tried) ?? null;
  }
}

/** Where one criterion begins to hold: it fails at `low` (-1: nothing known) and is taken to hold at `high`. */
class Edge {
  readonly #excess: (tried: Tried) => number;
  readonly #start: number;
  readonly #isReachable: boolean;
  #low = -1;
  #high: number;
  #round = 0;

  constructor(excess: (tried: Tried) => number, start: number, most: number, isReachable: boolean) {
    this.#excess = excess;
    this.#start = Math.max(0, Math.min(most, Math.round(start)));
    this.#high = most;
    this.#isReachable = isReachable;
  }

  add(capacity: number, tried: Tried): void {
    const holds = this.#excess(tried) <= 1;
    if (holds && capacity > this.#low && capacity < this.#high) this.#high = capacity;
    else if (!holds && capacity > this.#low && capacity < this.#high) this.#low = capacity;
    // What was thought to be room enough was not.
    else if (!holds && capacity >= this.#high) [this.#low, this.#high] = [capacity, 2 * capacity + 1];
  }

  next(tried: ReadonlyMap<number, Tried>): number[] {
    if (!this.#isReachable) return [];
    if (this.#high - this.#low <= 1) return tried.has(this.#high) ? [] : [this.#high];
    const candidates = this.#candidates(tried);
    this.#round++;
    const inside = candidates.filter((capacity) => capacity > this.#low && capacity < this.#high);
    return inside.length > 0 ? inside : [this.#low + Math.floor((this.#high - this.#low) / 2)];
  }

  answer(tried: ReadonlyMap<number, Tried>): number | null {
    return this.#isReachable && this.#high - this.#low <= 1 && tried.has(this.#high) ? this.#high : null;
  }

  #candidates(tried: ReadonlyMap<number, Tried>): number[] {
    if (this.#round === 0) return [this.#start - 1, this.#start, this.#start + 1];
    const guess = this.#round <= GUESSES ? this.#guess(tried) : null;
    return guess === null ? [] : [guess, guess + 1];
  }

  /** Where the logarithm of the excess crosses zero on the straight line through both ends; near an end that is not known, twice as far each round. */
  #guess(tried: ReadonlyMap<number, Tried>): number {
    const atLow = this.#logExcess(tried, this.#low);
    const atHigh = this.#logExcess(tried, this.#high);
    const step = 2 ** this.#round;
    if (atLow !== null && atHigh !== null && atLow > atHigh) return this.#low + Math.floor((this.#high - this.#low) * (atLow / (atLow - atHigh)));
    if (atHigh !== null || (this.#low < 0 && tried.has(this.#high))) return this.#high - step - 1;
    return this.#low + step;
  }

  #logExcess(tried: ReadonlyMap<number, Tried>, capacity: number): number | null {
    const known = tried.get(capacity);
    if (!known) return null;
    const excess = this.#excess(known);
    return excess > 0 && excess < Infinity ? ln(excess) : null;
  }
}
