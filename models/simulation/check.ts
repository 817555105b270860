import type { Arrivals } from '../core/arrivals.ts';
import type { LossNetwork } from '../core/loss-network.ts';
import type { CountedWindow } from '../core/window.ts';
import type { RunOptions } from './engine.ts';

const HOUR = 3600;

/** Throws RangeError for arrivals that are out of order, of an unknown flow, or have more phases than their flow. */
export function checkArrivals(arrivals: Arrivals, network: LossNetwork): void {
  const { count, time, holding, flow, phases, source } = arrivals;
  const finite = network.flows.some(({ sources }) => sources !== undefined);
  let before = -Infinity;
  for (let i = 0; i < count; i++) {
    const instant = time[i]!;
    if (!(instant >= before && Number.isFinite(instant))) throw new RangeError(`time of arrival ${i} is ${instant}; it must be a number and at least that of the arrival before, ${before}`);
    if (!(holding[i]! >= 0 && holding[i]! < Infinity)) throw new RangeError(`holding of arrival ${i} is ${holding[i]}; it must be at least 0 seconds`);
    if (!(flow[i]! >= 0 && flow[i]! < network.flows.length)) throw new RangeError(`flow of arrival ${i} is ${flow[i]}; the network has ${network.flows.length} flows`);
    before = instant;
    if (finite) checkSource(i, source?.[i], network.flows[flow[i]!]!.sources);
    if (phases === null) continue;
    const durations = phases.offset[i + 1]! - phases.offset[i]!;
    const most = network.flows[flow[i]!]!.phases.length;
    if (!(durations >= 0 && durations <= most)) throw new RangeError(`arrival ${i} has ${durations} phases; its flow has ${most}`);
    for (let p = phases.offset[i]!; p < phases.offset[i + 1]!; p++) {
      if (!(phases.seconds[p]! >= 0 && phases.seconds[p]! < Infinity)) throw new RangeError(`a phase of arrival ${i} lasts ${phases.seconds[p]}; it must be at least 0 seconds`);
    }
  }
}

function checkSource(arrival: number, source: number | undefined, sources: number | undefined): void {
  if (sources !== undefined && !(source !== undefined && source >= 0 && source < sources)) throw new RangeError(`source of arrival ${arrival} is ${source}; its flow has ${sources} sources`);
}

/** Throws RangeError for a seed or a replication out of its domain, and for changes that are out of order or of an unknown resource. */
export function checkOptions({ seed, replication, changes = [] }: RunOptions, resources: number): void {
  if (!(Number.isInteger(replication) && replication >= 0 && replication <= 0xffffffff)) throw new RangeError(`replication is ${replication}; it must be a whole number from 0 to 4294967295`);
  if (!(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff)) throw new RangeError(`seed is ${seed}; it must be a whole number from 0 to 4294967295`);
  changes.forEach(({ instant, resource, capacity }, i) => {
    const before = changes[i - 1]?.instant ?? -Infinity;
    if (!(instant >= before && Number.isFinite(instant))) throw new RangeError(`instant of change ${i} is ${instant}; it must be a number and at least that of the change before, ${before}`);
    if (!(Number.isInteger(resource) && resource >= 0 && resource < resources)) throw new RangeError(`resource of change ${i} is ${resource}; the network has ${resources} resources`);
    if (!(capacity >= 0)) throw new RangeError(`capacity of change ${i} is ${capacity}; it must be at least 0`);
  });
}

/** Throws RangeError for windows, or busy hours of one resource, that are not in order or overlap. */
export function checkWindows(windows: CountedWindow[], resources: number): void {
  windows.forEach((window, w) => {
    const before = windows[w - 1];
    for (const instant of [window.from, window.until, window.stateBusyHour]) if (!Number.isInteger(instant)) throw new RangeError(`window ${w} has the instant ${instant}; it must be a whole second`);
    if (!(window.until > window.from)) throw new RangeError(`window ${w} ends at ${window.until}; it must end after it begins, ${window.from}`);
    if (before && window.from < before.until) throw new RangeError(`window ${w} begins at ${window.from}; it must not begin before window ${w - 1} ends, ${before.until}`);
    for (let r = 0; r < resources; r++) {
      const start = window.resourceBusyHour[r];
      if (!Number.isInteger(start)) throw new RangeError(`window ${w} has the busy hour ${start} for resource ${r}; it must begin at a whole second`);
      if (before && start! < before.resourceBusyHour[r]! + HOUR) throw new RangeError(`the busy hour of resource ${r} in window ${w} begins at ${start}, before that of window ${w - 1} is over`);
    }
  });
}
