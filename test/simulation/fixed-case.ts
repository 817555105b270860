import type { Arrivals } from '../../models/core/arrivals.ts';
import { ln } from '../../models/core/ln.ts';
import type { CapacityChange, FlowRoutes, LossNetwork } from '../../models/core/loss-network.ts';
import { Draws, Purpose } from '../../models/core/random.ts';
import type { CountedWindow } from '../../models/core/window.ts';
import { START, type Case } from './case.ts';

const DAY = 86_400;
const CALLS = 4000;
const LINK = 6;
const ADMISSION = 7;

const network: LossNetwork = {
  resources: [
    { id: 'high usage', mode: 'held', capacity: 5 },
    { id: 'final', mode: 'held', capacity: 8 },
    { id: 'sbc 1', mode: 'held', capacity: 6 },
    { id: 'sbc 2', mode: 'held', capacity: 6 },
    { id: 'calls', mode: 'gauge', capacity: Infinity },
    { id: 'calls a second', mode: 'rate', capacity: 0.0625, burst: 2 },
    { id: 'link', mode: 'carrying', capacity: 2_000_000 },
    { id: 'admission', mode: 'held', capacity: 800_000 },
  ],
  flows: [
    // A high-usage group that overflows to the final group, over a link.
    flow([route([4, 1], [0, 1], [LINK, 80_000]), route([4, 1], [1, 1], [LINK, 80_000])], { retry: { probability: 0.7, meanSeconds: 120, retries: 4 } }),
    // Two equals before a third route, behind a limit of calls a second.
    flow([route([5, 1], [2, 1]), route([5, 1], [3, 1]), route([1, 2])], { equals: [2, 1], reservation: [{ resource: 1, units: 2 }] }),
    // The same with priority.
    flow([route([2, 1]), route([3, 1]), route([1, 1])], { equals: [2, 1], reservation: [{ resource: 1, units: 2 }], priority: true }),
    // Ringing on both, talk on one, a transfer that may find no room.
    {
      phases: [
        { alternatives: [{ demands: [{ resource: 4, units: 1, until: 2 }, { resource: 0, units: 1, until: 0 }, { resource: 2, units: 1, until: 1 }] }] },
        { alternatives: [{ demands: [{ resource: ADMISSION, units: 80_000, until: 1 }] }, { demands: [{ resource: ADMISSION, units: 40_000, until: 1 }] }] },
        { alternatives: [{ demands: [{ resource: 3, units: 1, until: 2 }] }] },
      ],
      retry: null,
    },
    // A few callers, who wait until they are through.
    flow([route([ADMISSION, 120_000], [1, 1])], { sources: 12, retry: { probability: 1, meanSeconds: 60, retries: 8 } }),
  ],
};

const at = (instant: number, resource: number, capacity: number, drop: boolean): CapacityChange => ({ instant: START + instant, resource, capacity, drop });
const changes = [
  at(30_000, 2, 0, true), at(33_000, 2, 6, false), at(40_000, 1, 3, false), at(40_000, LINK, 0, true), at(41_800, LINK, 1, false), at(45_000, 1, 8, false),
  at(60_000, 5, 0, false), at(60_600, 5, 0.125, false), at(DAY + 36_000, ADMISSION, 200_000, true), at(DAY + 39_600, ADMISSION, 800_000, false),
];

const windows = [0, 1].map((day): CountedWindow => ({
  from: START + day * DAY + 28_800,
  until: START + (day + 1) * DAY,
  resourceBusyHour: Float64Array.from(network.resources, (_, r) => START + day * DAY + 28_800 + 1800 * r),
  stateBusyHour: START + day * DAY + 36_000,
}));

/** One network of every feature over two days, always the same; recorded digests of what engines count in it stand for their behaviour. */
export const fixedCase: Case = { network, arrivals: arrivals(), windows, seed: 20270111, changes };

function route(...demands: [number, number][]): FlowRoutes['phases'][number]['alternatives'][number] {
  return { demands: demands.map(([resource, units]) => ({ resource, units, until: 0 })) };
}

function flow(alternatives: FlowRoutes['phases'][number]['alternatives'], { equals, ...rest }: Partial<FlowRoutes> & { equals?: number[] }): FlowRoutes {
  return { phases: [equals ? { alternatives, equals } : { alternatives }], retry: null, ...rest };
}

/** Calls from seven to eighteen of two days, at random instants and of random length, most of them in tens of seconds, so that many fall together. */
function arrivals(): Arrivals {
  const draws = new Draws(7);
  const rounded = (seconds: number, call: number): number => (call % 4 === 0 ? seconds : 10 * Math.round(seconds / 10));
  const calls = Array.from({ length: CALLS }, (_, call) => {
    draws.pair(Purpose.arrivalAndHolding, 0, call, 0, 1, 2);
    const day = call % 2;
    const time = START + day * DAY + rounded(25_200 + 39_600 * draws.first, call);
    const lasts = rounded(-400 * ln(1 - draws.second), call);
    draws.pair(Purpose.arrivalAndHolding, 1, call, 0, 1, 2);
    return { time, lasts, flow: Math.floor(network.flows.length * draws.first), source: Math.floor(12 * draws.second), call };
  }).sort((a, b) => a.time - b.time || a.call - b.call);
  const durations = calls.map(({ lasts, flow: f }) => (f === 3 ? [10, lasts, 0.25 * lasts] : []));
  const offset = new Uint32Array(CALLS + 1);
  durations.forEach(({ length }, i) => (offset[i + 1] = offset[i]! + length));
  return {
    count: CALLS,
    time: Float64Array.from(calls, ({ time }) => time),
    holding: Float64Array.from(calls, ({ lasts }, i) => (durations[i]!.length > 0 ? 10 + 1.25 * lasts : lasts)),
    flow: Int32Array.from(calls, (one) => one.flow),
    stream: Int32Array.from(calls, (one) => one.flow),
    call: Uint32Array.from(calls, ({ call }) => call),
    streams: { low: Uint32Array.of(11, 22, 33, 44, 55), high: Uint32Array.of(66, 77, 88, 99, 110) },
    source: Int32Array.from(calls, ({ source, flow: f }) => (f === 4 ? source : 0)),
    phases: { offset, seconds: Float64Array.from(durations.flat()) },
  };
}
