import type { Arrivals } from '../../core/arrivals.ts';
import type { LossNetwork } from '../../core/loss-network.ts';
import type { CountedWindow } from '../../core/window.ts';
import { checkArrivals, checkOptions, checkWindows } from '../check.ts';
import type { Run, RunOptions, StartRun } from '../engine.ts';
import type { WindowStatistics } from '../statistics.ts';
import { ArrivalFeed, FED_AT_ONCE } from './arrival-feed.ts';
import { stretches, type Stretch } from './boundaries.ts';
import { giveRoom, isLimited, limitAfterChange, resourceAt, setLimits } from './capacity.ts';
import { changeCapacity } from './change-capacity.ts';
import { flatten, type FlatNetwork } from './flatten.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';
import { placeNetwork, placeRecords } from './place-network.ts';
import { hasRoom } from './records.ts';
import { Sums } from './sums.ts';

/** What runs the loop, and the memory that it runs on. */
export interface Machine {
  memory: Memory;
  /** As the functions of these names in soundness.ts, sort-ends.ts and loop.ts; truth may be told as a number. */
  areTimesSound(): boolean | number;
  areFlowsKnown(): boolean | number;
  sortEnds(): void;
  play(budget: number): number;
}

/** A machine with what of its memory can be used again: the states of a study run on the same arrivals. */
interface Prepared {
  machine: Machine;
  arrivals: Arrivals | null;
  feed: ArrivalFeed | null;
}

/** An engine on machines of a kind. A machine serves one run at a time and the next one when that is over. */
export function engineOn(makeMachine: () => Machine, fedAtOnce = FED_AT_ONCE): StartRun {
  const idle: Prepared[] = [];
  return (network, arrivals, windows, options) => {
    checkWindows(windows, network.resources.length);
    checkOptions(options, network.resources.length);
    const prepared = idle.pop() ?? { machine: makeMachine(), arrivals: null, feed: null };
    prepared.machine.memory.use();
    const feed = feedOf(prepared, arrivals, network, fedAtOnce);
    return new KernelRun(prepared.machine, feed, network, arrivals, windows, options, () => idle.push(prepared));
  };
}

/** The feed of a machine that has these arrivals in its memory whole, with their ends in order, else a new one. */
function feedOf(prepared: Prepared, arrivals: Arrivals, network: LossNetwork, fedAtOnce: number): ArrivalFeed {
  if (prepared.arrivals === arrivals && prepared.feed) return prepared.feed;
  const { machine } = prepared;
  const feed = new ArrivalFeed(machine.memory, arrivals, () => machine.sortEnds(), fedAtOnce);
  prepared.arrivals = null;
  feed.begin();
  if (!machine.areTimesSound()) checkArrivals(arrivals, network);
  machine.sortEnds();
  if (feed.isWhole) [prepared.arrivals, prepared.feed] = [arrivals, feed];
  return feed;
}

class KernelRun implements Run {
  attempts = 0;
  events = 0;
  #statistics: WindowStatistics[] | null = null;
  #nextStretch = 0;
  #nextChange = 0;

  readonly #machine: Machine;
  readonly #network: LossNetwork;
  readonly #arrivals: Arrivals;
  readonly #memory: Memory;
  readonly #flat: FlatNetwork;
  readonly #options: RunOptions;
  readonly #capacity: Float64Array;
  readonly #stretches: Stretch[];
  readonly #sums: Sums;
  readonly #feed: ArrivalFeed;
  readonly #release: () => void;

  constructor(machine: Machine, feed: ArrivalFeed, network: LossNetwork, arrivals: Arrivals, windows: CountedWindow[], options: RunOptions, release: () => void) {
    const flat = flatten(network);
    this.#machine = machine;
    this.#network = network;
    this.#arrivals = arrivals;
    this.#memory = machine.memory;
    this.#flat = flat;
    this.#options = options;
    this.#capacity = Float64Array.from(flat.resources, (resource) => (isLimited(resource) ? resource.capacity : Infinity));
    this.#stretches = stretches(windows);
    this.#release = release;
    this.#feed = feed;
    machine.memory.free = feed.behind;
    placeNetwork(machine.memory, flat, windows.length + 1, options);
    if (!machine.areFlowsKnown()) checkArrivals(arrivals, network);
    this.#sums = new Sums(machine.memory, flat, windows, options);
    this.#begin(arrivals, windows.length);
  }

  #begin(arrivals: Arrivals, noWindow: number): void {
    const { words, doubles } = this.#memory;
    const begin = Math.min(arrivals.count > 0 ? arrivals.time[0]! : Infinity, this.#stretches[0]?.from ?? Infinity, this.#options.changes?.[0]?.instant ?? Infinity);
    for (let r = 0; r < this.#flat.resources.length; r++) {
      doubles[resourceAt(this.#memory, r) + at.SINCE] = begin;
      doubles[resourceAt(this.#memory, r) + at.TOKENS_AT] = begin;
    }
    doubles[at.TAKEN_OUT] = begin;
    words[at.ROW] = noWindow;
    this.#lookAhead();
  }

  #lookAhead(): void {
    this.#memory.doubles[at.BOUNDARY] = Math.min(this.#stretches[this.#nextStretch]?.from ?? Infinity, this.#feed.next);
    this.#memory.doubles[at.CHANGE] = this.#options.changes?.[this.#nextChange]?.instant ?? Infinity;
  }

  step(maxEvents: number): boolean {
    if (this.#statistics) return true;
    this.#memory.use();
    for (let left = Math.min(maxEvents, 0x3fffffff); left > 0; ) {
      const before = this.#passed();
      const stop = this.#machine.play(left);
      left -= this.#passed() - before;
      if (stop === at.STOP_BOUNDARY || (stop === at.STOP_DONE && this.#feed.next < Infinity)) this.#passBoundary();
      else if (stop === at.STOP_CHANGE) this.#changeCapacity();
      else if (stop === at.STOP_ROOM) this.#makeRoom();
      else {
        if (stop === at.STOP_DONE) this.#finish();
        break;
      }
    }
    if (!this.#statistics) this.#tellProgress();
    return this.#statistics !== null;
  }

  /** Arrivals and ends handled so far; tries on top of them are few. */
  #passed(): number {
    const { arrivals, ends } = this.#feed.passed;
    return arrivals + ends;
  }

  #tellProgress(): void {
    const { words } = this.#memory;
    const { arrivals, ends } = this.#feed.passed;
    this.attempts = arrivals - words[at.NOT_MADE]! + words[at.TRIES_AGAIN]!;
    this.events = this.#statistics ? this.#sums.events() : this.attempts + ends;
  }

  statistics(): WindowStatistics[] {
    if (!this.#statistics) throw new Error('The run has not ended: call step until it gives true.');
    return this.#statistics;
  }

  /** Takes out what was counted, or lets the next arrivals in. */
  #passBoundary(): void {
    const next = this.#stretches[this.#nextStretch];
    if (next && next.from <= this.#feed.next) {
      this.#sums.pass(this.#stretches[this.#nextStretch - 1] ?? null, next, next.from);
      this.#nextStretch++;
    } else this.#refill();
    this.#lookAhead();
  }

  #refill(): void {
    const isSound = this.#feed.refill() && this.#machine.areTimesSound() && this.#machine.areFlowsKnown();
    if (!isSound) checkArrivals(this.#arrivals, this.#network);
  }

  #changeCapacity(): void {
    const change = this.#options.changes![this.#nextChange++]!;
    this.#capacity[change.resource] = limitAfterChange(this.#flat.resources[change.resource]!, change.capacity);
    changeCapacity(this.#memory, this.#flat, this.#flat.demandsOf[change.resource]!, change);
    this.#lookAhead();
  }

  #makeRoom(): void {
    const { words } = this.#memory;
    const lacking = words[at.LACKING]!;
    if (words[at.REFUSAL_COUNT] === words[at.REFUSAL_ROOM]) this.#sums.takeRefusals(this.#stretches[this.#nextStretch - 1] ?? null);
    else if (!hasRoom()) placeRecords(this.#memory, 2 * words[at.RECORD_ROOM]!);
    else {
      giveRoom(this.#memory, this.#flat, lacking, this.#capacity[lacking]!);
      setLimits(this.#memory, this.#flat, this.#flat.demandsOf[lacking]!, lacking, this.#capacity[lacking]!);
    }
  }

  #finish(): void {
    while (this.#nextStretch < this.#stretches.length) this.#passBoundary();
    this.#sums.close();
    this.#statistics = this.#sums.statistics();
    this.#tellProgress();
    this.#release();
  }
}
