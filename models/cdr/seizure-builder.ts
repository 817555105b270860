import { cutTo, Uint32Column } from '../core/columns.ts';
import type { SeizureColumns } from './call-table.ts';
import type { NormalisedRow } from './normalised-row.ts';

/** Collects the channels that rows held and joins those of one call that are the same channel. */
export class SeizureBuilder {
  readonly #call = new Uint32Column();
  readonly #device = new Uint32Column();
  readonly #start = new Uint32Column();
  readonly #end = new Uint32Column();
  readonly #legLow = new Uint32Column();
  readonly #legHigh = new Uint32Column();
  /** Whether the calls of the seizures so far never step back. */
  #inOrder = true;
  #lastCall = 0;

  /** Makes room for that many. */
  reserve(seizures: number): void {
    for (const column of [this.#call, this.#device, this.#start, this.#end, this.#legLow, this.#legHigh]) column.reserve(seizures);
  }

  get count(): number {
    return this.#call.length;
  }

  add(call: number, row: NormalisedRow): void {
    for (let at = 0; at < row.channels; at++) {
      if (call < this.#lastCall) this.#inOrder = false;
      this.#lastCall = call;
      this.#call.push(call);
      this.#device.push(row.device[at]!);
      this.#start.push(row.start);
      this.#end.push(row.end);
      this.#legLow.push(row.legLow[at]!);
      this.#legHigh.push(row.legHigh[at]!);
    }
  }

  /** The seizures so far, copied. */
  soFar(calls: number): SeizureColumns {
    return this.#joined(calls, this.#call.trim(), this.#device.trim(), this.#start.trim(), this.#end.trim(), this.#legLow.trim(), this.#legHigh.trim());
  }

  /** All seizures, handed over. The builder is empty afterwards. */
  finish(calls: number): SeizureColumns {
    return this.#joined(calls, this.#call.take(), this.#device.take(), this.#start.take(), this.#end.take(), this.#legLow.take(), this.#legHigh.take());
  }

  /** The seizures by call, made in place: one for each distinct channel of a call, from the start of the first to the end of the last of its rows. */
  #joined(calls: number, ...columns: [call: Uint32Array, device: Uint32Array, start: Uint32Array, end: Uint32Array, legLow: Uint32Array, legHigh: Uint32Array]): SeizureColumns {
    const order = this.#inOrder ? null : byCall(columns[0], calls);
    if (order) columns.forEach((column, i) => (columns[i] = inOrderOf(column, order)));
    const [call, device, start, end, legLow, legHigh] = columns;
    let count = 0;
    let group = 0;
    for (let row = 0; row < call.length; row++) {
      if (count > 0 && call[count - 1] !== call[row]) group = count;
      let same = group;
      while (same < count && !(device[same] === device[row] && legLow[same] === legLow[row] && legHigh[same] === legHigh[row])) same++;
      if (same < count) {
        if (start[row]! < start[same]!) start[same] = start[row]!;
        if (end[row]! > end[same]!) end[same] = end[row]!;
        continue;
      }
      // What is written never stands behind what is read.
      for (const column of columns) column[count] = column[row]!;
      count++;
    }
    return { count, call: cutTo(call, count), device: cutTo(device, count), start: cutTo(start, count), end: cutTo(end, count) };
  }
}

function inOrderOf(column: Uint32Array, order: Uint32Array): Uint32Array {
  const sorted = new Uint32Array(column.length);
  for (let at = 0; at < order.length; at++) sorted[at] = column[order[at]!]!;
  return sorted;
}

/** The places of the values in ascending order, equal ones as they stood. */
function byCall(call: Uint32Array, calls: number): Uint32Array {
  const next = new Uint32Array(calls + 1);
  for (let at = 0; at < call.length; at++) next[call[at]! + 1]!++;
  for (let at = 0; at < calls; at++) next[at + 1]! += next[at]!;
  const order = new Uint32Array(call.length);
  for (let at = 0; at < call.length; at++) order[next[call[at]!]!++] = at;
  return order;
}
