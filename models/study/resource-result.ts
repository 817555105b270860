import type { Estimate } from '../core/estimate.ts';
import { meanInterval } from '../core/mean-interval.ts';
import { ratioInterval } from '../core/ratio-interval.ts';
import type { ResourceInfo } from '../callflow/compiled.ts';
import type { WindowStatistics } from '../simulation/statistics.ts';
import { averageOf } from './average-of.ts';
import { busyHourStart } from './busy-hour-start.ts';
import { heldInHour } from './held-units.ts';
import { within } from './within.ts';
import type { SimulatedState, Simulation } from './prepare-simulation.ts';
import type { ResourceResult } from './simulate-result.ts';

const HOUR = 3600;

/** What the result says of a refusing resource, from the counted days of a state. */
export function resourceResult(simulation: Simulation, state: SimulatedState, resource: ResourceInfo, i: number, days: WindowStatistics[]): ResourceResult {
  const { confidence } = simulation.scenario.run;
  const perDay = (pick: (day: WindowStatistics) => number): Estimate => within(meanInterval(days.map(pick), confidence), 0);
  const mean = (column: keyof WindowStatistics['day']): number => averageOf(days, (day) => day.day[column][i]!);
  return {
    id: resource.id,
    kind: resource.kind,
    unit: resource.unit,
    capacity: resource.capacity,
    day: { offered: mean('offered'), carried: mean('carried'), overflowed: mean('overflowed'), blocked: mean('blocked'), passed: mean('passed') },
    busyHour: {
      start: busyHourStart(simulation, resource.site, state.busyHours[i]!),
      offeredErlangs: perDay((day) => day.hourOfferedSeconds[i]! / HOUR),
      carriedErlangs: perDay((day) => day.hourCarriedSeconds[i]! / HOUR),
      blocking: ratioInterval(days.map((day) => day.hour.overflowed[i]! + day.hour.blocked[i]!), days.map((day) => day.hour.offered[i]!), confidence),
      ...heldInHour(days, i, confidence),
    },
    worst: null,
  };
}
