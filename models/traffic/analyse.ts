import { isoDate, isoInstant, zone } from '../core/zone.ts';
import { Outcome } from '../cdr/call-table.ts';
import { busyHours, busyHourWindows } from './busy-hours.ts';
import { LevelSweep } from './concurrency.ts';
import { callsByDay, countedDaysOf } from './counted-days.ts';
import { occupancyCurve, peakOf } from './occupancy-curve.ts';
import { holdingTimes, occupancyPercentiles } from './percentiles.ts';
import { totalLoad, trunkLoads } from './trunk-loads.ts';
import type { CallTable } from '../cdr/call-table.ts';
import type { Zone } from '../core/zone.ts';
import type { TrafficAnalysis, TrunkTraffic } from './analysis.ts';
import type { QuarterStart } from './local-hours.ts';
import type { AnalysisSettings } from './settings.ts';
import type { TrunkLoad } from './trunk-loads.ts';

/**
 * Calls, occupied time, peak, the three busy hours, holding times and occupancy of each device read as trunk and of all calls in
 * progress, exact to the second. Trunks stand in order of their calls, most first, then of their names. A call that holds a trunk
 * twice counts once in `calls`, twice in concurrency and occupied seconds; its holding time is the sum of both.
 * Throws RangeError for an unknown zone.
 */
export function analyse(table: CallTable, settings: AnalysisSettings): TrafficAnalysis {
  const steps = analysisSteps(table, settings);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** As `analyse`, in steps, each one pass or two over a trunk's seizures, so that a host can do something else between two of them. */
export function* analysisSteps(table: CallTable, settings: AnalysisSettings): Generator<undefined, TrafficAnalysis, undefined> {
  const inZone = zone(settings.zone);
  const byDay = callsByDay(table, settings.zone);
  const days = countedDaysOf(byDay, settings).days;
  const daysWithCalls = byDay.calls.filter((calls) => calls > 0).length;
  const period = periodOf(table);
  const windows = busyHourWindows(inZone, days);
  const sweep = new LevelSweep();
  const measure = (load: TrunkLoad): Measuring => trafficOf(load, sweep, windows, inZone, { first: period?.first ?? 0, days: daysWithCalls });

  const devices = trunkDevices(table);
  const trunkOf = new Int32Array(table.devices.length).fill(-1);
  devices.forEach((device, trunk) => (trunkOf[device] = trunk));
  yield;
  const trunks: TrunkTraffic[] = [];
  for (const [trunk, load] of trunkLoads(table, trunkOf, devices.length).entries()) {
    if (load.calls > 0) trunks.push({ name: table.devices[devices[trunk]!]!.name, ...(yield* measure(load)) });
    yield;
  }
  trunks.sort((a, b) => b.calls - a.calls || (a.name < b.name ? -1 : 1));

  const total = totalLoad(table);
  yield;
  return {
    period: period && { first: isoInstant(period.first, inZone), last: isoInstant(period.last, inZone) },
    zone: settings.zone,
    daysCounted: days.map(isoDate),
    calls: table.calls.count,
    answered: answeredCalls(table),
    trunks,
    total: yield* measure(total),
  };
}

/** Indices of the devices that are read as trunk. */
export function trunkDevices(table: CallTable): number[] {
  return table.devices.flatMap((device, index) => (device.reading === 'trunk' ? [index] : []));
}

/** Earliest start and latest end of the calls, instants; null without calls. */
export function periodOf(table: CallTable): { first: number; last: number } | null {
  const { count, start, end } = table.calls;
  if (count === 0) return null;
  let first = start[0]!;
  let last = 0;
  for (let i = 0; i < count; i++) {
    if (start[i]! < first) first = start[i]!;
    if (end[i]! > last) last = end[i]!;
    if (start[i]! > last) last = start[i]!;
  }
  return { first, last };
}

type Measuring = Generator<undefined, Omit<TrunkTraffic, 'name'>, undefined>;

function* trafficOf(load: TrunkLoad, sweep: LevelSweep, windows: QuarterStart[][], inZone: Zone, period: { first: number; days: number }): Measuring {
  const curve = occupancyCurve(load.starts, load.ends, sweep);
  yield;
  const peak = peakOf(curve);
  const hours = busyHours(curve, windows, inZone, period.first);
  yield;
  const holding = holdingTimes(load.holding);
  yield;
  return {
    calls: load.calls,
    occupiedSeconds: load.occupiedSeconds,
    peak: { concurrent: peak.concurrent, at: peak.at === null ? null : isoInstant(peak.at, inZone), days: period.days },
    busyHours: hours,
    holding,
    occupancy: occupancyPercentiles(curve),
  };
}

/** Null when a file with calls cannot tell an answered call from an unanswered one. */
function answeredCalls(table: CallTable): number | null {
  const { count, answer, outcome, source } = table.calls;
  let answered = 0;
  for (let i = 0; i < count; i++) {
    if (table.files[source[i]!]?.tellsAnswer === false) return null;
    if (answer[i]! > 0 || outcome[i] === Outcome.answered) answered++;
  }
  return answered;
}
