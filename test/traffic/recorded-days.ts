import type { Arrivals } from '../../models/core/arrivals.ts';
import type { LossNetwork, Retry } from '../../models/core/loss-network.ts';
import { atOnce } from '../../models/core/slices.ts';
import { observing } from '../../models/simulation/observe-run.ts';
import type { Held } from '../../models/traffic/trunk-loads.ts';
import type { HoldingShape } from '../validation/holding-shape.ts';
import { callsAt, Gaps, poissonInstants } from '../validation/calls.ts';

const HOUR = 3600;
const DAY = 86_400;
/** 2027-01-11, a Monday; days follow each other, weekends or not. */
export const FIRST_DAY = 20_829;
const FIRST = FIRST_DAY * DAY + 10 * HOUR;
/** Seconds before the hour in which calls begin to come. They need not settle: the estimate takes the levels as they are. */
const FILLING = 720;

/** A trunk group in the busy hour of several days. */
export interface RecordedCase {
  channels: number;
  /** Traffic of first attempts on each day. */
  erlangs: readonly number[];
  shape: HoldingShape;
  holdingSeconds: number;
  retry: Retry | null;
}

/** What call records keep of it: seizures in whole seconds, and nothing of blocked attempts. */
export interface RecordedDays extends Held {
  /** What the carrier counts: tries of each day, and those of them that were blocked. */
  attempts: number[];
  blocked: number[];
}

/** The busy hour from 10:00 of each day on the plain simulation engine. */
export function recordedDays(recorded: RecordedCase, seed: number): RecordedDays {
  const hours = recorded.erlangs.map((_, day) => FIRST + day * DAY);
  const { network, arrivals } = traffic(recorded, hours, seed);
  const starts: number[] = [];
  const ends: number[] = [];
  const attempts = hours.map(() => 0);
  const blocked = hours.map(() => 0);
  const windows = hours.map((from) => ({ from, until: from + HOUR, resourceBusyHour: Float64Array.of(from), stateBusyHour: from }));
  atOnce(observing(network, arrivals, windows, { seed, replication: 0 }, (event) => {
    if (event.kind !== 'ask') return false;
    const day = Math.floor(event.instant / DAY) - FIRST_DAY;
    attempts[day]!++;
    if (event.outcome.kind === 'carried') {
      starts.push(Math.floor(event.instant));
      ends.push(Math.floor(event.outcome.ends));
    } else blocked[day]!++;
    return false;
  }));
  return { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends), attempts, blocked };
}

function traffic({ channels, erlangs, shape, holdingSeconds, retry }: RecordedCase, hours: readonly number[], seed: number): { network: LossNetwork; arrivals: Arrivals } {
  const gaps = new Gaps(seed);
  const instants: number[] = [];
  erlangs.forEach((load, day) => poissonInstants(gaps, load / holdingSeconds, hours[day]! - FILLING, hours[day]! + HOUR, instants));
  return {
    network: {
      resources: [{ id: 'trunk', mode: 'held', capacity: channels }],
      flows: [{ phases: [{ alternatives: [{ demands: [{ resource: 0, units: 1, until: 0 }] }] }], retry }],
    },
    arrivals: callsAt(instants, { weights: [1], shape, holdingSeconds, seed }),
  };
}
