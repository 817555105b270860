import type { Arrivals } from '../../core/arrivals.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';
import { placeArrivals, roomFor, type Part } from './place-arrivals.ts';
import { recordWords } from './records.ts';

/** Most arrivals that are put into the memory at once: so many that to go on costs little, so few that they stay in the cache. */
export const FED_AT_ONCE = 65_536;

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

  constructor(memory: Memory, arrivals: Arrivals, sortEnds: () => void, atOnce = FED_AT_ONCE) {
    this.#memory = memory;
    this.#arrivals = arrivals;
    this.#sortEnds = sortEnds;
    this.isWhole = arrivals.count <= atOnce;
    this.#part = { carried: NOBODY_YET, from: 0, until: this.#endOfPart(0, atOnce) };
    this.#atOnce = atOnce;
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
    return this.#part.until < this.#arrivals.count ? this.#arrivals.time[this.#part.until]! : Infinity;
  }

  /** Arrivals and ends that the loop has handled. */
  get passed(): { arrivals: number; ends: number } {
    const { words } = this.#memory;
    return { arrivals: this.#part.from - this.#part.carried.length + words[at.NEXT_ARRIVAL]!, ends: this.#endsBefore + words[at.NEXT_END]! };
  }

  /** Puts the next part into the memory, all before its first arrival having been handled. */
  refill(): void {
    const memory = this.#memory;
    const { carried, from, until } = this.#part;
    const instant = this.next;
    const stay = this.#staying();
    const taken = Int32Array.from(stay, (arrival) => memory.words[memory.words[at.TAKEN]! + arrival]!);
    this.#renumber(stay);
    this.#part = { carried: Int32Array.from(stay, (arrival) => (arrival < carried.length ? carried[arrival]! : from + arrival - carried.length)), from: until, until: this.#endOfPart(until, this.#atOnce) };
    this.#endsBefore += memory.words[at.NEXT_END]!;
    this.#place();
    memory.words.set(taken, memory.words[at.TAKEN]!);
    this.#sortEnds();
    memory.words[at.NEXT_ARRIVAL] = stay.length;
    const first = this.#firstEndFrom(instant);
    memory.words[at.NEXT_END] = first;
    this.#endsBefore -= first;
  }

  /** Places in the memory of the arrivals that are still needed, rising. */
  #staying(): Int32Array {
    const { words } = this.#memory;
    const isNeeded = new Uint8Array(words[at.ARRIVALS]!);
    for (let end = words[at.NEXT_END]!; end < words[at.ENDS]!; end++) {
      const call = words[words[at.END_CALLS]! + end]!;
      if (words[words[at.TAKEN]! + call] !== -1) isNeeded[call] = 1;
    }
    for (let record = 0; record < words[at.RECORDS_USED]!; record++) {
      const fields = recordWords(record);
      if (words[fields + at.RECORD_STATE] !== at.STATE_FREE) isNeeded[words[fields + at.RECORD_ARRIVAL]!] = 1;
    }
    let count = 0;
    for (let arrival = 0; arrival < isNeeded.length; arrival++) count += isNeeded[arrival]!;
    const staying = new Int32Array(count);
    for (let arrival = 0, place = 0; place < count; arrival++) if (isNeeded[arrival] === 1) staying[place++] = arrival;
    return staying;
  }

  /** Tells the records the new places of their arrivals. */
  #renumber(stay: Int32Array): void {
    const { words } = this.#memory;
    const place = new Int32Array(words[at.ARRIVALS]!);
    stay.forEach((arrival, i) => (place[arrival] = i));
    for (let record = 0; record < words[at.RECORDS_USED]!; record++) {
      const arrival = recordWords(record) + at.RECORD_ARRIVAL;
      if (words[recordWords(record) + at.RECORD_STATE] !== at.STATE_FREE) words[arrival] = place[words[arrival]!]!;
    }
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

  /** End of a part that begins with an arrival: arrivals of one instant are never torn apart. */
  #endOfPart(first: number, atOnce: number): number {
    const { count, time } = this.#arrivals;
    let end = Math.min(count, first + atOnce);
    while (end < count && time[end] === time[end - 1]) end++;
    return end;
  }
}
