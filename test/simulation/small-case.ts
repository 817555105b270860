import type { Arrivals } from '../../models/core/arrivals.ts';
import type { CapacityChange, Demand, FlowRoutes, Phase, Resource } from '../../models/core/loss-network.ts';
import { START, type Case } from './case.ts';

// Parts of cases small enough to follow with a pencil; instants are seconds after START.

export const held = (id: string, capacity: number): Resource => ({ id, mode: 'held', capacity });

export const demand = (resource: number, until = 0, units = 1): Demand => ({ resource, units, until });

/** A phase whose alternatives demand one unit each of the given resources until a phase. */
export const phase = (until: number, ...alternatives: number[][]): Phase => ({
  alternatives: alternatives.map((resources) => ({ demands: resources.map((resource) => demand(resource, until)) })),
});

/** A flow of one phase. */
export const routes = (...alternatives: number[][]): FlowRoutes => ({ phases: [phase(0, ...alternatives)], retry: null });

export interface Call {
  at: number;
  /** Seconds of the call, or of each of its phases. */
  lasts: number | number[];
  flow?: number;
  source?: number;
}

export interface SmallCase {
  resources: Resource[];
  flows: FlowRoutes[];
  calls: Call[];
  changes?: { at: number; resource?: number; capacity: number; drop?: boolean }[];
  /** From and until of each window, whose busy hours begin with it; absent: one day from START. */
  windows?: [number, number][];
}

export function smallCase({ resources, flows, calls, changes, windows = [[0, 86_400]] }: SmallCase): Case {
  return {
    network: { resources, flows },
    arrivals: arrivalsOf(calls),
    windows: windows.map(([from, until]) => ({
      from: START + from, until: START + until, resourceBusyHour: new Float64Array(resources.length).fill(START + from), stateBusyHour: START + from,
    })),
    seed: 1,
    ...(changes && { changes: changes.map(({ at, resource = 0, capacity, drop = false }): CapacityChange => ({ instant: START + at, resource, capacity, drop })) }),
  };
}

export function arrivalsOf(calls: Call[]): Arrivals {
  const offset = new Uint32Array(calls.length + 1);
  const seconds = calls.flatMap(({ lasts }, i) => {
    const own = Array.isArray(lasts) ? lasts : [];
    offset[i + 1] = offset[i]! + own.length;
    return own;
  });
  return {
    count: calls.length,
    time: Float64Array.from(calls, ({ at }) => START + at),
    holding: Float64Array.from(calls, ({ lasts }) => (Array.isArray(lasts) ? lasts.reduce((sum, one) => sum + one, 0) : lasts)),
    flow: Int32Array.from(calls, ({ flow }) => flow ?? 0),
    stream: new Int32Array(calls.length),
    call: Uint32Array.from(calls, (_, i) => i),
    streams: { low: Uint32Array.of(1), high: Uint32Array.of(2) },
    ...(calls.some(({ source }) => source !== undefined) && { source: Int32Array.from(calls, ({ source }) => source ?? 0) }),
    phases: seconds.length > 0 ? { offset, seconds: Float64Array.from(seconds) } : null,
  };
}
