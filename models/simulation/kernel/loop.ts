import { addF64, f64At, i32At, setF64, setI32 } from './access.ts';
import type { f64, i32 } from './access.ts';
import { arrive, tryAgain } from './attempt.ts';
import { earliest, earliestRecord, pop } from './heap.ts';
import { changeLevel } from './levels.ts';
import {
  BOUNDARY, CHANGE, DEMAND_CALLS, DEMAND_LAST, DEMAND_LIMIT, DEMAND_REFUSALS, DEMAND_REFUSED_SECONDS, DEMAND_SECONDS, DEMAND_SIZE, DEMAND_UNITS, DEPARTURES, END_CALLS, END_TIMES, FLOW_OF,
  FLOW_PLAIN, FLOW_ROUTES_END, FLOW_SIZE, FLOWS, GOING_FROM, GOING_UNTIL, HOLDINGS, LEVEL, NEXT_ARRIVAL, NEXT_END, NOW, RECORD_STATE, REFUSING, RESOURCE_GROWS, RETRIES, STATE_DROPPED,
  STOP_BOUNDARY, STOP_BUDGET, STOP_CHANGE, STOP_DONE, STOP_ROOM, TAKEN, TIMES,
} from './layout.ts';
import { endPhase, goOn, isGoingOn } from './phases.ts';
import { hasRoom, leaveRecord, recordWords } from './records.ts';
import { resourceOf } from './routes.ts';

/** What `step` gives when the loop may go on. */
const GO_ON = -1;

/**
 * Plays arrivals and ends in order of time until so many were handled, or something must be done outside; gives why it stops. Nothing is
 * allocated. Ends that first attempts foresee stand in order in a column of their own, made before the run, so that they need no event
 * list: of a call that was refused they are passed over. Only what a later try brings goes through a heap.
 */
export function play(budget: i32): i32 {
  const times = i32At(TIMES);
  const endTimes = i32At(END_TIMES);
  const endCalls = i32At(END_CALLS);
  const flowOf = i32At(FLOW_OF);
  const taken = i32At(TAKEN);
  const flows = i32At(FLOWS);
  const holdings = i32At(HOLDINGS);
  let arrival = i32At(NEXT_ARRIVAL);
  let end = i32At(NEXT_END);
  let horizon = nextOther();
  let stop = STOP_BUDGET;
  for (let left = budget; left > 0; left--) {
    const arrives = f64At(times + arrival);
    const ends = f64At(endTimes + end);
    if (ends <= arrives && i32At(endCalls + end) < arrival) {
      // Until the horizon nothing but arrivals and foreseen ends happens.
      if (ends < horizon) {
        const held = i32At(taken + i32At(endCalls + end));
        end++;
        if (held > 0) releaseAll(held, ends);
        else if (held < -1 && !isGoingOn(-2 - held)) {
          endPhase(-2 - held, ends);
          if (i32At(GOING_FROM) < i32At(GOING_UNTIL)) horizon = -Infinity;
        }
        continue;
      }
    } else if (arrives < horizon) {
      const told = i32At(flowOf + arrival);
      const flow = flows + told * FLOW_SIZE;
      const route = told < 0 ? 0 : i32At((flow << 1) + FLOW_PLAIN);
      const free = route === 0 ? 0 : hasRoomFor(route) ? route : overflow(route, i32At((flow << 1) + FLOW_ROUTES_END), f64At(holdings + arrival));
      if (free > 0) {
        seizeAll(free, arrives);
        addF64(free + DEMAND_CALLS, 1);
        addF64(free + DEMAND_SECONDS, f64At(holdings + arrival));
        setI32(taken + arrival, free);
        arrival++;
        continue;
      }
      if (!hasRoom() || !arrive(arrival, arrives)) {
        stop = STOP_ROOM;
        break;
      }
      arrival++;
      horizon = nextOther();
      continue;
    }
    setI32(NEXT_ARRIVAL, arrival);
    setI32(NEXT_END, end);
    const found = step(arrives, ends <= arrives && i32At(endCalls + end) < arrival ? ends : Infinity);
    arrival = i32At(NEXT_ARRIVAL);
    end = i32At(NEXT_END);
    horizon = nextOther();
    if (found === GO_ON) continue;
    stop = found;
    break;
  }
  setI32(NEXT_ARRIVAL, arrival);
  setI32(NEXT_END, end);
  return stop;
}

/** The earliest instant at which anything may happen but an arrival or a foreseen end. */
function nextOther(): f64 {
  if (i32At(GOING_FROM) < i32At(GOING_UNTIL)) return -Infinity;
  const outside = f64At(BOUNDARY) < f64At(CHANGE) ? f64At(BOUNDARY) : f64At(CHANGE);
  const inside = earliest(DEPARTURES) < earliest(RETRIES) ? earliest(DEPARTURES) : earliest(RETRIES);
  return outside < inside ? outside : inside;
}

// @inline
/** Whether all demands of a route have room; none is a rate. */
function hasRoomFor(route: i32): boolean {
  let demand = route;
  while (f64At(resourceOf(demand) + LEVEL) <= f64At(demand + DEMAND_LIMIT)) {
    if (i32At((demand << 1) + DEMAND_LAST) === 1) return true;
    demand += DEMAND_SIZE;
  }
  return false;
}

/**
 * The first route behind one without room that has it, refusals counted; 0, with nothing done, where none has, the flow does not overflow
 * without further ado, or the want of room is one of this memory.
 */
function overflow(route: i32, end: i32, holding: f64): i32 {
  let refused = i32At(REFUSING);
  let next = route;
  while (next < end) {
    let demand = next;
    while (f64At(resourceOf(demand) + LEVEL) <= f64At(demand + DEMAND_LIMIT)) {
      if (i32At((demand << 1) + DEMAND_LAST) === 1) {
        countRefusals(refused, holding);
        return next;
      }
      demand += DEMAND_SIZE;
    }
    if (i32At((resourceOf(demand) << 1) + RESOURCE_GROWS) === 1) return 0;
    setI32(refused++, demand);
    while (i32At((demand << 1) + DEMAND_LAST) === 0) demand += DEMAND_SIZE;
    next = demand + DEMAND_SIZE;
  }
  return 0;
}

/** Counts refusals by the demands that are noted up to a place. */
function countRefusals(end: i32, holding: f64): void {
  for (let noted = i32At(REFUSING); noted < end; noted++) {
    addF64(i32At(noted) + DEMAND_REFUSALS, 1);
    addF64(i32At(noted) + DEMAND_REFUSED_SECONDS, holding);
  }
}

// @inline
function seizeAll(route: i32, instant: f64): void {
  for (let demand = route; ; demand += DEMAND_SIZE) {
    changeLevel(resourceOf(demand), f64At(demand + DEMAND_UNITS), instant);
    if (i32At((demand << 1) + DEMAND_LAST) === 1) break;
  }
}

// @inline
/** Releases all that a plain call holds. */
function releaseAll(route: i32, instant: f64): void {
  for (let demand = route; ; demand += DEMAND_SIZE) {
    changeLevel(resourceOf(demand), -f64At(demand + DEMAND_UNITS), instant);
    if (i32At((demand << 1) + DEMAND_LAST) === 1) break;
  }
}

/**
 * Handles the next thing, whatever it is, in the agreed order: what ends, calls that go on, changes of capacity, tries, arrivals.
 * `foreseen`: instant of the next foreseen end of a call that has arrived.
 */
function step(arrives: f64, foreseen: f64): i32 {
  const later = earliest(DEPARTURES);
  const ends = foreseen < later ? foreseen : later;
  if (i32At(GOING_FROM) < i32At(GOING_UNTIL) && !(ends <= f64At(NOW))) {
    if (!hasRoom()) return STOP_ROOM;
    return goOn(f64At(NOW)) ? GO_ON : STOP_ROOM;
  }
  const change = f64At(CHANGE);
  const retry = earliest(RETRIES);
  const asks = retry < arrives ? retry : arrives;
  const next = ends <= asks ? (ends <= change ? ends : change) : change <= asks ? change : asks;
  if (next === Infinity) return STOP_DONE;
  if (f64At(BOUNDARY) <= next) return STOP_BOUNDARY;
  if (ends <= next) {
    if (foreseen <= later) endForeseen(foreseen);
    else endLater(later);
    return GO_ON;
  }
  if (change <= next) return STOP_CHANGE;
  if (!hasRoom()) return STOP_ROOM;
  setF64(NOW, next);
  if (retry <= next) return tryAgain(earliestRecord(RETRIES), next) ? GO_ON : STOP_ROOM;
  const arrival = i32At(NEXT_ARRIVAL);
  if (!arrive(arrival, next)) return STOP_ROOM;
  setI32(NEXT_ARRIVAL, arrival + 1);
  return GO_ON;
}

function endForeseen(instant: f64): void {
  const next = i32At(NEXT_END);
  setI32(NEXT_END, next + 1);
  setF64(NOW, instant);
  const held = i32At(i32At(TAKEN) + i32At(i32At(END_CALLS) + next));
  if (held > 0) releaseAll(held, instant);
  else if (held < -1 && !isGoingOn(-2 - held)) endPhase(-2 - held, instant);
}

function endLater(instant: f64): void {
  const record = earliestRecord(DEPARTURES);
  pop(DEPARTURES);
  if (i32At(recordWords(record) + RECORD_STATE) === STATE_DROPPED) leaveRecord(record);
  else endPhase(record, instant);
}
