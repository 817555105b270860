import type { Arrivals, PhaseDurations, StreamKeys } from '../core/arrivals.ts';
import { phasesOf } from './recorded-calls.ts';

/** Call attempts in order of time, of one source or of several. */
export interface CallColumns {
  count: number;
  time: Float64Array;
  holding: Float64Array;
  flow: Int32Array;
  stream: Int32Array;
  call: Uint32Array;
  /** Index of the recorded call whose phase durations hold, -1: one phase; null: every call has one. */
  phasesOf: Int32Array | null;
}

/** Columns for so many calls, to be filled. */
export function callColumns(count: number, withPhases: boolean): CallColumns {
  return {
    count,
    time: new Float64Array(count),
    holding: new Float64Array(count),
    flow: new Int32Array(count),
    stream: new Int32Array(count),
    call: new Uint32Array(count),
    phasesOf: withPhases ? new Int32Array(count) : null,
  };
}

/** The calls of all sources in order of time; at equal instants those of an earlier source come first. */
export function mergeCalls(sources: readonly CallColumns[]): CallColumns {
  let merged = sources.filter(({ count }) => count > 0);
  while (merged.length > 1) {
    const pairs: CallColumns[] = [];
    for (let i = 0; i < merged.length; i += 2) pairs.push(i + 1 < merged.length ? mergePair(merged[i]!, merged[i + 1]!) : merged[i]!);
    merged = pairs;
  }
  return merged[0] ?? callColumns(0, false);
}

function mergePair(one: CallColumns, other: CallColumns): CallColumns {
  const merged = callColumns(one.count + other.count, one.phasesOf !== null || other.phasesOf !== null);
  let i = 0;
  let j = 0;
  for (let at = 0; at < merged.count; at++) {
    if (j === other.count || (i < one.count && one.time[i]! <= other.time[j]!)) copyCall(one, i++, merged, at);
    else copyCall(other, j++, merged, at);
  }
  return merged;
}

function copyCall(from: CallColumns, i: number, into: CallColumns, at: number): void {
  into.time[at] = from.time[i]!;
  into.holding[at] = from.holding[i]!;
  into.flow[at] = from.flow[i]!;
  into.stream[at] = from.stream[i]!;
  into.call[at] = from.call[i]!;
  if (into.phasesOf) into.phasesOf[at] = from.phasesOf === null ? -1 : from.phasesOf[i]!;
}

/** The calls as the kernel takes them, given the phase durations of the recorded calls. */
export function arrivalsOf(calls: CallColumns, streams: StreamKeys, phases: PhaseDurations | null): Arrivals {
  const { count, time, holding, flow, stream, call } = calls;
  const places = phases && (calls.phasesOf ?? new Int32Array(count).fill(-1));
  return { count, time, holding, flow, stream, call, streams, phases: phases && phasesOf(phases, places!) };
}
