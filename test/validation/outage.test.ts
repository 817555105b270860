import { describe, expect, test } from 'vitest';
import type { Arrivals } from '../../models/core/arrivals.ts';
import type { CapacityChange } from '../../models/core/loss-network.ts';
import { exp } from '../../models/core/exp.ts';
import type { WindowStatistics } from '../../models/simulation/statistics.ts';
import { BirthDeath } from './birth-death.ts';
import { callsAt, Gaps, poissonInstants } from './calls.ts';
import { agrees, SEEDS } from './comparison.ts';
import { FROM, heldNetwork, observe, windowsOf } from './observe.ts';

const QUARTER = 900;
const QUARTERS = 14;
/** The group begins empty, breaks after six quarters of an hour and is whole again after ten. */
const BREAKS = 6;
const MENDED = 10;
const HOLDING_SECONDS = 600;
const OUTAGES = 40;

interface Outage { channels: number; left: number; erlangs: number; drop: boolean }
interface Day { arrivals: Arrivals; counted: WindowStatistics }

/** The outages of one seed, each with its own calls. */
function outages({ channels, left, erlangs, drop }: Outage, seed: number, count: number): Day[] {
  const changes: CapacityChange[] = [
    { instant: FROM + BREAKS * QUARTER, resource: 0, capacity: left, drop },
    { instant: FROM + MENDED * QUARTER, resource: 0, capacity: channels, drop: false },
  ];
  return Array.from({ length: count }, (_, replication) => {
    const instants = poissonInstants(new Gaps(seed, replication), erlangs / HOLDING_SECONDS, FROM, FROM + QUARTERS * QUARTER);
    const arrivals = callsAt(instants, { weights: [1], shape: 'exponential', holdingSeconds: HOLDING_SECONDS, seed, replication });
    const [counted] = observe(heldNetwork([channels], [[[[0, 1]]]]), arrivals, windowsOf(1, 1, QUARTERS * QUARTER), { seed, replication, changes });
    return { arrivals, counted: counted! };
  });
}

const meanOfDays = (days: Day[], figure: (day: WindowStatistics) => number): number => days.reduce((sum, { counted }) => sum + figure(counted), 0) / days.length;

/** Calls in progress when the group breaks, reckoned from the arrivals alone. */
function inProgress({ time, holding, count }: Arrivals, channels: number, instant: number): number {
  let ends: number[] = [];
  for (let i = 0; i < count && time[i]! < instant; i++) {
    ends = ends.filter((end) => end > time[i]!);
    if (ends.length < channels) ends.push(time[i]! + holding[i]!);
  }
  return ends.filter((end) => end > instant).length;
}

/** Mean calls in each quarter, and calls dropped, by the transient of the birth–death chain. */
function theory({ channels, left, erlangs, drop }: Outage): { quarters: number[]; dropped: number } {
  const chain = new BirthDeath(channels, erlangs / HOLDING_SECONDS, HOLDING_SECONDS);
  let dropped = 0;
  const quarters = Array.from({ length: QUARTERS }, (_, quarter) => {
    if (quarter === BREAKS) {
      chain.capacity = left;
      dropped = drop ? chain.expected((calls) => Math.max(0, calls - left)) : 0;
      if (drop) chain.drop(left);
    }
    if (quarter === MENDED) chain.capacity = channels;
    return chain.meanOver(QUARTER);
  });
  return { quarters, dropped };
}

describe('an outage is the step response of the birth–death chain', { meta: { truth: 'transient solved in the test by uniformisation; closed form' } }, () => {
  test.each([
    { channels: 30, left: 12, erlangs: 25, drop: false },
    { channels: 30, left: 12, erlangs: 25, drop: true },
    { channels: 20, left: 0, erlangs: 10, drop: false },
  ])('$channels channels become $left, $erlangs erlang, drop $drop', (outage) => {
    const { quarters, dropped } = theory(outage);
    const runs = SEEDS.map((seed) => outages(outage, seed, OUTAGES));
    quarters.forEach((mean, q) => {
      // Nothing is carried where all have drained away.
      if (mean < 0.5) return;
      agrees({ figure: `mean occupied in quarter ${q + 1}`, truth: mean, within: 0.2 }, runs.map((days) => meanOfDays(days, (day) => day.quarters.mean[q]!)));
    });
    if (outage.drop) agrees({ figure: 'calls dropped', truth: dropped, within: 0.1 }, runs.map((days) => meanOfDays(days, ({ flows }) => flows.dropped[0]!)));
    for (const { arrivals, counted } of runs.flat()) {
      const above = Math.max(0, inProgress(arrivals, outage.channels, FROM + BREAKS * QUARTER) - outage.left);
      expect(counted.flows.dropped[0]).toBe(outage.drop ? above : 0);
    }
  });

  test('a group without limit that is shut and opened again fills as 1 − exp(−t)', () => {
    const outage = { channels: Infinity, left: 0, erlangs: 20, drop: true };
    const runs = SEEDS.map((seed) => outages(outage, seed, OUTAGES));
    for (let q = 0; q < QUARTERS; q++) {
      const opened = q < BREAKS ? 0 : MENDED;
      const figure = (days: Day[]): number => meanOfDays(days, (day) => day.quarters.mean[q]!);
      if (q >= BREAKS && q < MENDED) runs.forEach((days) => expect(figure(days)).toBe(0));
      else agrees({ figure: `mean occupied in quarter ${q + 1}`, truth: outage.erlangs * meanFilled(q - opened), within: 0.1 }, runs.map(figure));
    }
    for (const { arrivals, counted } of runs.flat()) expect(counted.flows.dropped[0]).toBe(inProgress(arrivals, Infinity, FROM + BREAKS * QUARTER));
  });
});

/** Mean of 1 − exp(−t ÷ holding time) over a quarter of an hour. */
function meanFilled(quarter: number): number {
  const left = (quarters: number): number => exp((-quarters * QUARTER) / HOLDING_SECONDS);
  return 1 - ((left(quarter) - left(quarter + 1)) * HOLDING_SECONDS) / QUARTER;
}
