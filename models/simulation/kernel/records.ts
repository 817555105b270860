import { addF64, f64At, i32At, setF64, setI32 } from './access.ts';
import type { f64, i32 } from './access.ts';
import {
  BUSY_SOURCES, DEPARTURES, FREE_COUNT, FREE_RECORDS, HEAP_COUNT, RECORD_ALTERNATIVES, RECORD_ARRIVAL, RECORD_FLOW, RECORD_ORDERS, RECORD_PHASE, RECORD_PHASES, RECORD_ROOM, RECORD_ROW, RECORD_SIZE,
  RECORD_SOURCE, RECORD_STATE, RECORD_TRIES, RECORDS, RECORDS_USED, REFUSAL_COUNT, REFUSAL_ROOM, SCHEDULED, STATE_FREE,
} from './layout.ts';

/** First word of a record's fields. */
export function recordWords(record: i32): i32 {
  return (i32At(RECORDS) + record * RECORD_SIZE) << 1;
}

/** Whether there is room for what one event may add: a record with its places in the heaps, a refusal. */
export function hasRoom(): boolean {
  return (i32At(FREE_COUNT) > 0 || i32At(RECORDS_USED) < i32At(RECORD_ROOM)) && i32At(REFUSAL_COUNT) < i32At(REFUSAL_ROOM) && i32At(DEPARTURES + HEAP_COUNT) < i32At(RECORD_ROOM);
}

/** A record for a call that is not told by its alternative alone. */
export function takeRecord(arrival: i32, row: i32, flow: i32, source: i32): i32 {
  const free = i32At(FREE_COUNT);
  let record = i32At(RECORDS_USED);
  if (free > 0) {
    setI32(FREE_COUNT, free - 1);
    record = i32At(i32At(FREE_RECORDS) + free - 1);
  } else setI32(RECORDS_USED, record + 1);
  const words = recordWords(record);
  setI32(words + RECORD_ARRIVAL, arrival);
  setI32(words + RECORD_ROW, row);
  setI32(words + RECORD_FLOW, flow);
  setI32(words + RECORD_SOURCE, source);
  setI32(words + RECORD_TRIES, 0);
  setI32(words + RECORD_PHASE, 0);
  setI32(words + RECORD_PHASES, 1);
  return record;
}

export function leaveRecord(record: i32): void {
  setI32(recordWords(record) + RECORD_STATE, STATE_FREE);
  setI32(i32At(FREE_RECORDS) + i32At(FREE_COUNT), record);
  setI32(FREE_COUNT, i32At(FREE_COUNT) + 1);
}

/** Notes the alternative that a phase took, and under which number its end is scheduled. Gives that number. */
export function noteTaken(record: i32, phase: i32, alternative: i32): f64 {
  addF64(SCHEDULED, 1);
  setI32(recordWords(record) + RECORD_ALTERNATIVES + phase, alternative);
  setF64(i32At(RECORDS) + record * RECORD_SIZE + RECORD_ORDERS + phase, f64At(SCHEDULED));
  return f64At(SCHEDULED);
}

export function takenBy(record: i32, phase: i32): i32 {
  return i32At(recordWords(record) + RECORD_ALTERNATIVES + phase);
}

/** Number under which the end of a phase was scheduled. */
export function orderOf(record: i32, phase: i32): f64 {
  return f64At(i32At(RECORDS) + record * RECORD_SIZE + RECORD_ORDERS + phase);
}

/** Says whether a caller of finite sources is busy; −1 is nobody. */
export function setBusy(source: i32, busy: i32): void {
  if (source >= 0) setI32(i32At(BUSY_SOURCES) + source, busy);
}
