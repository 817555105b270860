import { ln } from '../../../models/core/ln.ts';
import type { Phase } from '../../../models/core/loss-network.ts';
import { Draws, Purpose } from '../../../models/core/random.ts';
import type { BenchRun } from './bench-run.ts';
import type { Tally } from './outcome.ts';

const CARRIED = 0;
const OVERFLOWED = 1;
const BLOCKED = 2;
const PASSED = 3;
const OUTCOMES = ['carried', 'overflowed', 'blocked', 'passed'] as const;

interface Bare {
  resource: Int32Array;
  units: Float64Array;
}

/**
 * The rules of a loss network for whoever drives it with an event list of his own: who has room, who is refused, who tries again, counted at
 * resources and flows by counted day. No distributions, no curves.
 */
export class BareNetwork {
  readonly #run: BenchRun;
  readonly #draws: Draws;
  readonly #occupied: Float64Array;
  readonly #alternatives: Bare[][];
  readonly #day: Float64Array[];
  readonly #flows: { calls: Float64Array; offered: Float64Array; carried: Float64Array; overflowed: Float64Array; blocked: Float64Array; abandoned: Float64Array };
  readonly #attempts: Float64Array;
  readonly #events: Float64Array;
  readonly #limit: Float64Array;
  readonly #refuses: Uint8Array;
  readonly #outcome: Int8Array;
  readonly #asked: number[] = [];
  #window = 0;

  constructor(run: BenchRun) {
    const { network, windows, options } = run;
    const column = (width: number): Float64Array => new Float64Array((windows.length + 1) * width);
    const { resources, flows } = network;
    this.#run = run;
    this.#draws = new Draws(options.seed);
    this.#occupied = new Float64Array(resources.length);
    this.#limit = Float64Array.from(resources, ({ mode, capacity }) => (mode === 'held' ? capacity : Infinity));
    this.#refuses = Uint8Array.from(resources, ({ mode }) => (mode === 'held' ? 1 : 0));
    this.#outcome = new Int8Array(resources.length).fill(-1);
    this.#alternatives = flows.map(({ phases }) => alternativesOf(phases[0]!));
    this.#day = OUTCOMES.map(() => column(resources.length));
    const byFlow = (): Float64Array => column(flows.length);
    this.#flows = { calls: byFlow(), offered: byFlow(), carried: byFlow(), overflowed: byFlow(), blocked: byFlow(), abandoned: byFlow() };
    this.#attempts = column(1);
    this.#events = column(1);
  }

  /** Row of the counted day in which an arrival lies; arrivals in order. */
  rowAt(instant: number): number {
    const { windows } = this.#run;
    while (this.#window < windows.length && instant >= windows[this.#window]!.until) this.#window++;
    return this.#window < windows.length && instant >= windows[this.#window]!.from ? this.#window : windows.length;
  }

  call(index: number, row: number): void {
    this.#flows.calls[row * this.#alternatives.length + this.#run.arrivals.flow[index]!]!++;
  }

  /** Tries a call's alternatives; gives the one that carries it, or −1. */
  attempt(index: number, row: number): number {
    const flow = this.#run.arrivals.flow[index]!;
    const at = row * this.#alternatives.length + flow;
    const alternatives = this.#alternatives[flow]!;
    const counts = this.#flows;
    this.#attempts[row]!++;
    this.#events[row]!++;
    counts.offered[at]!++;
    let taken = -1;
    for (let k = 0; k < alternatives.length && taken < 0; k++) if (this.#seize(flow, k, k + 1 === alternatives.length)) taken = k;
    this.#count(row);
    if (taken < 0) counts.blocked[at]!++;
    else {
      counts.carried[at]!++;
      if (taken > 0) counts.overflowed[at]!++;
      this.#events[row]!++;
    }
    return taken;
  }

  /** Seconds until a blocked caller tries again; −1 when he gives up. */
  retryDelay(index: number, tries: number, row: number): number {
    const { arrivals, network, options } = this.#run;
    const flow = arrivals.flow[index]!;
    const { retry } = network.flows[flow]!;
    if (retry !== null && tries < retry.retries) {
      const stream = arrivals.stream[index]!;
      this.#draws.pair(Purpose.retry, tries, arrivals.call[index]!, options.replication, arrivals.streams.low[stream]!, arrivals.streams.high[stream]!);
      if (this.#draws.first < retry.probability) return -retry.meanSeconds * ln(1 - this.#draws.second);
    }
    this.#flows.abandoned[row * this.#alternatives.length + flow]!++;
    return -1;
  }

  release(index: number, taken: number): void {
    const { resource, units } = this.#alternatives[this.#run.arrivals.flow[index]!]![taken]!;
    for (let d = 0; d < resource.length; d++) this.#occupied[resource[d]!]! -= units[d]!;
  }

  /** Adds the counts of all windows. */
  tally(tally: Tally): void {
    const { windows, network } = this.#run;
    for (let w = 0; w < windows.length; w++) {
      const rows = (column: Float64Array, width: number): Float64Array => column.subarray(w * width, (w + 1) * width);
      OUTCOMES.forEach((name, o) => tally.add(`day.${name}`, rows(this.#day[o]!, network.resources.length)));
      for (const [name, column] of Object.entries(this.#flows)) tally.add(`flows.${name}`, rows(column, network.flows.length));
      tally.add('attempts', rows(this.#attempts, 1));
      tally.add('events', rows(this.#events, 1));
    }
  }

  #seize(flow: number, k: number, last: boolean): boolean {
    const { resource, units } = this.#alternatives[flow]![k]!;
    const occupied = this.#occupied;
    let behind = resource.length;
    for (let d = 0; d < behind; d++) {
      const r = resource[d]!;
      occupied[r]! += units[d]!;
      if (occupied[r]! > this.#limit[r]!) behind = -d;
    }
    if (behind > 0) {
      for (let d = 0; d < behind; d++) this.#note(resource[d]!, CARRIED);
      return true;
    }
    for (let d = 0; d <= -behind; d++) {
      const r = resource[d]!;
      occupied[r]! -= units[d]!;
      if (this.#refuses[r] === 1 && d < -behind) this.#note(r, PASSED);
    }
    this.#note(resource[-behind]!, last ? BLOCKED : OVERFLOWED);
    return false;
  }

  /** What happened to the attempt at a resource; asked again, the last counts. */
  #note(r: number, outcome: number): void {
    if (this.#outcome[r]! < 0) this.#asked.push(r);
    this.#outcome[r] = outcome;
  }

  #count(row: number): void {
    const base = row * this.#occupied.length;
    while (this.#asked.length > 0) {
      const r = this.#asked.pop()!;
      this.#day[this.#outcome[r]!]![base + r]!++;
      this.#outcome[r] = -1;
    }
  }
}

/** The alternatives of a phase; one that takes nothing where it needs nothing. */
function alternativesOf({ alternatives }: Phase): Bare[] {
  if (alternatives.length === 0) return [{ resource: new Int32Array(0), units: new Float64Array(0) }];
  return alternatives.map(({ demands }) => ({ resource: Int32Array.from(demands, ({ resource }) => resource), units: Float64Array.from(demands, ({ units }) => units) }));
}
