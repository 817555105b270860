import { f64At, i32At, setF64, setI32 } from './access.ts';
import type { f64, i32 } from './access.ts';
import { HEAP_COUNT, HEAP_ORDERS, HEAP_RECORDS, HEAP_TIMES } from './layout.ts';

/** Instant of the earliest in a heap; Infinity when it is empty. */
export function earliest(heap: i32): f64 {
  return i32At(heap + HEAP_COUNT) === 0 ? Infinity : f64At(i32At(heap + HEAP_TIMES));
}

/** Record of the earliest; there must be one. */
export function earliestRecord(heap: i32): i32 {
  return i32At(i32At(heap + HEAP_RECORDS));
}

export function push(heap: i32, time: f64, order: f64, record: i32): void {
  let hole = i32At(heap + HEAP_COUNT);
  setI32(heap + HEAP_COUNT, hole + 1);
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (!isBefore(heap, time, order, parent)) break;
    move(heap, parent, hole);
    hole = parent;
  }
  put(heap, hole, time, order, record);
}

/** Takes the earliest out; there must be one. */
export function pop(heap: i32): void {
  const size = i32At(heap + HEAP_COUNT) - 1;
  setI32(heap + HEAP_COUNT, size);
  const time = f64At(i32At(heap + HEAP_TIMES) + size);
  const order = f64At(i32At(heap + HEAP_ORDERS) + size);
  const record = i32At(i32At(heap + HEAP_RECORDS) + size);
  let hole = 0;
  for (let child = 1; child < size; child = 2 * hole + 1) {
    const other = child + 1;
    if (other < size && isBefore(heap, f64At(i32At(heap + HEAP_TIMES) + other), f64At(i32At(heap + HEAP_ORDERS) + other), child)) child = other;
    if (isBefore(heap, time, order, child)) break;
    move(heap, child, hole);
    hole = child;
  }
  put(heap, hole, time, order, record);
}

function isBefore(heap: i32, time: f64, order: f64, place: i32): boolean {
  const other = f64At(i32At(heap + HEAP_TIMES) + place);
  return time < other || (time === other && order < f64At(i32At(heap + HEAP_ORDERS) + place));
}

function move(heap: i32, from: i32, to: i32): void {
  put(heap, to, f64At(i32At(heap + HEAP_TIMES) + from), f64At(i32At(heap + HEAP_ORDERS) + from), i32At(i32At(heap + HEAP_RECORDS) + from));
}

function put(heap: i32, place: i32, time: f64, order: f64, record: i32): void {
  setF64(i32At(heap + HEAP_TIMES) + place, time);
  setF64(i32At(heap + HEAP_ORDERS) + place, order);
  setI32(i32At(heap + HEAP_RECORDS) + place, record);
}
