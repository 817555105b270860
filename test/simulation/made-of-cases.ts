import type { Arrivals } from '../../models/core/arrivals.ts';
import type { CountedWindow } from '../../models/core/window.ts';
import { START, type Case } from './case.ts';

const HOUR = 3600;

/** Windows of an hour each, one behind the other and each its own busy hour, that cover all arrivals of a case and all that comes of them. */
export function hoursOfAll({ network }: Case): CountedWindow[] {
  // Up to 15,000 s of arrivals, 24,000 s of talk and three retries of 900 s in the mean, whose delay is below 37 means.
  const hours = Math.ceil(((network.flows.some(({ retry }) => retry) ? 3 * 37 * 900 : 0) + 15_000 + 24_000) / HOUR);
  return Array.from({ length: hours }, (_, h) => {
    const from = START + h * HOUR;
    return { from, until: from + HOUR, resourceBusyHour: new Float64Array(network.resources.length).fill(from), stateBusyHour: from };
  });
}

/** The case with the first phase of each flow alone, which lasts as long as the call. */
export function onePhase(one: Case): Case {
  const flows = one.network.flows.map((flow) => ({ ...flow, phases: flow.phases.slice(0, 1) }));
  return { ...one, network: { ...one.network, flows }, arrivals: { ...one.arrivals, phases: null } };
}

/** The case with no limit on anything, nor anything shut. */
export function neverFull({ changes: _, ...one }: Case): Case {
  return { ...one, network: { ...one.network, resources: one.network.resources.map(({ id, mode }) => ({ id, mode, capacity: mode === 'carrying' ? 100_000 : Infinity })) } };
}

export function withoutRetries(one: Case): Case {
  return { ...one, network: { ...one.network, flows: one.network.flows.map((flow) => ({ ...flow, retry: null })) } };
}

/** The case and a copy of it beside: resources, flows, calls of streams of their own and changes, the copy's half a second later. */
export function sideBySide({ network, arrivals, windows, seed, changes }: Case): Case {
  const resources = network.resources.length;
  const copies = network.flows.map((flow) => ({
    ...flow,
    ...(flow.reservation && { reservation: flow.reservation.map((one) => ({ ...one, resource: one.resource + resources })) }),
    phases: flow.phases.map((phase) => ({ ...phase, alternatives: phase.alternatives.map(({ demands }) => ({ demands: demands.map((demand) => ({ ...demand, resource: demand.resource + resources })) })) })),
  }));
  return {
    network: { resources: [...network.resources, ...network.resources], flows: [...network.flows, ...copies] },
    arrivals: twice(arrivals, network.flows.length),
    windows: windows.map((window) => ({ ...window, resourceBusyHour: Float64Array.of(...window.resourceBusyHour, ...window.resourceBusyHour) })),
    seed,
    ...(changes && { changes: changes.flatMap((change) => [change, { ...change, resource: change.resource + resources }]) }),
  };
}

function twice({ count, time, holding, flow, stream, call, streams, source, phases }: Arrivals, flows: number): Arrivals {
  const rows = Array.from({ length: count }, (_, i) => [{ i, copy: 0, time: time[i]! }, { i, copy: 1, time: time[i]! + 0.5 }]).flat().sort((a, b) => a.time - b.time);
  const durations = rows.map(({ i }) => (phases ? [...phases.seconds.slice(phases.offset[i], phases.offset[i + 1])] : []));
  const offset = new Uint32Array(rows.length + 1);
  durations.forEach(({ length }, row) => (offset[row + 1] = offset[row]! + length));
  const streamsThere = streams.low.length;
  return {
    count: rows.length,
    time: Float64Array.from(rows, (row) => row.time),
    holding: Float64Array.from(rows, ({ i }) => holding[i]!),
    flow: Int32Array.from(rows, ({ i, copy }) => flow[i]! + copy * flows),
    stream: Int32Array.from(rows, ({ i, copy }) => stream[i]! + copy * streamsThere),
    call: Uint32Array.from(rows, ({ i }) => call[i]!),
    streams: { low: Uint32Array.of(...streams.low, ...streams.low), high: Uint32Array.of(...streams.high, ...streams.high.map((word) => word + 1)) },
    ...(source && { source: Int32Array.from(rows, ({ i }) => source[i]!) }),
    phases: phases && { offset, seconds: Float64Array.from(durations.flat()) },
  };
}
