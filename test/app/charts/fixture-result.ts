import type { ResourceKind } from '../../../models/callflow/compiled.ts';
import type { Estimate } from '../../../models/core/estimate.ts';
import type { FlowResult, LinkResult, ResourceResult, SimulateResult, StateResult, TargetResult } from '../../../models/study/simulate-result.ts';

/** A hand-made result: four states of a move whose tie trunk is too small in wave 2. The numbers are invented, not simulated. */

export function estimate(value: number, half: number | null = value * 0.04): Estimate {
  return { estimate: value, low: half === null ? null : Math.max(0, value - half), high: half === null ? null : value + half, confidence: 0.95, replications: 30 };
}

/** Nothing seen in 30 replications: an upper bound only. */
export function nothingSeen(high: number): Estimate {
  return { estimate: 0, low: 0, high, confidence: 0.95, replications: 30 };
}

interface Held { id: string; kind: ResourceKind; unit: string; capacity: number | null }

export function held(what: Held, [mean, p95, p99, max]: [number, number, number, number], blocking = 0, overflow = 0): ResourceResult {
  const offered = Math.round(mean * 160);
  const blocked = Math.round(offered * blocking);
  const overflowed = Math.round(offered * overflow);
  return {
    ...what,
    day: { offered, carried: offered - blocked - overflowed, overflowed, blocked, passed: 0 },
    busyHour: {
      start: '10:15', offeredErlangs: estimate(mean / (1 - blocking)), carriedErlangs: estimate(mean),
      blocking: blocking + overflow > 0 ? estimate(blocking + overflow, (blocking + overflow) * 0.1) : nothingSeen(0.0002),
      mean: estimate(mean), p95: estimate(p95, 0.5), p99: estimate(p99, 0.5), max: estimate(max, 0.8),
    },
    worst: { units: max, replication: 3, at: '2027-01-14T10:24:31+00:00' },
  };
}

export function flow(from: string, to: string, callClass: string, calls: number, blocking: Estimate): FlowResult {
  const blocked = Math.round(calls * blocking.estimate);
  return { from, to, class: callClass, calls, offered: calls, carried: calls - blocked, overflowed: 0, blocked, abandoned: blocked, dropped: 0, blocking, dayMean: blocking, r: null, refusedBy: null };
}

export function link(id: string, direction: 'up' | 'down', capacity: number, voice: number, background: number): LinkResult {
  return {
    id, direction, capacity,
    busyHour: {
      voice: estimate(voice), total: estimate(voice + background), use: estimate((voice + background) / capacity), delay: null, loss: null,
      p95: estimate(voice * 1.3), p99: estimate(voice * 1.45), max: estimate(voice * 1.7), fiveMinuteP95: estimate(voice * 1.2), start: '10:00',
    },
  };
}

export function target(name: string, wanted: number, got: Estimate): TargetResult {
  const sure = got.low !== null && got.high !== null && (got.high < wanted || got.low > wanted);
  return { target: 'blocking', flow: name, wanted, got, met: got.estimate <= wanted, sure };
}

const lonOld: Held = { id: 'lon-old', kind: 'trunk', unit: 'channels', capacity: 60 };
const manIsdn: Held = { id: 'man-isdn', kind: 'trunk', unit: 'channels', capacity: 30 };
const sbcSip: Held = { id: 'sip-pool', kind: 'trunk', unit: 'channels', capacity: 100 };
const tie: Held = { id: 'tie-lon', kind: 'tie', unit: 'channels', capacity: 30 };
const sbc: Held = { id: 'sbc-lon', kind: 'sbc', unit: 'sessions', capacity: 250 };
const pbx: Held = { id: 'pbx-lon', kind: 'pbx', unit: 'calls', capacity: 400 };

interface Sketch {
  id: string; date: string; inside: [pbx: number, teams: number, cross: number];
  resources: ResourceResult[]; flows: [sales: Estimate, it: Estimate, inbound: Estimate]; voice: number; use: number;
}

const states: Sketch[] = [
  { id: 'baseline', date: '2027-01-11', inside: [46.2, 0, 0], voice: 0.2e6, use: 0,
    resources: [held(lonOld, [38.1, 48, 52, 54.2]), held(manIsdn, [17.6, 24, 27, 28.4]), held(pbx, [112, 128, 136, 141])],
    flows: [nothingSeen(0.0003), nothingSeen(0.0009), nothingSeen(0.0002)] },
  { id: 'pilot', date: '2027-01-18', inside: [39.8, 1.1, 5.3], voice: 1.9e6, use: 0,
    resources: [held(lonOld, [36.9, 47, 51, 53]), held(manIsdn, [17.5, 24, 27, 28.5]), held(sbcSip, [2.2, 5, 7, 7.9]), held(tie, [11.8, 17, 20, 22.1]), held(sbc, [14, 20, 23, 25]), held(pbx, [104, 121, 128, 133])],
    flows: [nothingSeen(0.0003), estimate(0.0012, 0.0009), nothingSeen(0.0002)] },
  { id: 'wave-2', date: '2027-02-15', inside: [21.4, 8.9, 15.8], voice: 8.4e6, use: 0,
    resources: [held(lonOld, [31.5, 41, 45, 47.1]), held(manIsdn, [16.9, 23, 26, 27.9]), held(sbcSip, [14.1, 20, 23, 24.6]), held(tie, [27.6, 30, 30, 30], 0.083), held(sbc, [41.7, 47, 49, 50.2]), held(pbx, [79, 91, 97, 101])],
    flows: [estimate(0.083, 0.006), estimate(0.0104, 0.0012), estimate(0.041, 0.004)] },
  { id: 'wave-3', date: '2027-03-15', inside: [3.2, 37.9, 5.1], voice: 9.6e6, use: 0,
    resources: [held(lonOld, [4.4, 9, 11, 12.3]), held(sbcSip, [52.3, 64, 70, 73.4]), held(tie, [9.4, 14, 17, 18.9]), held(sbc, [61.7, 74, 80, 83.8]), held(pbx, [14, 21, 24, 26])],
    flows: [nothingSeen(0.0003), nothingSeen(0.0009), nothingSeen(0.0002)] },
];

function state(sketch: Sketch): StateResult {
  const [sales, it, inbound] = sketch.flows;
  const [pbxInternal, teamsInternal, crossPlatform] = sketch.inside;
  const rate = 50e6;
  const links = [link('lon-net', 'up', rate, sketch.voice, 15e6), link('lon-net', 'down', rate, sketch.voice * 0.98, 22e6)];
  return {
    id: sketch.id, date: sketch.date, busyHour: '10:00/11:00', resources: sketch.resources, links,
    flows: [flow('lon-sales', 'pstn', 'national', 2140, sales), flow('lon-it', 'pstn', 'mobile', 310, it), flow('pstn', 'lon-sales', 'national', 3020, inbound), flow('man-office', 'lon-sales', 'internal', 640, inbound)],
    targets: [
      target('lon-sales>pstn:national', 0.01, sales), target('lon-it>pstn:mobile', 0.01, it), target('pstn>lon-sales:national', 0.01, inbound),
      ...links.map((each): TargetResult => ({ target: 'linkUse', link: `${each.id}/${each.direction}`, wanted: 0.7, got: each.busyHour.use, met: each.busyHour.use.estimate <= 0.7, sure: true })),
    ],
    callsInProgress: { pbxInternal: estimate(pbxInternal), teamsInternal: estimate(teamsInternal), crossPlatform: estimate(crossPlatform), pstn: estimate(56.1), all: estimate(102.3) },
    tieHeld: sketch.resources.filter(({ kind }) => kind === 'tie').map(({ id, busyHour: { mean, p95, p99, max } }) => ({ id, assumed: null, mean, p95, p99, max })),
    outage: null, curves: [],
  };
}

export const fixtureResult: SimulateResult = {
  scenario: 'Northwind: three sites to Teams Phone', seed: 1, engine: 'busyhour', stopped: 'replications', attempts: 1_482_310, events: 2_964_002,
  seconds: 4.2, workers: 2, defaults: ['/links/0/jitter'], states: states.map(state),
  routingFit: { calls: 182_344, share: 0.931, proven: false }, unassigned: { calls: 4_120, share: 0.021 },
  precision: { wanted: null, enough: true, more: 0, undecided: 0, widest: null, decided: 1, moreForMost: 0 },
  warnings: [{ code: 'trunk-stood-full', severity: 'warning', path: '/trunks/1', file: null, line: null, message: 'Trunk man-isdn stood full for 41 minutes in the records.', fix: 'Read its figures as a lower bound.' }],
};
