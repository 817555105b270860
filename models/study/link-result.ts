import type { Estimate } from '../core/estimate.ts';
import { equalLevels, sectionedQuantile, weightedQuantile } from '../core/quantile.ts';
import type { ResourceInfo } from '../callflow/compiled.ts';
import { busyHourStart } from './busy-hour-start.ts';
import { heldInHour } from './held-units.ts';
import type { SimulatedState, Simulation } from './prepare-simulation.ts';
import type { LinkResult } from './simulate-result.ts';
import type { ResourceTotals } from './state-totals.ts';
import { within } from './within.ts';

/** What the result says of one direction of a link, from its one-second loads in the counted days of a state. */
export function linkResult(simulation: Simulation, state: SimulatedState, resource: ResourceInfo, i: number, totals: ResourceTotals): LinkResult {
  const { confidence } = simulation.scenario.run;
  const rate = resource.capacity ?? Infinity;
  const background = resource.background ?? 0;
  const { mean: voice, p95, p99, max } = heldInHour(totals, confidence);
  const total = mapEstimate(voice, (bits) => bits + background);
  return {
    id: resource.linkId ?? resource.id,
    direction: resource.direction ?? 'up',
    capacity: rate,
    busyHour: {
      voice,
      total,
      use: mapEstimate(total, (bits) => bits / rate),
      delay: null,
      loss: null,
      p95,
      p99,
      max,
      fiveMinuteP95: within(sectionedQuantile(weightedQuantile(equalLevels(totals.fiveMinutes), 0.95), totals.fiveMinuteP95, confidence), 0),
      start: busyHourStart(simulation, resource.site, state.busyHours[i]!),
    },
  };
}

function mapEstimate(from: Estimate, change: (value: number) => number): Estimate {
  return { ...from, estimate: change(from.estimate), low: from.low === null ? null : change(from.low), high: from.high === null ? null : change(from.high) };
}
