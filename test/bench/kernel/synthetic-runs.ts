import type { LossNetwork } from '../../../models/core/loss-network.ts';
import type { CountedWindow } from '../../../models/core/window.ts';
import type { BenchRun } from './bench-run.ts';
import { poissonArrivals, type PoissonCalls } from './poisson-arrivals.ts';

const DAY = 86_400;
const HOUR = 3600;
/** A midnight, UTC. */
export const FIRST_DAY = 20_833 * DAY;
/** Of every synthetic call, seconds: an office's calls last three minutes. */
const HOLDING_SECONDS = 180;
const SEED = 7;

/** One group of channels with calls lost when it is full. */
export function groupRun(channels: number, erlangs: number, count: number, replication = 0): BenchRun {
  const network: LossNetwork = {
    resources: [{ id: 'trunk', mode: 'held', capacity: channels }],
    flows: [{ phases: [{ alternatives: [{ demands: [{ resource: 0, units: 1, until: 0 }] }] }], retry: null }],
  };
  return steadyRun(network, [erlangs], count, replication);
}

/** A run of steady traffic over as many days as it takes, each counted, the busy hour from 10:00. */
export function steadyRun(network: LossNetwork, erlangs: number[], count: number, replication: number): BenchRun {
  const arrivals = poissonArrivals(steadyCalls(erlangs, count, replication));
  return { network, arrivals, windows: daysUntil(arrivals.time[count - 1]!, network.resources.length), options: { seed: SEED, replication } };
}

/** A run whose every hour is a counted window and its busy hour. */
export function hoursRun(channels: number, erlangs: number, count: number): BenchRun {
  const run = groupRun(channels, erlangs, count);
  const hours = Math.ceil((run.arrivals.time[count - 1]! - FIRST_DAY) / HOUR);
  return { ...run, windows: Array.from({ length: hours }, (_, hour) => ({ ...oneHour(FIRST_DAY + hour * HOUR), until: FIRST_DAY + (hour + 1) * HOUR })) };
}

/** The same calls with a day between the beginnings of their hours: each day has its busy hour and nothing else. */
export function busyHoursRun(channels: number, erlangs: number, count: number): BenchRun {
  const run = groupRun(channels, erlangs, count);
  const { time } = run.arrivals;
  for (let i = 0; i < count; i++) {
    const hour = Math.floor((time[i]! - FIRST_DAY) / HOUR);
    time[i] = time[i]! + hour * (DAY - HOUR) + 10 * HOUR;
  }
  return { ...run, windows: daysUntil(time[count - 1]!, 1) };
}

export function steadyCalls(erlangs: number[], count: number, replication: number): PoissonCalls {
  return { count, start: FIRST_DAY, erlangs, holdingSeconds: HOLDING_SECONDS, seed: SEED, replication };
}

/** Counted days from the first on to that of an instant. */
export function daysUntil(last: number, resources: number): CountedWindow[] {
  return Array.from({ length: Math.floor((last - FIRST_DAY) / DAY) + 1 }, (_, day) => {
    const from = FIRST_DAY + day * DAY;
    const busyHour = from + 10 * HOUR;
    return { from, until: from + DAY, resourceBusyHour: new Float64Array(resources).fill(busyHour), stateBusyHour: busyHour };
  });
}

function oneHour(from: number): Omit<CountedWindow, 'until'> {
  return { from, resourceBusyHour: Float64Array.of(from), stateBusyHour: from };
}
