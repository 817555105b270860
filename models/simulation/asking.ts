import type { BusyHours } from './busy-hours.ts';
import type { Counters} from './counters.ts';
import { Outcome } from './counters.ts';
import { MOST_PHASES, type FlatNetwork } from './flatten.ts';

/** What `ask` says when no alternative had room. */
export const REFUSED = -1;
/** What `ask` says for a phase that needs nothing. */
export const NOTHING = -2;

/** Asks the resources of a phase's routes, seizes and releases them, and counts the outcomes. */
export class Asking {
  /** Would-be seconds of what is asked now, by the phase until which it would be held. */
  readonly seconds = new Float64Array(MOST_PHASES);
  /** Which alternative of its phase was taken by the last `ask`, from 0 in the order of the attempt. */
  rank = 0;
  /** Resource that refused last in the last `ask`. */
  refusedBy = -1;
  /** Order in which the next shuffled phase tries its alternatives; filled by the caller. */
  order = new Int32Array(MOST_PHASES);

  readonly #network: FlatNetwork;
  readonly #hours: BusyHours;
  readonly #counters: Counters;
  // Resources asked by the attempt under way, when more than one alternative is tried.
  readonly #asked: Int32Array;
  readonly #outcome: Uint8Array;
  readonly #alternative: Int32Array;
  readonly #stamp: Float64Array;
  #stamps = 0;

  constructor(network: FlatNetwork, hours: BusyHours, counters: Counters) {
    this.#network = network;
    this.#hours = hours;
    this.#counters = counters;
    this.#asked = new Int32Array(network.resources);
    this.#outcome = new Uint8Array(network.resources);
    this.#alternative = new Int32Array(network.resources);
    this.#stamp = new Float64Array(network.resources);
  }

  /**
   * Tries the alternatives of a phase at an instant, seizes the first that fits and counts at the resources, in the row of the
   * call's window. Gives the alternative taken, REFUSED or NOTHING.
   */
  ask(phase: number, instant: number, window: number): number {
    const network = this.#network;
    const first = network.alternativeOffset[phase]!;
    const behind = network.alternativeOffset[phase + 1]!;
    this.rank = 0;
    if (first === behind) return NOTHING;
    const shuffled = network.shuffled[phase] === 1;
    const alternative = shuffled ? first + this.order[0]! : first;
    const refusing = this.#refusingDemand(alternative);
    if (refusing < 0) {
      this.#seize(alternative, instant);
      this.#countCarried(alternative, instant, window);
      return alternative;
    }
    if (behind === first + 1) {
      this.#countRefused(alternative, refusing, instant, window);
      return REFUSED;
    }
    return this.#askAll(first, behind - first, shuffled, instant, window);
  }

  /** Releases all that an alternative seized. */
  release(alternative: number, instant: number): void {
    const { demandOffset, resource, units } = this.#network;
    const hours = this.#hours;
    const behind = demandOffset[alternative + 1]!;
    for (let d = demandOffset[alternative]!; d < behind; d++) {
      const r = resource[d]!;
      if (instant >= hours.from[r]!) hours.record(r, instant);
      hours.occupied[r]! -= units[d]!;
    }
  }

  /** Releases those demands of an alternative that are held until a phase from `from` to `until`. */
  releasePart(alternative: number, from: number, until: number, instant: number): void {
    const network = this.#network;
    const hours = this.#hours;
    for (let d = network.demandOffset[alternative]!; d < network.demandOffset[alternative + 1]!; d++) {
      if (network.until[d]! < from || network.until[d]! > until) continue;
      const r = network.resource[d]!;
      if (instant >= hours.from[r]!) hours.record(r, instant);
      hours.occupied[r]! -= network.units[d]!;
    }
  }

  /** First demand of the alternative without room; −1 when all have. */
  #refusingDemand(alternative: number): number {
    const { demandOffset, resource, limit } = this.#network;
    const { occupied } = this.#hours;
    const behind = demandOffset[alternative + 1]!;
    for (let d = demandOffset[alternative]!; d < behind; d++) if (occupied[resource[d]!]! > limit[d]!) return d;
    return -1;
  }

  #seize(alternative: number, instant: number): void {
    const { demandOffset, resource, units } = this.#network;
    const hours = this.#hours;
    const behind = demandOffset[alternative + 1]!;
    for (let d = demandOffset[alternative]!; d < behind; d++) {
      const r = resource[d]!;
      if (instant >= hours.from[r]!) hours.record(r, instant);
      hours.occupied[r]! += units[d]!;
    }
  }

  #countCarried(alternative: number, instant: number, window: number): void {
    const { demandOffset, resource, counts, resources } = this.#network;
    const carried = this.#counters.day[Outcome.carried]!;
    const { from } = this.#hours;
    const behind = demandOffset[alternative + 1]!;
    for (let d = demandOffset[alternative]!; d < behind; d++) {
      if (counts[d] === 0) continue;
      const r = resource[d]!;
      carried[window * resources + r]!++;
      if (instant >= from[r]!) this.#countInHour(r, Outcome.carried, alternative, instant);
    }
  }

  /** Counts an attempt whose only route was refused by one demand: those in front passed, those behind were not asked. */
  #countRefused(alternative: number, refusing: number, instant: number, window: number): void {
    const { demandOffset, resource, counts } = this.#network;
    const refusedBy = resource[refusing]!;
    for (let d = demandOffset[alternative]!; d < refusing; d++) {
      const r = resource[d]!;
      if (counts[d] === 1 && r !== refusedBy) this.#count(r, Outcome.passed, alternative, instant, window);
    }
    this.#count(refusedBy, Outcome.blocked, alternative, instant, window);
    this.refusedBy = refusedBy;
  }

  /** Tries several alternatives, the first of which was seen to be refused; a resource asked twice counts once, by its last outcome. */
  #askAll(first: number, alternatives: number, shuffled: boolean, instant: number, window: number): number {
    const { demandOffset, resource } = this.#network;
    const stamp = ++this.#stamps;
    let asked = 0;
    let taken = REFUSED;
    for (let rank = 0; rank < alternatives && taken === REFUSED; rank++) {
      const alternative = first + (shuffled ? this.order[rank]! : rank);
      const refusing = this.#refusingDemand(alternative);
      const last = refusing < 0 ? demandOffset[alternative + 1]! - 1 : refusing;
      for (let d = demandOffset[alternative]!; d <= last; d++) {
        const r = resource[d]!;
        if (this.#stamp[r] !== stamp) {
          this.#stamp[r] = stamp;
          this.#asked[asked++] = r;
        }
        this.#alternative[r] = alternative;
        this.#outcome[r] = refusing < 0 ? Outcome.carried : d < refusing ? Outcome.passed : rank + 1 < alternatives ? Outcome.overflowed : Outcome.blocked;
      }
      if (refusing >= 0) {
        this.refusedBy = resource[refusing]!;
        continue;
      }
      this.#seize(alternative, instant);
      this.rank = rank;
      taken = alternative;
    }
    for (let i = 0; i < asked; i++) {
      const r = this.#asked[i]!;
      this.#count(r, this.#outcome[r]!, this.#alternative[r]!, instant, window);
    }
    return taken;
  }

  #count(r: number, outcome: number, alternative: number, instant: number, window: number): void {
    // A resource that never refuses counts only what it carries.
    if (outcome === Outcome.passed && this.#network.refusing[r] === 0) return;
    this.#counters.day[outcome]![window * this.#network.resources + r]!++;
    if (instant >= this.#hours.from[r]!) this.#countInHour(r, outcome, alternative, instant);
  }

  /** Counts in the resource's busy hour, if it is not over; the alternative tells for how long how much would be held. */
  #countInHour(r: number, outcome: number, alternative: number, instant: number): void {
    const hours = this.#hours;
    if (instant >= hours.until[r]!) {
      hours.record(r, instant);
      if (instant < hours.from[r]!) return;
    }
    const { demandOffset, resource, units, until } = this.#network;
    let unitSeconds = 0;
    const behind = demandOffset[alternative + 1]!;
    for (let d = demandOffset[alternative]!; d < behind; d++) if (resource[d] === r) unitSeconds += units[d]! * this.seconds[until[d]!]!;
    const row = hours.row[r]!;
    const counters = this.#counters;
    counters.hour[outcome]![row]!++;
    counters.hourOfferedSeconds[row]! += unitSeconds;
    if (outcome === Outcome.carried) counters.hourCarriedSeconds[row]! += unitSeconds;
  }
}
