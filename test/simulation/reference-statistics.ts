import type { CapacityChange, LossNetwork } from '../../models/core/loss-network.ts';
import type { CountedWindow } from '../../models/core/window.ts';
import type { AttemptCounts, Quarters, WindowStatistics } from '../../models/simulation/statistics.ts';
import { highestOf, histogram, unitSeconds, type LevelRecord } from './level-record.ts';

const HOUR = 3600;
const QUARTER = 900;

/** Statistics of a window in which nothing has happened yet. */
export function noStatistics(network: LossNetwork, window: CountedWindow): WindowStatistics {
  const { resources, flows } = network;
  const attempts = (): AttemptCounts => ({ offered: column(), carried: column(), overflowed: column(), blocked: column(), passed: column() });
  const column = (): Float64Array => new Float64Array(resources.length);
  const ofFlows = (): Float64Array => new Float64Array(flows.length);
  return {
    day: attempts(), hour: attempts(), hourOfferedSeconds: column(), hourCarriedSeconds: column(),
    occupancy: { step: column(), offset: new Uint32Array(resources.length + 1), seconds: new Float64Array(0) },
    load: resources.map(({ mode }) => (mode === 'carrying' || mode === 'rate' ? new Float64Array(HOUR) : null)),
    quarters: { count: 0, mean: new Float64Array(0), highest: new Float64Array(0) },
    highest: { level: column(), instant: column().fill(window.from) },
    flows: {
      calls: ofFlows(), offered: ofFlows(), carried: ofFlows(), overflowed: ofFlows(), blocked: ofFlows(), abandoned: ofFlows(),
      cutShort: ofFlows(), dropped: ofFlows(), notMade: ofFlows(), hourCalls: ofFlows(), hourBlocked: ofFlows(),
    },
    hourRefusals: { flow: new Int32Array(0), resource: new Int32Array(0), count: new Float64Array(0) },
    attempts: 0, events: 0,
  };
}

/** Fills in what is known when all is over: figures of the levels, and the table of refusals (by `flow/resource`). */
export function addLevels(found: WindowStatistics, network: LossNetwork, changes: CapacityChange[], window: CountedWindow, levels: LevelRecord[], refusals: Map<string, number>): void {
  const hours = levels.map((record, r) => record.between(window.resourceBusyHour[r]!, window.resourceBusyHour[r]! + HOUR));
  const steps = network.resources.map((_, r) => step(network, changes, r));
  const histograms = network.resources.map(({ mode }, r) => (mode === 'held' || mode === 'gauge' ? histogram(hours[r]!, steps[r]!) : []));
  found.occupancy.step.set(steps);
  histograms.forEach(({ length }, r) => (found.occupancy.offset[r + 1] = found.occupancy.offset[r]! + length));
  found.occupancy.seconds = Float64Array.from(histograms.flat());
  network.resources.forEach(({ mode }, r) => {
    if (mode === 'carrying') {
      for (const { from, until, level } of hours[r]!) {
        const start = from - window.resourceBusyHour[r]!;
        const end = until - window.resourceBusyHour[r]!;
        for (let s = Math.floor(start); s < end; s++) found.load[r]![s]! += level * (Math.min(end, s + 1) - Math.max(start, s));
      }
    }
    const highest = highestOf(levels[r]!.between(window.from, window.until));
    found.highest.level[r] = highest.level;
    found.highest.instant[r] = highest.from;
  });
  found.quarters = quarters(window, levels);
  const cells = [...refusals].map(([key, count]) => ({ cell: key.split('/').map(Number), count })).sort((a, b) => a.cell[0]! - b.cell[0]! || a.cell[1]! - b.cell[1]!);
  found.hourRefusals = { flow: Int32Array.from(cells, ({ cell }) => cell[0]!), resource: Int32Array.from(cells, ({ cell }) => cell[1]!), count: Float64Array.from(cells, ({ count }) => count) };
}

function quarters({ from, until }: CountedWindow, levels: LevelRecord[]): Quarters {
  const starts: number[] = [];
  for (let start = from; start < until; start += QUARTER) starts.push(start);
  const parts = levels.flatMap((record) => starts.map((start) => ({ seconds: Math.min(QUARTER, until - start), stretches: record.between(start, Math.min(start + QUARTER, until)) })));
  return {
    count: starts.length,
    mean: Float64Array.from(parts, ({ seconds, stretches }) => unitSeconds(stretches) / seconds),
    highest: Float64Array.from(parts, ({ stretches }) => highestOf(stretches).level),
  };
}

/** Greatest number of units that divides all demands on a resource, doubled until its largest capacity has no more than 2^20 of them. */
function step({ resources, flows }: LossNetwork, changes: CapacityChange[], r: number): number {
  const demands = flows.flatMap(({ phases }) => phases.flatMap(({ alternatives }) => alternatives.flatMap((one) => one.demands))).filter(({ resource }) => resource === r);
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  const common = demands.map(({ units }) => units).reduce(divisor, 0) || 1;
  const largest = Math.max(resources[r]!.capacity, ...changes.filter(({ resource }) => resource === r).map(({ capacity }) => capacity));
  if (resources[r]!.mode !== 'held' || largest === Infinity) return common;
  let doubled = common;
  while (largest / doubled > 2 ** 20) doubled *= 2;
  return doubled;
}
