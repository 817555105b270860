import type { Arrivals } from '../../core/arrivals.ts';
import type { CapacityChange, LossNetwork, Phase } from '../../core/loss-network.ts';
import type { CountedWindow } from '../../core/window.ts';
import type { Run, RunOptions } from '../engine.ts';
import { levelSteps } from '../level-step.ts';
import type { FlowCounts, WindowStatistics } from '../statistics.ts';
import type { AskedRoute, AskOutcome, TraceEvent } from '../trace.ts';
import { EventKind, type Agenda } from './agenda.ts';
import { askRoutes, type Choice } from './ask-routes.ts';
import { BusyCallers } from './busy-callers.ts';
import type { Call, Holding } from './call.ts';
import { Chances } from './chances.ts';
import { countAttempt, outcomesOf } from './count-attempt.ts';
import { LevelMeter } from './level-meter.ts';
import { HOUR } from './level-summaries.ts';
import type { ResourceState } from './resource-state.ts';
import { Timetable } from './timetable.ts';
import { TokenBucket } from './token-bucket.ts';
import { UnitsInUse } from './units-in-use.ts';
import { WindowRecord } from './window-record.ts';

/** Most events of one step: where a caller asks for many as of a fast engine, it can still be stopped within 100 ms. */
const MOST_AT_ONCE = 1024;

/** Is told everything that happens, in order. */
export type Observer = (event: TraceEvent) => void;

/** What an attempt, or the entry of a later phase, came to: the rank of the route that carries it, or the resource that refused last. */
type Answer = { carried: true; asked: AskedRoute[]; alternative: number | null; rank: number } | { carried: false; asked: AskedRoute[]; refusedBy: number };

/** One replication, played out call by call as its agenda has things happen. */
export class PlainRun implements Run {
  attempts = 0;
  events = 0;
  #finished = false;

  readonly #network: LossNetwork;
  readonly #arrivals: Arrivals;
  readonly #agenda: Agenda;
  readonly #observe: Observer | null;
  readonly #chances: Chances;
  readonly #records: WindowRecord[];
  readonly #days: Timetable;
  /** By resource. */
  readonly #busyHours: Timetable[];
  readonly #meters: LevelMeter[];
  readonly #resources: ResourceState[];
  readonly #busyCallers: BusyCallers;

  constructor(network: LossNetwork, arrivals: Arrivals, windows: CountedWindow[], options: RunOptions, agenda: Agenda, observe: Observer | null = null) {
    this.#network = network;
    this.#arrivals = arrivals;
    this.#agenda = agenda;
    this.#observe = observe;
    this.#chances = new Chances(arrivals, options);
    const steps = levelSteps(network, options.changes);
    this.#records = windows.map((window) => new WindowRecord(network, window, steps));
    this.#days = new Timetable(windows);
    this.#busyHours = network.resources.map((_, r) => new Timetable(windows.map(({ resourceBusyHour }) => ({ from: resourceBusyHour[r]!, until: resourceBusyHour[r]! + HOUR }))));
    this.#meters = network.resources.map((_, r) => new LevelMeter(this.#records.flatMap((record) => record.summariesOf(r))));
    this.#resources = network.resources.map((resource, r) => (resource.mode === 'rate' ? new TokenBucket(resource) : new UnitsInUse(resource, this.#meters[r]!)));
    this.#busyCallers = new BusyCallers(arrivals, network.flows.length);
    for (const change of options.changes ?? []) agenda.schedule(change.instant, EventKind.capacityChange, () => this.#change(change));
    this.#expect(0);
  }

  step(maxEvents: number): boolean {
    if (this.#finished || !this.#agenda.run(Math.min(Math.max(1, maxEvents), MOST_AT_ONCE))) return this.#finished;
    for (const meter of this.#meters) meter.passUntil(Infinity);
    this.#finished = true;
    return true;
  }

  statistics(): WindowStatistics[] {
    if (!this.#finished) throw new Error('The run has not ended: call step until it gives true.');
    return this.#records.map((record) => record.statistics());
  }

  /** Puts an arrival on the agenda; it will do so with the one behind it. */
  #expect(arrival: number): void {
    const { count, time } = this.#arrivals;
    if (arrival >= count) return;
    this.#agenda.schedule(time[arrival]!, EventKind.arrival, (instant) => {
      this.#expect(arrival + 1);
      this.#arrive(arrival, instant);
    });
  }

  #arrive(arrival: number, instant: number): void {
    const call = this.#newCall(arrival, instant);
    if (this.#busyCallers.has(call)) {
      this.#count(call, 'notMade');
      this.#observe?.({ kind: 'not-made', instant, arrival });
      return;
    }
    this.#busyCallers.add(call);
    this.#count(call, 'calls');
    const inHour = call.day?.inStateBusyHour(instant) ?? false;
    if (inHour) this.#count(call, 'hourCalls');
    const answer = this.#attempt(call, instant);
    if (!inHour || answer.carried) return;
    this.#count(call, 'hourBlocked');
    call.day?.countRefusal(call.flow, answer.refusedBy);
  }

  #newCall(arrival: number, instant: number): Call {
    const flow = this.#arrivals.flow[arrival]!;
    const day = this.#days.at(instant);
    return {
      arrival, flow, routes: this.#network.flows[flow]!, day: day === null ? null : this.#records[day]!,
      durations: this.#durationsOf(arrival), tries: 0, phase: 0, held: [], dropped: false,
    };
  }

  /** One try of a call. */
  #attempt(call: Call, instant: number): Answer {
    this.attempts++;
    if (call.day) call.day.attempts++;
    this.#countEvent(call);
    this.#count(call, 'offered');
    const answer = this.#ask(call, instant);
    if (answer.carried) {
      this.#count(call, 'carried');
      if (answer.rank > 0) this.#count(call, 'overflowed');
      this.#stay(call, answer, instant);
    } else {
      this.#count(call, 'blocked');
      this.#giveUpOrWait(call, answer.asked, instant);
    }
    return answer;
  }

  #giveUpOrWait(call: Call, asked: AskedRoute[], instant: number): void {
    const retryAt = this.#chances.nextTry(call, instant);
    this.#tell(call, asked, { kind: 'blocked', retryAt }, instant);
    if (retryAt === null) {
      this.#count(call, 'abandoned');
      this.#busyCallers.delete(call);
      return;
    }
    this.#agenda.schedule(retryAt, EventKind.retry, (then) => {
      call.tries++;
      this.#attempt(call, then);
    });
  }

  /** The call is in a phase until it ends. */
  #stay(call: Call, { asked, alternative }: { asked: AskedRoute[]; alternative: number | null }, instant: number): void {
    const ends = instant + call.durations[call.phase]!;
    this.#tell(call, asked, { kind: 'carried', alternative, ends }, instant);
    this.#agenda.schedule(ends, EventKind.end, (then) => this.#endPhase(call, then));
  }

  #endPhase(call: Call, instant: number): void {
    if (call.dropped) return;
    const last = call.phase + 1 === call.durations.length;
    this.#countEvent(call);
    const released = this.#release(call, ({ until }) => last || until === call.phase, instant);
    this.#observe?.({ kind: 'end', instant, arrival: call.arrival, phase: call.phase, last, released: released.map(({ resource, units }) => ({ resource, units })) });
    if (last) this.#busyCallers.delete(call);
    else this.#agenda.schedule(instant, EventKind.nextPhase, (then) => this.#enterNextPhase(call, then));
  }

  #enterNextPhase(call: Call, instant: number): void {
    call.phase++;
    const answer = this.#ask(call, instant);
    if (answer.carried) return this.#stay(call, answer, instant);
    this.#count(call, 'cutShort');
    this.#leave(call, instant);
    this.#tell(call, answer.asked, { kind: 'cut-short' }, instant);
  }

  #change({ instant, resource, capacity, drop }: CapacityChange): void {
    const state = this.#resources[resource]!;
    this.#observe?.({ kind: 'capacity', instant, resource, from: state.capacity, to: capacity });
    state.changeCapacity(capacity, instant);
    if (!drop || !(state instanceof UnitsInUse)) return;
    for (const { call } of [...state.holdings].reverse()) {
      if (!state.tooFull) break;
      if (!call.dropped) this.#drop(call, resource, instant);
    }
  }

  #drop(call: Call, resource: number, instant: number): void {
    call.dropped = true;
    this.#countEvent(call);
    this.#count(call, 'dropped');
    this.#leave(call, instant);
    this.#observe?.({ kind: 'dropped', instant, arrival: call.arrival, resource });
  }

  /** The call is over. */
  #leave(call: Call, instant: number): void {
    this.#release(call, () => true, instant);
    this.#busyCallers.delete(call);
  }

  /** Releases some of what a call holds, and gives it. */
  #release(call: Call, which: (holding: Holding) => boolean, instant: number): Holding[] {
    const released = call.held.filter(which);
    call.held = call.held.filter((holding) => !which(holding));
    for (const holding of released) holding.state.release(holding, instant);
    return released;
  }

  /** Asks the routes of the call's phase, seizes the first that fits, and counts at the resources. */
  #ask(call: Call, instant: number): Answer {
    const choices = this.#choicesOf(call, call.routes.phases[call.phase]!);
    if (choices.length === 0) return { carried: true, asked: [], alternative: null, rank: 0 };
    const { asked, found } = askRoutes(choices, call.routes, this.#resources, instant);
    for (const [resource, answer] of outcomesOf(asked, choices)) {
      // A resource that never refuses counts only what it carries.
      if (answer.outcome === 'passed' && this.#neverRefuses(resource)) continue;
      const hour = this.#busyHours[resource]!.at(instant);
      countAttempt(resource, answer, call, hour === null ? null : this.#records[hour]!, instant);
    }
    const last = asked.at(-1)!;
    if (!found) return { carried: false, asked, refusedBy: last.demands.at(-1)!.resource };
    for (const demand of found.demands) this.#resources[demand.resource]!.seize(demand, call, instant);
    return { carried: true, asked, alternative: found.alternative, rank: last.rank };
  }

  #neverRefuses(resource: number): boolean {
    const { mode } = this.#network.resources[resource]!;
    return mode === 'carrying' || mode === 'gauge';
  }

  /** The alternatives of a phase in the order in which this try asks them. */
  #choicesOf(call: Call, { alternatives, equals }: Phase): Choice[] {
    const asWritten = alternatives.map(({ demands }, alternative) => ({ alternative, demands }));
    if (!equals) return asWritten;
    return this.#chances.order(call, equals).map((alternative) => asWritten[alternative]!);
  }

  #durationsOf(arrival: number): number[] {
    const { holding, phases } = this.#arrivals;
    const own = phases ? [...phases.seconds.subarray(phases.offset[arrival], phases.offset[arrival + 1])] : [];
    return own.length > 0 ? own : [holding[arrival]!];
  }

  /** Tells the observer of a try or of the entry of a later phase. */
  #tell({ arrival, tries, phase }: Call, asked: AskedRoute[], outcome: AskOutcome, instant: number): void {
    this.#observe?.({ kind: 'ask', instant, arrival, tries, phase, asked, outcome });
  }

  #count({ day, flow }: Call, what: keyof FlowCounts): void {
    if (day) day.flows[what][flow]!++;
  }

  #countEvent({ day }: Call): void {
    this.events++;
    if (day) day.events++;
  }
}
