import type { DayStatistics } from './day-statistics.ts';
import type { Simulation } from './prepare-simulation.ts';
import { addReplication, newRunTotals } from './run-totals.ts';
import type { SimulateResult } from './simulate-result.ts';
import { summarise } from './summarise.ts';

/** Makes figures of the states that the first replication is through, before it is whole: those of a simulation of these states alone. */
export class FirstFigures {
  readonly #simulation: Simulation;
  readonly #workers: number;
  readonly #days: DayStatistics[][] = [];

  constructor(simulation: Simulation, workers: number) {
    this.#simulation = simulation;
    this.#workers = workers;
  }

  /** How many states there are figures of. */
  get states(): number {
    return this.#days.length;
  }

  /** Adds the next state. */
  add(days: DayStatistics[]): void {
    this.#days.push(days);
  }

  figures(): SimulateResult {
    const part = { ...this.#simulation, states: this.#simulation.states.slice(0, this.states) };
    const totals = newRunTotals(part);
    const sum = (of: (day: DayStatistics) => number): number => this.#days.flat().reduce((total, day) => total + of(day), 0);
    addReplication(totals, { replication: 0, attempts: sum(({ attempts }) => attempts), events: sum(({ events }) => events), states: this.#days });
    return summarise(part, totals, 'replications', this.#workers);
  }
}
