import type { Arrivals } from '../core/arrivals.ts';
import type { LossNetwork } from '../core/loss-network.ts';
import type { CountedWindow } from '../core/window.ts';
import { Asking, NOTHING, REFUSED } from './asking.ts';
import { BusyHours } from './busy-hours.ts';
import { CallDraws } from './call-draws.ts';
import { CallsInPhases } from './calls-in-phases.ts';
import { checkArrivals, checkWindows } from './check.ts';
import { Counters } from './counters.ts';
import { Departures } from './departures.ts';
import { FirstInFirstOut } from './first-in-first-out.ts';
import type { Run, RunOptions } from './engine.ts';
import { flatten, MOST_PHASES, type FlatNetwork } from './flatten.ts';
import type { WindowStatistics } from './statistics.ts';
import { TimedQueue } from './timed-queue.ts';
import { windowStatistics } from './window-statistics.ts';

const HOUR = 3600;

/**
 * Starts one replication of a loss network on given arrivals. At equal instants: what ends is released, then calls enter their next
 * phase, then retries, then arrivals, each in the order in which it was scheduled. The same arguments give the same bits.
 *
 * Seconds in the statistics are unit-seconds: a demand of two channels counts its would-be time twice. A later phase that asks a
 * resource counts there as one more attempt of the same call. Every call that is blocked and tries no more is `abandoned`.
 *
 * Throws RangeError for a network, arrivals or windows that break their contract, and for what this kernel does not run
 * (`rate` resources, finite sources).
 */
export function startRun(network: LossNetwork, arrivals: Arrivals, windows: CountedWindow[], options: RunOptions): Run {
  const flat = flatten(network);
  checkArrivals(arrivals, network);
  checkWindows(windows, network.resources.length);
  return new LossRun(network, flat, arrivals, windows, options);
}

class LossRun implements Run {
  attempts = 0;
  events = 0;
  #now = -Infinity;
  #next = 0;
  #finished = false;
  /** Window of the arrivals that come now: its index, or the row behind the last for none. */
  #window: number;
  #windowAhead = 0;

  readonly #network: LossNetwork;
  readonly #flat: FlatNetwork;
  readonly #arrivals: Arrivals;
  readonly #windows: CountedWindow[];
  readonly #draws: CallDraws;
  readonly #counters: Counters;
  readonly #hours: BusyHours;
  readonly #asking: Asking;

  /** Ends of calls: the alternative that a one-phase call took, or −1 − place of a call in phases. */
  readonly #departures = new Departures();
  /** Ends of phases that are not the last, by place. */
  readonly #phaseEnds = new TimedQueue();
  /** Places of calls whose phase ended at this very instant: they go on once all departures of the instant are done. */
  readonly #goingOn = new FirstInFirstOut();
  readonly #retries = new TimedQueue();
  readonly #retrying = new CallsInPhases();
  readonly #calls = new CallsInPhases();

  constructor(network: LossNetwork, flat: FlatNetwork, arrivals: Arrivals, windows: CountedWindow[], options: { seed: number; replication: number }) {
    this.#network = network;
    this.#flat = flat;
    this.#arrivals = arrivals;
    this.#windows = windows;
    this.#draws = new CallDraws(arrivals, options);
    this.#window = windows.length;
    this.#counters = new Counters(windows.length, flat.resources, flat.flows);
    this.#hours = new BusyHours(flat, windows);
    this.#asking = new Asking(flat, this.#hours, this.#counters);
  }

  step(maxEvents: number): boolean {
    const { time, count } = this.#arrivals;
    const departures = this.#departures;
    const phaseEnds = this.#phaseEnds;
    const retries = this.#retries;
    const stopAt = this.events + maxEvents;
    while (this.events < stopAt && !this.#finished) {
      const arrival = this.#next < count ? time[this.#next]! : Infinity;
      const retry = retries.earliest;
      const goesOn = !this.#goingOn.empty;
      const entry = goesOn ? this.#now : retry < arrival ? retry : arrival;
      const departure = departures.earliest;
      const phaseEnd = phaseEnds.earliest;
      if (departure <= entry && departure <= phaseEnd && departure < Infinity) {
        this.#now = departure;
        this.#depart(departures.pop());
        this.events++;
      } else if (phaseEnd <= entry && phaseEnd < Infinity) {
        this.#now = phaseEnd;
        this.#endPhase(phaseEnds.pop());
        this.events++;
      } else if (goesOn) {
        this.#goOn();
      } else if (retry <= arrival && retry < Infinity) {
        this.#now = retry;
        this.#tryAgain(retries.pop());
        this.events++;
      } else if (arrival < Infinity) {
        this.#now = arrival;
        this.#arrive(this.#next++, arrival);
        this.events++;
      } else {
        this.#finished = true;
        this.#hours.close();
      }
    }
    return this.#finished;
  }

  statistics(): WindowStatistics[] {
    if (!this.#finished) throw new Error('The run has not ended: call step until it gives true.');
    return this.#windows.map((_, w) => windowStatistics(this.#counters, this.#hours, w));
  }

  #arrive(index: number, instant: number): void {
    while (this.#windowAhead < this.#windows.length && instant >= this.#windows[this.#windowAhead]!.until) this.#windowAhead++;
    const ahead = this.#windows[this.#windowAhead];
    const inside = ahead !== undefined && instant >= ahead.from;
    this.#window = inside ? this.#windowAhead : this.#windows.length;
    const flow = this.#arrivals.flow[index]!;
    const row = this.#window * this.#flat.flows + flow;
    const counts = this.#counters.flow;
    counts.calls[row]!++;
    const inHour = inside && instant >= ahead.stateBusyHour && instant < ahead.stateBusyHour + HOUR;
    if (inHour) counts.hourCalls[row]!++;
    if (!this.#attempt(index, 0, this.#window, instant) && inHour) {
      counts.hourBlocked[row]!++;
      this.#counters.refuse(this.#window, flow, this.#asking.refusedBy);
    }
  }

  #tryAgain(place: number): void {
    const waiting = this.#retrying;
    waiting.leave(place);
    this.#attempt(waiting.arrival[place]!, waiting.tries[place]!, waiting.window[place]!, this.#now);
  }

  /** One try of a call; false when it was blocked. */
  #attempt(index: number, tries: number, window: number, instant: number): boolean {
    const { phaseOffset } = this.#flat;
    const flow = this.#arrivals.flow[index]!;
    const counters = this.#counters;
    const counts = counters.flow;
    const row = window * this.#flat.flows + flow;
    this.attempts++;
    counters.attempts[window]!++;
    counters.events[window]!++;
    counts.offered[row]!++;

    const phases = this.#arrivals.phases;
    const first = phases === null ? 0 : phases.offset[index]!;
    const durations = phases === null ? 0 : phases.offset[index + 1]! - first;
    const only = durations === 1 ? phases!.seconds[first]! : this.#arrivals.holding[index]!;
    const phase = phaseOffset[flow]!;
    const { seconds } = this.#asking;
    if (durations > 1) this.#addUp(index, 0);
    else {
      const phasesOfFlow = phaseOffset[flow + 1]! - phase;
      for (let p = 0; p < phasesOfFlow; p++) seconds[p] = only;
    }
    if (this.#flat.shuffled[phase] === 1) this.#drawOrder(phase, index, tries, 0);
    const taken = this.#asking.ask(phase, instant, window);
    if (taken === REFUSED) {
      counts.blocked[row]!++;
      this.#giveUpOrWait(index, flow, tries, window, instant);
      return false;
    }
    counts.carried[row]!++;
    if (this.#asking.rank > 0) counts.overflowed[row]!++;
    if (durations > 1) this.#enterFirstPhase(index, tries, window, taken, durations, instant + phases!.seconds[first]!);
    else if (taken !== NOTHING) {
      counters.events[window]!++;
      this.#departures.push(instant + only, taken);
    }
    return true;
  }

  /** Decides whether a blocked caller tries again, and when. */
  #giveUpOrWait(index: number, flow: number, tries: number, window: number, instant: number): void {
    const delay = this.#draws.retryDelay(index, tries, this.#network.flows[flow]!.retry);
    if (delay < 0) {
      this.#counters.flow.abandoned[window * this.#flat.flows + flow]!++;
      return;
    }
    const place = this.#retrying.take();
    this.#retrying.arrival[place] = index;
    this.#retrying.tries[place] = tries + 1;
    this.#retrying.window[place] = window;
    this.#retries.push(instant + delay, place);
  }

  #enterFirstPhase(index: number, tries: number, window: number, taken: number, phases: number, end: number): void {
    const calls = this.#calls;
    const place = calls.take();
    calls.arrival[place] = index;
    calls.tries[place] = tries;
    calls.window[place] = window;
    calls.phase[place] = 0;
    calls.phases[place] = phases;
    calls.alternative[place * MOST_PHASES] = taken;
    this.#phaseEnds.push(end, place);
  }

  /** Releases what was held until the phase that ends now; the call goes on after the departures of this instant. */
  #endPhase(place: number): void {
    const calls = this.#calls;
    const phase = calls.phase[place]!;
    this.#counters.events[calls.window[place]!]!++;
    for (let p = 0; p <= phase; p++) {
      const alternative = calls.alternative[place * MOST_PHASES + p]!;
      if (alternative >= 0) this.#asking.releasePart(alternative, phase, phase, this.#now);
    }
    this.#goingOn.push(place);
  }

  /** The first of the calls whose phase ended enters its next phase, or is cut short. */
  #goOn(): void {
    const calls = this.#calls;
    const place = this.#goingOn.shift();
    const index = calls.arrival[place]!;
    const window = calls.window[place]!;
    const next = calls.phase[place]! + 1;
    calls.phase[place] = next;
    const flow = this.#arrivals.flow[index]!;
    const phase = this.#flat.phaseOffset[flow]! + next;
    this.#addUp(index, next);
    if (this.#flat.shuffled[phase] === 1) this.#drawOrder(phase, index, calls.tries[place]!, next);
    const taken = this.#asking.ask(phase, this.#now, window);
    if (taken === REFUSED) {
      this.#counters.flow.cutShort[window * this.#flat.flows + flow]!++;
      this.#releaseRest(place, next);
      return;
    }
    calls.alternative[place * MOST_PHASES + next] = taken;
    const { offset, seconds } = this.#arrivals.phases!;
    const end = this.#now + seconds[offset[index]! + next]!;
    if (next + 1 < calls.phases[place]!) this.#phaseEnds.push(end, place);
    else {
      this.#counters.events[window]!++;
      this.#departures.push(end, -1 - place);
    }
  }

  #depart(value: number): void {
    if (value >= 0) this.#asking.release(value, this.#now);
    else this.#releaseRest(-1 - value, this.#calls.phase[-1 - value]! + 1);
  }

  /** Releases all that a call in phases still holds: what its phases before `entered` took until the last one entered or later. */
  #releaseRest(place: number, entered: number): void {
    const calls = this.#calls;
    const reached = calls.phase[place]!;
    for (let p = 0; p < entered; p++) {
      const alternative = calls.alternative[place * MOST_PHASES + p]!;
      if (alternative >= 0) this.#asking.releasePart(alternative, reached, MOST_PHASES, this.#now);
    }
    calls.leave(place);
  }

  /** Fills the would-be seconds of what is asked at the start of phase `from`, by the phase until which it would be held. */
  #addUp(index: number, from: number): void {
    const { offset, seconds } = this.#arrivals.phases!;
    const first = offset[index]!;
    const phases = offset[index + 1]! - first;
    let sum = 0;
    for (let p = from; p < MOST_PHASES; p++) {
      if (p < phases) sum += seconds[first + p]!;
      this.#asking.seconds[p] = sum;
    }
  }

  /** Has the order drawn in which a shuffled phase tries its alternatives. */
  #drawOrder(phase: number, index: number, tries: number, phaseOfCall: number): void {
    const { alternativeOffset } = this.#flat;
    const alternatives = alternativeOffset[phase + 1]! - alternativeOffset[phase]!;
    if (this.#asking.order.length < alternatives) this.#asking.order = new Int32Array(alternatives);
    this.#draws.sharing(this.#asking.order, this.#flat.equals[phase]!, index, tries, phaseOfCall);
  }
}
