import type { Arrivals } from '../../models/core/arrivals.ts';
import { ln } from '../../models/core/ln.ts';
import type { Demand, LossNetwork } from '../../models/core/loss-network.ts';
import { Draws, Purpose } from '../../models/core/random.ts';
import type { CountedWindow } from '../../models/core/window.ts';

type Outcome = 'carried' | 'overflowed' | 'blocked' | 'passed';
type Counts = Record<Outcome | 'offered', number>;
interface Held { demand: Demand; released: boolean }
export interface ReferenceWindow {
  day: Counts[];
  hour: Counts[];
  hourOfferedSeconds: number[];
  hourCarriedSeconds: number[];
  /** Occupied units over time, for any integral: level of resource r from each instant on. */
  levels: { time: number; level: number }[][];
  flows: Record<string, number>[];
  hourRefusals: Record<string, number>;
}

const HOUR = 3600;
const inside = (t: number, from: number, until: number): boolean => t >= from && t < until;

/** A loss network played out with objects and a sorted list: slow, and as near to the agreed words as can be. */
export function reference(network: LossNetwork, arrivals: Arrivals, windows: CountedWindow[], options: { seed: number; replication: number }): ReferenceWindow[] {
  const draws = new Draws(options.seed);
  const counts = (): Counts[] => network.resources.map(() => ({ offered: 0, carried: 0, overflowed: 0, blocked: 0, passed: 0 }));
  const zeros = (): number[] => network.resources.map(() => 0);
  const levels = network.resources.map(() => [{ time: -Infinity, level: 0 }]);
  const results = windows.map((): ReferenceWindow => ({
    day: counts(), hour: counts(), hourOfferedSeconds: zeros(), hourCarriedSeconds: zeros(), levels, hourRefusals: {},
    flows: network.flows.map(() => ({ calls: 0, offered: 0, carried: 0, overflowed: 0, blocked: 0, abandoned: 0, cutShort: 0, hourCalls: 0, hourBlocked: 0 })),
  }));
  const occupied = network.resources.map(() => 0);
  const agenda: { time: number; kind: number; order: number; act: () => void }[] = [];
  let scheduled = 0;
  const kinds = { release: 0, goOn: 1, retry: 2, arrival: 3 };
  const schedule = (time: number, kind: number, act: () => void): void => void agenda.push({ time, kind, order: scheduled++, act });
  const change = (r: number, units: number, time: number): void => {
    occupied[r]! += units;
    levels[r]!.push({ time, level: occupied[r]! });
  };

  /** Tries the alternatives of a phase; null when all are refused. */
  function ask(i: number, p: number, tries: number, durations: number[], day: number, now: number): { held: Held[]; rank: number } | { refusedBy: number } {
    const flow = network.flows[arrivals.flow[i]!]!;
    const { alternatives, equals } = flow.phases[p]!;
    if (alternatives.length === 0) return { held: [], rank: 0 };
    let order = alternatives;
    if (equals && alternatives.length > 1) {
      const key = arrivals.stream[i]!;
      draws.pair(Purpose.loadSharing, 8 * tries + p, arrivals.call[i]!, options.replication, arrivals.streams.low[key]!, arrivals.streams.high[key]!);
      const left = [...alternatives];
      let u = draws.first;
      order = alternatives.map((_, chosen) => {
        u *= left.length;
        const at = Math.floor(u);
        u -= at;
        // The chosen one changes places with the one in front.
        [left[0], left[at]] = [left[at]!, left[0]!];
        void chosen;
        return left.shift()!;
      });
    }
    const outcomes = new Map<number, { outcome: Outcome; demands: Demand[] }>();
    let refusedBy = -1;
    let found: { held: Held[]; rank: number } | null = null;
    for (const [rank, { demands }] of order.entries()) {
      const needed = network.resources.map(() => 0);
      const refusing = demands.findIndex(({ resource, units }) => {
        needed[resource]! += units;
        const { mode, capacity } = network.resources[resource]!;
        const reserved = flow.priority ? 0 : (flow.reservation?.find((one) => one.resource === resource)?.units ?? 0);
        return mode === 'held' && occupied[resource]! + needed[resource]! > capacity - reserved;
      });
      const asked = refusing < 0 ? demands : demands.slice(0, refusing + 1);
      asked.forEach(({ resource }, d) => {
        const last = rank + 1 === order.length ? 'blocked' : 'overflowed';
        outcomes.set(resource, { outcome: refusing < 0 ? 'carried' : d < refusing ? 'passed' : last, demands });
      });
      if (refusing >= 0) {
        refusedBy = demands[refusing]!.resource;
        continue;
      }
      for (const { resource, units } of demands) change(resource, units, now);
      found = { held: demands.map((demand) => ({ demand, released: false })), rank };
      break;
    }
    for (const [r, { outcome, demands }] of outcomes) {
      if (outcome === 'passed' && network.resources[r]!.mode !== 'held') continue;
      const until = (demand: Demand): number => durations.slice(p, demand.until + 1).reduce((sum, seconds) => sum + seconds, 0);
      const seconds = demands.filter(({ resource }) => resource === r).reduce((sum, demand) => sum + demand.units * until(demand), 0);
      if (results[day]) for (const key of ['offered', outcome] as const) results[day].day[r]![key]++;
      windows.forEach((window, w) => {
        if (!inside(now, window.resourceBusyHour[r]!, window.resourceBusyHour[r]! + HOUR)) return;
        for (const key of ['offered', outcome] as const) results[w]!.hour[r]![key]++;
        results[w]!.hourOfferedSeconds[r]! += seconds;
        if (outcome === 'carried') results[w]!.hourCarriedSeconds[r]! += seconds;
      });
    }
    return found ?? { refusedBy };
  }

  function attempt(i: number, tries: number, day: number, now: number): void {
    const flow = network.flows[arrivals.flow[i]!]!;
    const count: Record<string, number> = results[day]?.flows[arrivals.flow[i]!] ?? {};
    const add = (key: string): void => void (count[key] = (count[key] ?? 0) + 1);
    const own = arrivals.phases ? [...arrivals.phases.seconds.slice(arrivals.phases.offset[i], arrivals.phases.offset[i + 1])] : [];
    const durations = own.length > 0 ? own : [arrivals.holding[i]!];
    const inHour = tries === 0 && results[day] && inside(now, windows[day]!.stateBusyHour, windows[day]!.stateBusyHour + HOUR);
    if (tries === 0) add('calls');
    if (inHour) add('hourCalls');
    add('offered');
    const found = ask(i, 0, tries, durations, day, now);
    if ('refusedBy' in found) {
      add('blocked');
      if (inHour) {
        add('hourBlocked');
        const key = `${arrivals.flow[i]}/${found.refusedBy}`;
        results[day]!.hourRefusals[key] = (results[day]!.hourRefusals[key] ?? 0) + 1;
      }
      const key = arrivals.stream[i]!;
      draws.pair(Purpose.retry, tries, arrivals.call[i]!, options.replication, arrivals.streams.low[key]!, arrivals.streams.high[key]!);
      if (!flow.retry || tries >= flow.retry.retries || draws.first >= flow.retry.probability) add('abandoned');
      else schedule(now - flow.retry.meanSeconds * ln(1 - draws.second), kinds.retry, () => attempt(i, tries + 1, day, clock));
      return;
    }
    add('carried');
    if (found.rank > 0) add('overflowed');
    hold(i, 0, tries, durations, found.held, day, now, add);
  }

  function hold(i: number, p: number, tries: number, durations: number[], held: Held[], day: number, start: number, add: (key: string) => void): void {
    const last = p + 1 === durations.length;
    const releaseFrom = (least: number, most: number, now: number): void => {
      for (const one of held) {
        if (one.released || one.demand.until < least || one.demand.until > most) continue;
        one.released = true;
        change(one.demand.resource, -one.demand.units, now);
      }
    };
    schedule(start + durations[p]!, kinds.release, () => {
      releaseFrom(p, last ? Infinity : p, clock);
      if (last) return;
      schedule(clock, kinds.goOn, () => {
        const found = ask(i, p + 1, tries, durations, day, clock);
        if ('refusedBy' in found) {
          add('cutShort');
          releaseFrom(0, Infinity, clock);
        } else hold(i, p + 1, tries, durations, [...held, ...found.held], day, clock, add);
      });
    });
  }

  let clock = -Infinity;
  for (let i = 0; i < arrivals.count; i++) {
    const day = windows.findIndex((window) => inside(arrivals.time[i]!, window.from, window.until));
    schedule(arrivals.time[i]!, kinds.arrival, () => attempt(i, 0, day, clock));
  }
  while (agenda.length > 0) {
    agenda.sort((a, b) => a.time - b.time || a.kind - b.kind || a.order - b.order);
    const next = agenda.shift()!;
    clock = next.time;
    next.act();
  }
  return results;
}

/** Seconds at each level of a resource over an hour. */
export function histogram(levels: { time: number; level: number }[], from: number): number[] {
  const seconds: number[] = [];
  levels.forEach(({ time, level }, i) => {
    const start = Math.max(time, from);
    const end = Math.min(levels[i + 1]?.time ?? Infinity, from + HOUR);
    if (end <= start) return;
    while (seconds.length <= level) seconds.push(0);
    seconds[level]! += end - start;
  });
  return seconds;
}
