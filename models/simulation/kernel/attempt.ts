import { addF64, f64At, i32At, setI32 } from './access.ts';
import type { f64, i32 } from './access.ts';
import { ask } from './asking.ts';
import { count, countsOf, noteRefusal } from './counting.ts';
import { retryDelay } from './draws.ts';
import { pop, push } from './heap.ts';
import {
  ABANDONED, BUSY_SOURCES, CALLS, DEPARTURES, FLOW_BLOCKED, FLOW_CARRIED, FLOW_NOT_MADE, FLOW_OF, FLOW_OVERFLOWED, FLOW_PHASE, FLOW_SIZE, FLOW_SOURCES, FLOWS, HOLDINGS,
  HOUR_BLOCKED, HOUR_CALLS, KEEPS_RECORDS, LACKS_ROOM, NOT_MADE, NOTHING, OFFERED, PHASE_OFFSETS, PHASE_SECONDS, RANK, RECORD_ARRIVAL, RECORD_FLOW, RECORD_PHASES,
  RECORD_ROW, RECORD_SOURCE, RECORD_STATE, RECORD_TRIES, REFUSED, REFUSED_BY, RETRIES, ROW, SCHEDULED, SOURCE_OF, STATE_FORESEEN, STATE_LATER, STATE_ROW, STATE_WAITING, TAKEN, TRIES_AGAIN,
} from './layout.ts';
import { leaveRecord, noteTaken, recordWords, setBusy, takeRecord } from './records.ts';
import { demandsEndOf, demandsOf } from './routes.ts';

/** First double of a flow. */
export function flowAt(flow: i32): i32 {
  return i32At(FLOWS) + flow * FLOW_SIZE;
}

/** The first try of an arrival. False, with nothing done, where the memory lacks room. */
export function arrive(arrival: i32, instant: f64): boolean {
  const told = i32At(i32At(FLOW_OF) + arrival);
  const flow = told < 0 ? ~told : told;
  const row = i32At(ROW);
  const sources = i32At((flowAt(flow) << 1) + FLOW_SOURCES);
  const source = sources < 0 ? -1 : sources + i32At(i32At(SOURCE_OF) + arrival);
  const counts = countsOf(flow, row);
  if (source >= 0 && i32At(i32At(BUSY_SOURCES) + source) === 1) {
    count(counts + FLOW_NOT_MADE);
    setI32(NOT_MADE, i32At(NOT_MADE) + 1);
    setI32(i32At(TAKEN) + arrival, -1);
    return true;
  }
  const taken = attempt(arrival, flow, 0, row, counts, instant);
  if (taken === LACKS_ROOM) return false;
  count(counts + CALLS);
  if (i32At(STATE_ROW) >= 0) countInStateHour(flow, counts, taken);
  setI32(i32At(TAKEN) + arrival, -1);
  if (taken === REFUSED) {
    const delay = retryDelay(flowAt(flow), 0, arrival);
    if (delay < 0) count(counts + ABANDONED);
    else wait(takeRecord(arrival, row, flow, source), instant + delay);
  } else if (told < 0 || source >= 0 || i32At(KEEPS_RECORDS) === 1) {
    const record = takeRecord(arrival, row, flow, source);
    carry(record, taken, STATE_FORESEEN);
    setI32(i32At(TAKEN) + arrival, -2 - record);
  } else if (taken !== NOTHING && demandsOf(taken) < demandsEndOf(taken)) setI32(i32At(TAKEN) + arrival, demandsOf(taken));
  return true;
}

function countInStateHour(flow: i32, counts: i32, taken: i32): void {
  count(counts + HOUR_CALLS);
  if (taken !== REFUSED) return;
  count(counts + HOUR_BLOCKED);
  noteRefusal(flow, i32At(REFUSED_BY));
}

/** The next try of a caller whose turn has come. False, with nothing done, where the memory lacks room. */
export function tryAgain(record: i32, instant: f64): boolean {
  const words = recordWords(record);
  const arrival = i32At(words + RECORD_ARRIVAL);
  const flow = i32At(words + RECORD_FLOW);
  const tries = i32At(words + RECORD_TRIES);
  const row = i32At(words + RECORD_ROW);
  const counts = countsOf(flow, row);
  const taken = attempt(arrival, flow, tries, row, counts, instant);
  if (taken === LACKS_ROOM) return false;
  setI32(TRIES_AGAIN, i32At(TRIES_AGAIN) + 1);
  pop(RETRIES);
  if (taken === REFUSED) {
    const delay = retryDelay(flowAt(flow), tries, arrival);
    if (delay >= 0) wait(record, instant + delay);
    else {
      count(counts + ABANDONED);
      setBusy(i32At(words + RECORD_SOURCE), 0);
      leaveRecord(record);
    }
  } else push(DEPARTURES, instant + firstSeconds(arrival), carry(record, taken, STATE_LATER), record);
  return true;
}

/** One try of a call: asks, and counts for the flow. Gives what asking gives. */
function attempt(arrival: i32, flow: i32, tries: i32, row: i32, counts: i32, instant: f64): i32 {
  const taken = ask(i32At((flowAt(flow) << 1) + FLOW_PHASE), arrival, tries, 0, instant, row);
  if (taken === LACKS_ROOM) return taken;
  count(counts + OFFERED);
  count(counts + (taken === REFUSED ? FLOW_BLOCKED : FLOW_CARRIED));
  if (taken !== REFUSED && i32At(RANK) > 0) count(counts + FLOW_OVERFLOWED);
  return taken;
}

/** The caller tries again at an instant. */
function wait(record: i32, instant: f64): void {
  const words = recordWords(record);
  setI32(words + RECORD_TRIES, i32At(words + RECORD_TRIES) + 1);
  setI32(words + RECORD_STATE, STATE_WAITING);
  setBusy(i32At(words + RECORD_SOURCE), 1);
  addF64(SCHEDULED, 1);
  push(RETRIES, instant, f64At(SCHEDULED), record);
}

/** The call of a record is carried. Gives the number under which the end of its first phase is scheduled. */
function carry(record: i32, taken: i32, state: i32): f64 {
  const words = recordWords(record);
  setI32(words + RECORD_STATE, state);
  setI32(words + RECORD_PHASES, phasesOf(i32At(words + RECORD_ARRIVAL)));
  setBusy(i32At(words + RECORD_SOURCE), 1);
  return noteTaken(record, 0, taken === NOTHING ? -1 : taken);
}

/** How many phases an arrival has. */
export function phasesOf(arrival: i32): i32 {
  const offsets = i32At(PHASE_OFFSETS);
  if (i32At(i32At(FLOW_OF) + arrival) >= 0) return 1;
  return i32At(offsets + arrival + 1) - i32At(offsets + arrival);
}

/** Seconds of the first phase of an arrival. */
function firstSeconds(arrival: i32): f64 {
  return phasesOf(arrival) === 1 ? f64At(i32At(HOLDINGS) + arrival) : f64At(i32At(PHASE_SECONDS) + i32At(i32At(PHASE_OFFSETS) + arrival));
}
