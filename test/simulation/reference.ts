import type { Arrivals } from '../../models/core/arrivals.ts';
import { ln } from '../../models/core/ln.ts';
import type { Alternative, CapacityChange, Demand, LossNetwork, Phase } from '../../models/core/loss-network.ts';
import { Draws, Purpose } from '../../models/core/random.ts';
import type { CountedWindow } from '../../models/core/window.ts';
import type { RunOptions, StartRun } from '../../models/simulation/engine.ts';
import type { AttemptCounts, WindowStatistics } from '../../models/simulation/statistics.ts';
import { LevelRecord } from './level-record.ts';
import { addLevels, noStatistics } from './reference-statistics.ts';
import { TokenBucket } from './token-bucket.ts';

type Outcome = 'carried' | 'overflowed' | 'blocked' | 'passed';
type FlowCount = keyof WindowStatistics['flows'];
interface Call {
  arrival: number;
  /** Window of its first attempt; −1: none. */
  day: number;
  tries: number;
  durations: number[];
  phase: number;
  /** What it holds, each with the number of the seizure. */
  held: { demand: Demand; seizure: number }[];
  dropped: boolean;
}
export interface ReferenceRun {
  statistics: WindowStatistics[];
  attempts: number;
  events: number;
}

const HOUR = 3600;
/** What happens at one instant, in this order; each kind in the order in which it was scheduled. */
const Kind = { end: 0, nextPhase: 1, change: 2, retry: 3, arrival: 4 };
const inside = (instant: number, from: number, until: number): boolean => instant >= from && instant < until;

/** A loss network played out with objects and a sorted list: slow, and as near to the agreed words as can be. */
export function reference(network: LossNetwork, arrivals: Arrivals, windows: CountedWindow[], options: RunOptions): ReferenceRun {
  const draws = new Draws(options.seed);
  const capacities = network.resources.map(({ capacity }) => capacity);
  const shut = network.resources.map(() => false);
  const buckets = network.resources.map((resource) => (resource.mode === 'rate' ? new TokenBucket(resource) : null));
  const levels = network.resources.map(() => new LevelRecord());
  const statistics = windows.map((window) => noStatistics(network, window));
  const refusals = windows.map(() => new Map<string, number>());
  const inProgress = new Set<Call>();
  const busyCallers = new Set<string>();
  const agenda: { instant: number; kind: number; order: number; act: () => void }[] = [];
  const total = { attempts: 0, events: 0 };
  let now = -Infinity;
  let scheduled = 0;
  let seizures = 0;

  const schedule = (instant: number, kind: number, act: () => void): void => void agenda.push({ instant, kind, order: scheduled++, act });
  const routesOf = (call: Call): LossNetwork['flows'][number] => network.flows[arrivals.flow[call.arrival]!]!;
  const caller = ({ arrival }: Call): string => `${arrivals.flow[arrival]}/${arrivals.source?.[arrival]}`;
  const count = ({ arrival, day }: Call, what: FlowCount): void => void (statistics[day] && statistics[day].flows[what][arrivals.flow[arrival]!]!++);
  const handled = (call: Call, what: 'attempts' | 'events'): void => {
    total[what]++;
    if (statistics[call.day]) statistics[call.day]![what]++;
  };
  const draw = (purpose: Purpose, k: number, { arrival }: Call): void => {
    const { call, stream, streams } = arrivals;
    draws.pair(purpose, k, call[arrival]!, options.replication, streams.low[stream[arrival]!]!, streams.high[stream[arrival]!]!);
  };

  function hasRoom(r: number, units: number, mustStayFree: number): boolean {
    const { mode } = network.resources[r]!;
    if (mode === 'rate') return buckets[r]!.tokensAt(now) - units >= mustStayFree;
    return mode === 'held' ? levels[r]!.level + units <= capacities[r]! - mustStayFree : !shut[r];
  }

  /** The alternatives of a phase in the order in which this try asks them. */
  function inOrder(call: Call, { alternatives, equals }: Phase): Alternative[] {
    if (!equals) return alternatives;
    draw(Purpose.loadSharing, 8 * call.tries + call.phase, call);
    const left = [...alternatives];
    let uniform = draws.first;
    let choices = 0;
    return equals.flatMap((size) => {
      const run = left.splice(0, size);
      return run.map((_, i) => {
        if (i === size - 1) return run[i]!;
        if (choices === 12) uniform = draws.second;
        choices++;
        const scaled = uniform * (size - i);
        const chosen = i + Math.floor(scaled);
        uniform = scaled - Math.floor(scaled);
        [run[i], run[chosen]] = [run[chosen]!, run[i]!];
        return run[i]!;
      });
    });
  }

  /** Tries the alternatives of the call's phase and seizes the first that fits: its rank, or the resource that refused last. */
  function ask(call: Call): { rank: number } | { refusedBy: number } {
    const { phases, reservation, priority } = routesOf(call);
    const order = inOrder(call, phases[call.phase]!);
    if (order.length === 0) return { rank: 0 };
    const outcomes = new Map<number, { outcome: Outcome; demands: Demand[] }>();
    let refusedBy = -1;
    const rank = order.findIndex(({ demands }, index) => {
      const refusing = demands.findIndex(({ resource }, d) => {
        const units = demands.slice(0, d + 1).reduce((sum, one) => sum + (one.resource === resource ? one.units : 0), 0);
        const reserved = priority ? 0 : (reservation?.find((one) => one.resource === resource)?.units ?? 0);
        return !hasRoom(resource, units, reserved);
      });
      const refused: Outcome = index + 1 < order.length ? 'overflowed' : 'blocked';
      demands.slice(0, refusing < 0 ? undefined : refusing + 1).forEach(({ resource }, d) => {
        outcomes.set(resource, { outcome: refusing < 0 ? 'carried' : d < refusing ? 'passed' : refused, demands });
      });
      if (refusing >= 0) refusedBy = demands[refusing]!.resource;
      return refusing < 0;
    });
    for (const [r, { outcome, demands }] of outcomes) countAt(r, outcome, demands.filter(({ resource }) => resource === r), call);
    if (rank < 0) return { refusedBy };
    for (const demand of order[rank]!.demands) {
      if (network.resources[demand.resource]!.mode === 'rate') buckets[demand.resource]!.take(demand.units, now);
      else {
        levels[demand.resource]!.add(demand.units, now);
        call.held.push({ demand, seizure: seizures++ });
      }
    }
    return { rank };
  }

  function countAt(r: number, outcome: Outcome, demands: Demand[], call: Call): void {
    const { mode } = network.resources[r]!;
    if (outcome === 'passed' && mode !== 'held' && mode !== 'rate') return;
    const wouldLast = (until: number): number => call.durations.slice(call.phase, until + 1).reduce((sum, seconds) => sum + seconds, 0);
    const unitSeconds = demands.reduce((sum, { units, until }) => sum + units * wouldLast(until), 0);
    const add = (counts: AttemptCounts): void => {
      counts.offered[r]!++;
      counts[outcome][r]!++;
    };
    if (statistics[call.day]) add(statistics[call.day]!.day);
    windows.forEach(({ resourceBusyHour }, w) => {
      const from = resourceBusyHour[r]!;
      if (!inside(now, from, from + HOUR)) return;
      const found = statistics[w]!;
      add(found.hour);
      found.hourOfferedSeconds[r]! += unitSeconds;
      if (outcome === 'carried') found.hourCarriedSeconds[r]! += unitSeconds;
      if (mode === 'rate') found.load[r]![Math.floor(now - from)]! += demands.reduce((sum, { units }) => sum + units, 0);
    });
  }

  function arrive(arrival: number): void {
    const { phases, holding, time } = arrivals;
    const own = phases ? [...phases.seconds.slice(phases.offset[arrival], phases.offset[arrival + 1])] : [];
    const day = windows.findIndex(({ from, until }) => inside(time[arrival]!, from, until));
    const call: Call = { arrival, day, tries: 0, durations: own.length > 0 ? own : [holding[arrival]!], phase: 0, held: [], dropped: false };
    if (routesOf(call).sources !== undefined) {
      if (busyCallers.has(caller(call))) return count(call, 'notMade');
      busyCallers.add(caller(call));
    }
    count(call, 'calls');
    const inHour = day >= 0 && inside(now, windows[day]!.stateBusyHour, windows[day]!.stateBusyHour + HOUR);
    if (inHour) count(call, 'hourCalls');
    const refusedBy = attempt(call);
    if (refusedBy === null || !inHour) return;
    count(call, 'hourBlocked');
    const key = `${arrivals.flow[arrival]!}/${refusedBy}`;
    refusals[day]!.set(key, (refusals[day]!.get(key) ?? 0) + 1);
  }

  /** One try of a call: null when it was carried, else the resource that refused last. */
  function attempt(call: Call): number | null {
    handled(call, 'attempts');
    handled(call, 'events');
    count(call, 'offered');
    const answer = ask(call);
    if ('refusedBy' in answer) {
      count(call, 'blocked');
      giveUpOrWait(call);
      return answer.refusedBy;
    }
    count(call, 'carried');
    if (answer.rank > 0) count(call, 'overflowed');
    inProgress.add(call);
    schedule(now + call.durations[0]!, Kind.end, () => endPhase(call));
    return null;
  }

  function giveUpOrWait(call: Call): void {
    const { retry } = routesOf(call);
    draw(Purpose.retry, call.tries, call);
    if (!retry || call.tries >= retry.retries || draws.first >= retry.probability) {
      count(call, 'abandoned');
      busyCallers.delete(caller(call));
      return;
    }
    schedule(now - retry.meanSeconds * ln(1 - draws.second), Kind.retry, () => {
      call.tries++;
      attempt(call);
    });
  }

  function endPhase(call: Call): void {
    if (call.dropped) return;
    handled(call, 'events');
    if (call.phase + 1 === call.durations.length) return leave(call);
    release(call, ({ until }) => until === call.phase);
    schedule(now, Kind.nextPhase, () => {
      call.phase++;
      if ('refusedBy' in ask(call)) {
        count(call, 'cutShort');
        leave(call);
      } else schedule(now + call.durations[call.phase]!, Kind.end, () => endPhase(call));
    });
  }

  function release(call: Call, which: (demand: Demand) => boolean): void {
    for (const { demand } of call.held) if (which(demand)) levels[demand.resource]!.add(-demand.units, now);
    call.held = call.held.filter(({ demand }) => !which(demand));
  }

  function leave(call: Call): void {
    release(call, () => true);
    inProgress.delete(call);
    busyCallers.delete(caller(call));
  }

  function change({ resource, capacity, drop }: CapacityChange): void {
    const { mode } = network.resources[resource]!;
    if (mode === 'rate') return buckets[resource]!.setCapacity(capacity, now);
    capacities[resource] = capacity;
    shut[resource] = capacity === 0;
    const fits = (): boolean => levels[resource]!.level <= (mode === 'held' || capacity === 0 ? capacity : Infinity);
    const lastSeizure = ({ held }: Call): number => Math.max(-1, ...held.filter(({ demand }) => demand.resource === resource).map(({ seizure }) => seizure));
    while (drop && !fits()) {
      const latest = [...inProgress].reduce((a, b) => (lastSeizure(b) > lastSeizure(a) ? b : a));
      latest.dropped = true;
      handled(latest, 'events');
      count(latest, 'dropped');
      leave(latest);
    }
  }

  options.changes?.forEach((one) => schedule(one.instant, Kind.change, () => change(one)));
  for (let i = 0; i < arrivals.count; i++) schedule(arrivals.time[i]!, Kind.arrival, () => arrive(i));
  while (agenda.length > 0) {
    const next = agenda.reduce((a, b) => (a.instant - b.instant || a.kind - b.kind || a.order - b.order) <= 0 ? a : b);
    agenda.splice(agenda.indexOf(next), 1);
    now = next.instant;
    next.act();
  }
  windows.forEach((window, w) => addLevels(statistics[w]!, network, options.changes ?? [], window, levels, refusals[w]!));
  return { statistics, ...total };
}

/** The reference as an engine: all of it happens in the first step. */
export const startReference: StartRun = (network, arrivals, windows, options) => {
  let run: ReferenceRun | null = null;
  return {
    step: () => (run ??= reference(network, arrivals, windows, options)) !== null,
    statistics: () => run!.statistics,
    get attempts() {
      return run?.attempts ?? 0;
    },
    get events() {
      return run?.events ?? 0;
    },
  };
};
