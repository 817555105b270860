import type { Arrivals, StreamKeys } from '../core/arrivals.ts';

/** Growable columns of call attempts in any order; `sorted` gives them in order of time, equal instants as they were added. */
export class ArrivalsBuilder {
  private capacity: number;
  private length = 0;
  private time: Float64Array;
  private holding: Float64Array;
  private flow: Int32Array;
  private stream: Int32Array;
  private call: Uint32Array;
  /** Index of the recorded call whose phase durations hold, -1: one phase. */
  private phasesOf: Int32Array;

  constructor(capacity: number) {
    this.capacity = Math.max(16, capacity);
    this.time = new Float64Array(this.capacity);
    this.holding = new Float64Array(this.capacity);
    this.flow = new Int32Array(this.capacity);
    this.stream = new Int32Array(this.capacity);
    this.call = new Uint32Array(this.capacity);
    this.phasesOf = new Int32Array(this.capacity);
  }

  add(time: number, holding: number, flow: number, stream: number, call: number, phasesOf: number): void {
    if (this.length === this.capacity) this.grow();
    const i = this.length++;
    this.time[i] = time;
    this.holding[i] = holding;
    this.flow[i] = flow;
    this.stream[i] = stream;
    this.call[i] = call;
    this.phasesOf[i] = phasesOf;
  }

  private grow(): void {
    this.capacity *= 2;
    this.time = enlarged(this.time, new Float64Array(this.capacity));
    this.holding = enlarged(this.holding, new Float64Array(this.capacity));
    this.flow = enlarged(this.flow, new Int32Array(this.capacity));
    this.stream = enlarged(this.stream, new Int32Array(this.capacity));
    this.call = enlarged(this.call, new Uint32Array(this.capacity));
    this.phasesOf = enlarged(this.phasesOf, new Int32Array(this.capacity));
  }

  sorted(streams: StreamKeys, phases: Arrivals['phases']): Arrivals {
    const n = this.length;
    const order = orderOf(this.time.subarray(0, n));
    const pick = <T extends Float64Array | Int32Array | Uint32Array>(from: T, into: T): T => {
      for (let i = 0; i < n; i++) into[i] = from[order![i]!]!;
      return into;
    };
    const inOrder = order === null;
    return {
      count: n,
      time: inOrder ? this.time.subarray(0, n) : pick(this.time, new Float64Array(n)),
      holding: inOrder ? this.holding.subarray(0, n) : pick(this.holding, new Float64Array(n)),
      flow: inOrder ? this.flow.subarray(0, n) : pick(this.flow, new Int32Array(n)),
      stream: inOrder ? this.stream.subarray(0, n) : pick(this.stream, new Int32Array(n)),
      call: inOrder ? this.call.subarray(0, n) : pick(this.call, new Uint32Array(n)),
      streams,
      phases: phases && phasesInOrder(phases, inOrder ? this.phasesOf.subarray(0, n) : pick(this.phasesOf, new Int32Array(n))),
    };
  }
}

function enlarged<T extends Float64Array | Int32Array | Uint32Array>(from: T, into: T): T {
  into.set(from as never);
  return into;
}

/** Phase durations of attempts, given the recorded call of each; an attempt without one (-1) gets none. */
function phasesInOrder(phases: NonNullable<Arrivals['phases']>, phasesOf: Int32Array): Arrivals['phases'] {
  const offset = new Uint32Array(phasesOf.length + 1);
  for (let i = 0; i < phasesOf.length; i++) {
    const call = phasesOf[i]!;
    offset[i + 1] = offset[i]! + (call < 0 ? 0 : phases.offset[call + 1]! - phases.offset[call]!);
  }
  const seconds = new Float64Array(offset[phasesOf.length]!);
  for (let i = 0; i < phasesOf.length; i++) {
    const call = phasesOf[i]!;
    if (call >= 0) seconds.set(phases.seconds.subarray(phases.offset[call]!, phases.offset[call + 1]!), offset[i]!);
  }
  return { offset, seconds };
}

/**
 * Stable order by time, null where the attempts already stand in it. The native numeric sort is many times faster than one with a comparator, so time and place are packed
 * into one number (time cut to what the mantissa leaves) and an insertion pass repairs the few neighbours that the cut mixed up.
 */
function orderOf(time: Float64Array): Uint32Array | null {
  const n = time.length;
  let sorted = true;
  for (let i = 1; i < n && sorted; i++) sorted = time[i - 1]! <= time[i]!;
  if (sorted) return null;
  const order = new Uint32Array(n);
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < n; i++) {
    least = Math.min(least, time[i]!);
    most = Math.max(most, time[i]!);
  }
  const places = 2 ** Math.ceil(Math.log2(n + 1));
  const ticksPerSecond = 2 ** Math.floor(Math.log2(2 ** 52 / places / (most - least + 1)));
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = Math.floor((time[i]! - least) * ticksPerSecond) * places + i;
  keys.sort();
  for (let i = 0; i < n; i++) {
    const place = keys[i]! % places;
    let j = i;
    while (j > 0 && time[order[j - 1]!]! > time[place]!) {
      order[j] = order[j - 1]!;
      j--;
    }
    order[j] = place;
  }
  return order;
}
