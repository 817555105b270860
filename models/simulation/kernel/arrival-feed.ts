import type { Arrivals } from '../../core/arrivals.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';
import { placeArrivals, roomFor, type Part } from './place-arrivals.ts';
import { recordWords } from './records.ts';

/** Most arrivals that are put into the memory at once: so many that a large company’s day is sorted once for all its states. */
export const FED_AT_ONCE = 262_144;

const NOBODY_YET = new Int32Array(0);

/**
 * Feeds arrivals to the kernel's memory: few ones all at once, many in parts, so that the memory of a run does not grow with their number.
 * With a new part go the earlier arrivals whose calls are still in progress or will be tried again.
 */
export class ArrivalFeed {
  /** What a feed of all at once leaves: first double behind what must stay. Of parts: behind all room for them. */
  behind = 0;
  readonly isWhole: boolean;
  readonly #memory: Memory;
  readonly #sortEnds: () => void;
  readonly #arrivals: Arrivals;
  #part: Part;
  /** Room of the part. */
  #from: number = at.HEAD;
  #room = 0;
  /** Ends that earlier parts have passed. */
  #endsBefore = 0;
  readonly #atOnce: number;
  /** Scratch: 1 for the arrivals in the memory that stay. */
  #isNeeded = new Uint8Array(0);

  constructor(memory: Memory, arrivals: Arrivals, sortEnds: () => void, atOnce = FED_AT_ONCE) {
    this.#memory = memory;
    this.#arrivals = arrivals;
    this.#sortEnds = sortEnds;
    this.#atOnce = atOnce;
    this.isWhole = arrivals.count <= atOnce;
    this.#part = { carried: NOBODY_YET, from: 0, until: this.#endOfPart(0) };
  }

  /** Puts the first arrivals at the beginning of the memory. Their ends are not sorted yet. */
  begin(): void {
    this.#memory.free = at.HEAD;
    this.behind = placeArrivals(this.#memory, this.#arrivals, this.#part);
    if (this.isWhole) return;
    this.#room = 2 * roomFor(this.#arrivals, this.#part);
    this.#memory.reserve(at.HEAD + this.#room);
    this.behind = at.HEAD + this.#room;
  }

  /** Instant of the first arrival that is not in the memory; Infinity when all are. */
  get next(): number {
    if (this.#part.until === this.#arrivals.count) return Infinity;
    const instant = this.#arrivals.time[this.#part.until]!;
    // What is no number comes at once, and is found out.
    return instant === instant ? instant : -Infinity;
  }

  /** Arrivals and ends that the loop has handled. */
  get passed(): { arrivals: number; ends: number } {
    const { words } = this.#memory;
    return { arrivals: this.#part.from - this.#part.carried.length + words[at.NEXT_ARRIVAL]!, ends: this.#endsBefore + words[at.NEXT_END]! };
  }

  /** Puts the next part into the memory, all before its first arrival having been handled. False where that one is before the last. */
  refill(): boolean {
    const memory = this.#memory;
    const { until } = this.#part;
    const instant = this.next;
    const stay = this.#staying();
    const taken = new Int32Array(stay.length);
    for (let i = 0, from = memory.words[at.TAKEN]!; i < stay.length; i++) taken[i] = memory.words[from + stay[i]!]!;
    this.#renumber(stay);
    this.#part = { carried: this.#amongAll(stay), from: until, until: this.#endOfPart(until) };
    this.#endsBefore += memory.words[at.NEXT_END]!;
    this.#place();
    this.#order(stay.length, instant);
    memory.words.set(taken, memory.words[at.TAKEN]!);
    return instant >= this.#arrivals.time[until - 1]!;
  }

  /** Puts the ends in order; those before an instant have been passed, and the first arrivals have come. */
  #order(arrived: number, instant: number): void {
    const { words } = this.#memory;
    this.#sortEnds();
    words[at.NEXT_ARRIVAL] = arrived;
    words[at.NEXT_END] = this.#firstEndFrom(instant);
    this.#endsBefore -= words[at.NEXT_END]!;
  }

  /** Places in the memory of the arrivals that are still needed, rising. */
  #staying(): Int32Array {
    const { words } = this.#memory;
    const arrivals = words[at.ARRIVALS]!;
    if (this.#isNeeded.length < arrivals) this.#isNeeded = new Uint8Array(arrivals);
    const isNeeded = this.#isNeeded.fill(0);
    const calls = words[at.END_CALLS]!;
    const taken = words[at.TAKEN]!;
    for (let end = words[at.NEXT_END]!; end < words[at.ENDS]!; end++) {
      const call = words[calls + end]!;
      if (words[taken + call] !== -1) isNeeded[call] = 1;
    }
    for (let record = 0; record < words[at.RECORDS_USED]!; record++) {
      const fields = recordWords(record);
      if (words[fields + at.RECORD_STATE] !== at.STATE_FREE) isNeeded[words[fields + at.RECORD_ARRIVAL]!] = 1;
    }
    return placesOfOnes(isNeeded);
  }

  /** Tells the records the new places of their arrivals. */
  #renumber(stay: Int32Array): void {
    const { words } = this.#memory;
    for (let record = 0; record < words[at.RECORDS_USED]!; record++) {
      const fields = recordWords(record);
      if (words[fields + at.RECORD_STATE] !== at.STATE_FREE) words[fields + at.RECORD_ARRIVAL] = placeOf(stay, words[fields + at.RECORD_ARRIVAL]!);
    }
  }

  /** Places among all arrivals of places in the memory. */
  #amongAll(places: Int32Array): Int32Array {
    const { carried, from } = this.#part;
    const among = new Int32Array(places.length);
    for (let i = 0; i < places.length; i++) among[i] = places[i]! < carried.length ? carried[places[i]!]! : from + places[i]! - carried.length;
    return among;
  }

  /** Puts the part where the last one stood or, where it is too large, behind everything. */
  #place(): void {
    const memory = this.#memory;
    const needed = roomFor(this.#arrivals, this.#part);
    let behind = memory.free;
    if (needed > this.#room) {
      this.#room = 2 * needed;
      this.#from = behind;
      behind += this.#room;
      memory.reserve(behind);
    }
    memory.free = this.#from;
    placeArrivals(memory, this.#arrivals, this.#part);
    memory.free = behind;
  }

  #firstEndFrom(instant: number): number {
    const { words, doubles } = this.#memory;
    let low = 0;
    let high = words[at.ENDS]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (doubles[words[at.END_TIMES]! + middle]! < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** End of a part that begins with an arrival: arrivals of one instant are never torn apart, so all of a part happens before the next one. */
  #endOfPart(first: number): number {
    const { count, time } = this.#arrivals;
    let end = Math.min(count, first + this.#atOnce);
    while (end < count && time[end] === time[end - 1]) end++;
    return end;
  }
}

function placesOfOnes(marks: Uint8Array): Int32Array {
  let count = 0;
  for (let i = 0; i < marks.length; i++) count += marks[i]!;
  const places = new Int32Array(count);
  for (let i = 0, at = 0; at < count; i++) if (marks[i] === 1) places[at++] = i;
  return places;
}

/** Place of a number that stands in a rising list. */
function placeOf(rising: Int32Array, wanted: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
