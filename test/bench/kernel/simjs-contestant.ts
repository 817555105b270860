import { BareNetwork } from './bare-network.ts';
import type { BenchRun } from './bench-run.ts';
import { Tally, type Outcome } from './outcome.ts';
import type { Simjs } from './simjs-global.ts';
import { timed } from './timing.ts';

/** Times simjs on the runs of a case: a timer for the next arrival, one for each end and one for each retry, counters of its own. */
export function runSimjs(simjs: Simjs, runs: BenchRun[]): Outcome {
  const { times, last } = timed(() => runs.map((run) => runOnce(simjs, run)));
  const tally = new Tally();
  for (const network of last) network.tally(tally);
  return { ...times, counts: tally.counts, measures: tally.measures };
}

function runOnce({ Sim, Entity }: Simjs, run: BenchRun): BareNetwork {
  const { count, time, holding } = run.arrivals;
  const network = new BareNetwork(run);
  // Where instants are whole seconds many are equal: an arrival goes to the end of its instant, behind what ends there.
  const wholeSeconds = time.every((instant) => Number.isInteger(instant));

  class Calls extends Entity {
    #next = 0;

    start(): void {
      if (count > 0) this.#await();
    }

    #await(): void {
      const timer = this.setTimer(time[this.#next]! - this.time());
      if (wholeSeconds) timer.done(() => this.setTimer(0).done(() => this.#arrive()));
      else timer.done(() => this.#arrive());
    }

    #arrive(): void {
      const index = this.#next++;
      const row = network.rowAt(time[index]!);
      network.call(index, row);
      this.#try(index, row, 0);
      if (this.#next < count) this.#await();
    }

    #try(index: number, row: number, tries: number): void {
      const taken = network.attempt(index, row);
      if (taken >= 0) {
        this.setTimer(holding[index]!).done(() => network.release(index, taken));
        return;
      }
      const delay = network.retryDelay(index, tries, row);
      if (delay >= 0) this.setTimer(delay).done(() => this.#try(index, row, tries + 1));
    }
  }

  const sim = new Sim();
  sim.addEntity(Calls);
  sim.simulate(Infinity, Infinity);
  return network;
}
