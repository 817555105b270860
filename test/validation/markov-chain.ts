export type State = number[];

/** The state with one of its counts changed. */
export function changed(state: State, place: number, by: number): State {
  return state.map((count, i) => (i === place ? count + by : count));
}

export interface Move { rate: number; to: State }

/**
 * The stationary law of a small Markov chain in continuous time, found from its moves alone; at most about 1,000 states.
 * Source: Grassmann, Taksar and Heyman, Regenerative analysis and steady state distributions, Operations Research 33 (1985).
 */
export class MarkovChain {
  readonly states: State[] = [];
  readonly probability: Float64Array;

  constructor(start: State, moves: (state: State) => Move[]) {
    this.probability = stationary(this.#explore(start, moves));
  }

  /** Mean of a function of the state. */
  mean(value: (state: State) => number): number {
    return this.states.reduce((sum, state, i) => sum + this.probability[i]! * value(state), 0);
  }

  /** All states that can be reached, and the rates between them. */
  #explore(start: State, moves: (state: State) => Move[]): Float64Array[] {
    const places = new Map<string, number>();
    const placeOf = (state: State): number => {
      const key = state.join();
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, this.states.length);
      return this.states.push(state) - 1;
    };
    const found: [from: number, to: number, rate: number][] = [];
    placeOf(start);
    for (let from = 0; from < this.states.length; from++) for (const { rate, to } of moves(this.states[from]!)) found.push([from, placeOf(to), rate]);
    const rates = this.states.map(() => new Float64Array(this.states.length));
    for (const [from, to, rate] of found) rates[from]![to]! += rate;
    return rates;
  }
}

/** Eliminates state by state without any subtraction, so that no digits are lost. */
function stationary(rates: Float64Array[]): Float64Array {
  const n = rates.length;
  for (let last = n - 1; last > 0; last--) {
    const row = rates[last]!;
    let out = 0;
    for (let j = 0; j < last; j++) out += row[j]!;
    for (let i = 0; i < last; i++) {
      const share = (rates[i]![last]! /= out);
      if (share === 0) continue;
      for (let j = 0; j < last; j++) rates[i]![j]! += share * row[j]!;
    }
  }
  const law = new Float64Array(n);
  law[0] = 1;
  let sum = 1;
  for (let k = 1; k < n; k++) {
    for (let i = 0; i < k; i++) law[k]! += law[i]! * rates[i]![k]!;
    sum += law[k]!;
  }
  return law.map((weight) => weight / sum);
}
