import type { BusyHours } from './busy-hours.ts';
import type { Counters } from './counters.ts';
import type { WindowStatistics } from './statistics.ts';

/** What was counted in a window, copied out of the counters. */
export function windowStatistics(counters: Counters, hours: BusyHours, window: number): WindowStatistics {
  const ofResources = (column: Float64Array): Float64Array => column.slice(window * counters.resources, (window + 1) * counters.resources);
  return {
    day: counters.attemptsAt(counters.day, window),
    hour: counters.attemptsAt(counters.hour, window),
    hourOfferedSeconds: ofResources(counters.hourOfferedSeconds),
    hourCarriedSeconds: ofResources(counters.hourCarriedSeconds),
    occupancy: hours.occupancy(window),
    load: hours.load(window),
    quarters: { count: 0, mean: new Float64Array(0), highest: new Float64Array(0) },
    highest: { level: new Float64Array(counters.resources), instant: new Float64Array(counters.resources) },
    flows: counters.flowsIn(window),
    hourRefusals: counters.refusalsIn(window),
    attempts: counters.attempts[window]!,
    events: counters.events[window]!,
  };
}
