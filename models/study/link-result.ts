import type { Estimate } from '../core/estimate.ts';
import { meanInterval } from '../core/mean-interval.ts';
import { equalLevels, pooledQuantile } from '../core/quantile.ts';
import type { ResourceInfo } from '../callflow/compiled.ts';
import type { WindowStatistics } from '../simulation/statistics.ts';
import { busyHourStart } from './busy-hour-start.ts';
import type { SimulatedState, Simulation } from './prepare-simulation.ts';
import type { LinkResult } from './simulate-result.ts';
import { within } from './within.ts';

const FIVE_MINUTES = 300;

/** What the result says of one direction of a link, from its one-second loads in the counted days of a state. */
export function linkResult(simulation: Simulation, state: SimulatedState, resource: ResourceInfo, i: number, days: WindowStatistics[]): LinkResult {
  const { confidence } = simulation.scenario.run;
  const rate = resource.capacity ?? Infinity;
  const background = resource.background ?? 0;
  const loads = days.map((day) => day.load[i]!);
  const seconds = loads.map(equalLevels);
  const fiveMinutes = loads.map((load) => equalLevels(means(load, FIVE_MINUTES)));
  const voice = within(meanInterval(loads.map((load) => mean(load)), confidence), 0);
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
      p95: within(pooledQuantile(seconds, 0.95, confidence), 0),
      p99: within(pooledQuantile(seconds, 0.99, confidence), 0),
      max: within(meanInterval(loads.map((load) => load.reduce((most, bits) => Math.max(most, bits), 0)), confidence), 0),
      fiveMinuteP95: within(pooledQuantile(fiveMinutes, 0.95, confidence), 0),
      start: busyHourStart(simulation, resource.site, state.busyHours[i]!),
    },
  };
}

/** Means of successive stretches of so many seconds. */
function means(load: Float64Array, seconds: number): Float64Array {
  return Float64Array.from({ length: Math.floor(load.length / seconds) }, (_, i) => mean(load.subarray(i * seconds, (i + 1) * seconds)));
}

function mean(load: Float64Array): number {
  return load.reduce((sum, bits) => sum + bits, 0) / load.length;
}

function mapEstimate(from: Estimate, change: (value: number) => number): Estimate {
  return { ...from, estimate: change(from.estimate), low: from.low === null ? null : change(from.low), high: from.high === null ? null : change(from.high) };
}
