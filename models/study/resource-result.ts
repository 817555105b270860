import type { Estimate } from '../core/estimate.ts';
import { meanInterval } from '../core/mean-interval.ts';
import { ratioInterval } from '../core/ratio-interval.ts';
import { isoInstant, zone } from '../core/zone.ts';
import type { ResourceInfo } from '../callflow/compiled.ts';
import { busyHourStart } from './busy-hour-start.ts';
import { heldInHour } from './held-units.ts';
import { siteZone } from './site-zone.ts';
import { within } from './within.ts';
import type { SimulatedState, Simulation } from './prepare-simulation.ts';
import type { ResourceResult } from './simulate-result.ts';
import type { ResourceTotals } from './state-totals.ts';

const HOUR = 3600;

/** What the result says of a refusing resource, from the counted days of a state. */
export function resourceResult(simulation: Simulation, state: SimulatedState, resource: ResourceInfo, i: number, totals: ResourceTotals): ResourceResult {
  const { confidence } = simulation.scenario.run;
  const days = totals.mean.length;
  const mean = (sum: number): number => (days === 0 ? 0 : sum / days);
  const erlangs = (seconds: number[]): Estimate => within(meanInterval(seconds.map((each) => each / HOUR), confidence), 0);
  const { offered, carried, overflowed, blocked, passed } = totals.day;
  return {
    id: resource.id,
    kind: resource.kind,
    unit: resource.unit,
    capacity: resource.capacity,
    day: { offered: mean(offered), carried: mean(carried), overflowed: mean(overflowed), blocked: mean(blocked), passed: mean(passed) },
    busyHour: {
      start: busyHourStart(simulation, resource.site, state.busyHours[i]!),
      offeredErlangs: erlangs(totals.hourOfferedSeconds),
      carriedErlangs: erlangs(totals.hourCarriedSeconds),
      blocking: ratioInterval(totals.hourRefused, totals.hourOffered, confidence),
      ...heldInHour(totals, confidence),
    },
    worst: worst(totals, siteZone(simulation, resource.site)),
  };
}

function worst({ worst: moment }: ResourceTotals, zoneId: string): ResourceResult['worst'] {
  return moment && { units: moment.units, replication: moment.replication, at: isoInstant(moment.instant, zone(zoneId)) };
}
