import type { Arrivals } from '../../models/core/arrivals.ts';
import type { Alternative, FlowRoutes, LossNetwork } from '../../models/core/loss-network.ts';
import type { CountedWindow } from '../../models/core/window.ts';
import type { RunOptions } from '../../models/simulation/engine.ts';
import type { WindowStatistics } from '../../models/simulation/statistics.ts';
import { fastestKernel } from '../../src/engines/wasm/wasm-run.ts';
import { callsAt, Gaps, poissonInstants } from './calls.ts';
import type { HoldingShape } from './holding-shape.ts';

/** The kernel as it runs for users; the same as TypeScript has the same bits (test/engines/wasm.test.ts). */
const kernel = fastestKernel();

/** Counting begins here; what comes before warms up. */
export const FROM = 1_000_000;
export const HOUR = 3600;

/** A route: what it asks of each resource. */
export type Route = [resource: number, units: number][];

/** A network of `held` resources in which each flow has ordered routes. */
export function heldNetwork(capacities: number[], flows: Route[][], extra: Partial<FlowRoutes>[] = []): LossNetwork {
  return {
    resources: capacities.map((capacity, r) => ({ id: `r${r}`, mode: 'held', capacity })),
    flows: flows.map((routes, f) => ({ phases: [{ alternatives: routes.map(alternative) }], retry: null, ...extra[f] })),
  };
}

function alternative(route: Route): Alternative {
  return { demands: route.map(([resource, units]) => ({ resource, units, until: 0 })) };
}

/** Windows of so many seconds one behind the other, each with the busy hour of all that begins with it. */
export function windowsOf(resources: number, count = 1, seconds = HOUR): CountedWindow[] {
  return Array.from({ length: count }, (_, w) => {
    const from = FROM + w * seconds;
    return { from, until: from + seconds, resourceBusyHour: new Float64Array(resources).fill(from), stateBusyHour: from };
  });
}

/** Runs to the end and gives what was counted in each window. */
export function observe(network: LossNetwork, arrivals: Arrivals, windows: CountedWindow[], options: RunOptions): WindowStatistics[] {
  const run = kernel(network, arrivals, windows, options);
  while (!run.step(65_536));
  return run.statistics();
}

/** Steady Poisson traffic that is counted for an hour once it has settled. */
export interface Steady {
  network: LossNetwork;
  /** Of each flow; of one with finite sources what its callers would offer if none was ever busy. */
  erlangs: number[];
  shape?: HoldingShape;
  /** First attempts expected in the hour; they tell the mean holding time. */
  calls: number;
  /** Mean holding times before the hour. */
  warm?: number;
  /** Mean holding times behind the hour, for counted calls that try again later. */
  after?: number;
}

/** Mean holding time that brings so many calls of so much traffic into an hour. */
export function holdingSecondsOf({ erlangs, calls }: Pick<Steady, 'erlangs' | 'calls'>): number {
  return (HOUR * erlangs.reduce((sum, one) => sum + one, 0)) / calls;
}

/** What is counted in the hour, with this seed. */
export function observeSteady(steady: Steady, seed: number): WindowStatistics {
  const { network, erlangs, shape = 'exponential', calls, warm = 30, after = 0 } = steady;
  const holdingSeconds = holdingSecondsOf(steady);
  const instants = poissonInstants(new Gaps(seed), calls / HOUR, FROM - warm * holdingSeconds, FROM + HOUR + after * holdingSeconds);
  const arrivals = callsAt(instants, { weights: erlangs, shape, holdingSeconds, seed, ...sourcesOf(network) });
  return observe(network, arrivals, windowsOf(network.resources.length), { seed, replication: 0 })[0]!;
}

/** Callers of each flow, where a flow has finite sources; the callers of others are not told apart. */
function sourcesOf({ flows }: LossNetwork): { sources?: number[] } {
  return flows.some(({ sources }) => sources !== undefined) ? { sources: flows.map(({ sources = 1 }) => sources) } : {};
}

/** Mean over the busy hour of a function of the occupied units of a resource. */
export function meanOver({ occupancy }: WindowStatistics, resource: number, value: (units: number) => number): number {
  const step = occupancy.step[resource]!;
  const first = occupancy.offset[resource]!;
  const end = occupancy.offset[resource + 1] ?? occupancy.seconds.length;
  let sum = 0;
  for (let k = first; k < end; k++) sum += occupancy.seconds[k]! * value((k - first) * step);
  return sum / HOUR;
}

/** Units occupied on average. */
export const meanUnits = (statistics: WindowStatistics, resource: number): number => meanOver(statistics, resource, (units) => units);

/** Share of the time in which so many units or more are occupied. */
export const shareFrom = (statistics: WindowStatistics, resource: number, least: number): number => meanOver(statistics, resource, (units) => (units >= least ? 1 : 0));

/** Blocked ÷ offered of a flow, every attempt. */
export const blockingOf = ({ flows }: WindowStatistics, flow: number): number => flows.blocked[flow]! / flows.offered[flow]!;
