import { f64At, i32At, setF64, setI32 } from './access.ts';
import type { f64, i32 } from './access.ts';
import { ask } from './asking.ts';
import { flowAt } from './attempt.ts';
import { count, countsOf } from './counting.ts';
import { push } from './heap.ts';
import {
  CUT_SHORT, DEPARTURES, DROPPED, ENTERED, FLOW_PHASE, GOING_FROM, GOING_ON, GOING_UNTIL, LACKS_ROOM, MOST_PHASES, NOTHING, NOW, PHASE_OFFSETS, PHASE_SECONDS, RECORD_ARRIVAL,
  RECORD_FLOW, RECORD_PHASE, RECORD_PHASES, RECORD_ROW, RECORD_SOURCE, RECORD_STATE, RECORD_TRIES, REFUSED, STATE_DROPPED, STATE_FORESEEN, TAKEN,
} from './layout.ts';
import { leaveRecord, noteTaken, orderOf, recordWords, setBusy, takenBy } from './records.ts';
import { releasePart } from './routes.ts';

/** Releases what was held until the phase that ends now; a call with more phases goes on after all that ends at this instant. */
export function endPhase(record: i32, instant: f64): void {
  setF64(NOW, instant);
  const words = recordWords(record);
  const phase = i32At(words + RECORD_PHASE);
  if (phase + 1 === i32At(words + RECORD_PHASES)) {
    end(record, phase + 1, phase, instant);
    return;
  }
  for (let p = 0; p <= phase; p++) if (takenBy(record, p) >= 0) releasePart(takenBy(record, p), phase, phase, instant);
  // Until it is in the next phase no end is its own: those foreseen for this instant are of phases without length.
  setI32(words + RECORD_PHASE, ~phase);
  waitToGoOn(record, orderOf(record, phase));
}

/** Whether a record is between two phases. */
export function isGoingOn(record: i32): boolean {
  return i32At(recordWords(record) + RECORD_PHASE) < 0;
}

/** Puts a record among those that go on, by the number under which the end of its phase was scheduled. */
function waitToGoOn(record: i32, order: f64): void {
  const queue = i32At(GOING_ON);
  if (i32At(GOING_FROM) === i32At(GOING_UNTIL)) {
    setI32(GOING_FROM, 0);
    setI32(GOING_UNTIL, 0);
  }
  let place = i32At(GOING_UNTIL);
  setI32(GOING_UNTIL, place + 1);
  while (place > i32At(GOING_FROM)) {
    const before = i32At(queue + place - 1);
    if (orderOf(before, ~i32At(recordWords(before) + RECORD_PHASE)) < order) break;
    setI32(queue + place, before);
    place--;
  }
  setI32(queue + place, record);
}

/** The first of the calls between two phases enters its next one, or is cut short. False, with nothing done, where the memory lacks room. */
export function goOn(instant: f64): boolean {
  const record = i32At(i32At(GOING_ON) + i32At(GOING_FROM));
  const words = recordWords(record);
  const arrival = i32At(words + RECORD_ARRIVAL);
  const flow = i32At(words + RECORD_FLOW);
  const row = i32At(words + RECORD_ROW);
  const next = ~i32At(words + RECORD_PHASE) + 1;
  const taken = ask(i32At((flowAt(flow) << 1) + FLOW_PHASE) + next, arrival, i32At(words + RECORD_TRIES), next, instant, row);
  if (taken === LACKS_ROOM) return false;
  setI32(GOING_FROM, i32At(GOING_FROM) + 1);
  setI32(words + RECORD_PHASE, next);
  if (taken === REFUSED) {
    count(countsOf(flow, row) + CUT_SHORT);
    end(record, next, next, instant);
    return true;
  }
  const order = noteTaken(record, next, taken === NOTHING ? -1 : taken);
  count(countsOf(flow, row) + ENTERED);
  const ends = instant + f64At(i32At(PHASE_SECONDS) + i32At(i32At(PHASE_OFFSETS) + arrival) + next);
  if (i32At(words + RECORD_STATE) !== STATE_FORESEEN) push(DEPARTURES, ends, order, record);
  // Foreseen ends of this instant were passed while the call was between its phases.
  else if (ends === instant) endPhase(record, instant);
  return true;
}

/** Ends a call that is in so many phases or was cut short before: releases what they took and hold until phase `reached` or later. */
export function end(record: i32, entered: i32, reached: i32, instant: f64): void {
  letGo(record, entered, reached, instant);
  const words = recordWords(record);
  if (i32At(words + RECORD_STATE) === STATE_FORESEEN) setI32(i32At(TAKEN) + i32At(words + RECORD_ARRIVAL), -1);
  leaveRecord(record);
}

/** Ends a call before its time; an end that stands in the heap keeps the record until then. */
export function drop(record: i32, instant: f64): void {
  const words = recordWords(record);
  const phase = i32At(words + RECORD_PHASE);
  count(countsOf(i32At(words + RECORD_FLOW), i32At(words + RECORD_ROW)) + DROPPED);
  if (i32At(words + RECORD_STATE) === STATE_FORESEEN) {
    end(record, phase + 1, phase, instant);
    return;
  }
  letGo(record, phase + 1, phase, instant);
  setI32(words + RECORD_STATE, STATE_DROPPED);
}

function letGo(record: i32, entered: i32, reached: i32, instant: f64): void {
  for (let p = 0; p < entered; p++) if (takenBy(record, p) >= 0) releasePart(takenBy(record, p), reached, MOST_PHASES, instant);
  setBusy(i32At(recordWords(record) + RECORD_SOURCE), 0);
}
