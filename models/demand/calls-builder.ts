import type { CallColumns } from './call-columns.ts';

const FIRST_CAPACITY = 256;

/** Growable columns of call attempts, added in order of time. */
export class CallsBuilder {
  private capacity = FIRST_CAPACITY;
  private length = 0;
  private time = new Float64Array(FIRST_CAPACITY);
  private holding = new Float64Array(FIRST_CAPACITY);
  private flow = new Int32Array(FIRST_CAPACITY);
  private stream = new Int32Array(FIRST_CAPACITY);
  private call = new Uint32Array(FIRST_CAPACITY);
  private phasesOf: Int32Array<ArrayBuffer> | null;

  /** @param withPhases whether calls have phases of their own */
  constructor(withPhases: boolean) {
    this.phasesOf = withPhases ? new Int32Array(FIRST_CAPACITY) : null;
  }

  /** @param phasesOf index of the recorded call whose phase durations hold, -1: one phase */
  add(time: number, holding: number, flow: number, stream: number, call: number, phasesOf: number): void {
    if (this.length === this.capacity) this.grow();
    const i = this.length++;
    this.time[i] = time;
    this.holding[i] = holding;
    this.flow[i] = flow;
    this.stream[i] = stream;
    this.call[i] = call;
    if (this.phasesOf) this.phasesOf[i] = phasesOf;
  }

  /** What was added. */
  finish(): CallColumns {
    const n = this.length;
    return {
      count: n, time: this.time.subarray(0, n), holding: this.holding.subarray(0, n), flow: this.flow.subarray(0, n),
      stream: this.stream.subarray(0, n), call: this.call.subarray(0, n), phasesOf: this.phasesOf && this.phasesOf.subarray(0, n),
    };
  }

  private grow(): void {
    this.capacity *= 2;
    this.time = enlarged(this.time, new Float64Array(this.capacity));
    this.holding = enlarged(this.holding, new Float64Array(this.capacity));
    this.flow = enlarged(this.flow, new Int32Array(this.capacity));
    this.stream = enlarged(this.stream, new Int32Array(this.capacity));
    this.call = enlarged(this.call, new Uint32Array(this.capacity));
    this.phasesOf = this.phasesOf && enlarged(this.phasesOf, new Int32Array(this.capacity));
  }
}

function enlarged<T extends Float64Array | Int32Array | Uint32Array>(from: T, into: T): T {
  into.set(from as never);
  return into;
}
