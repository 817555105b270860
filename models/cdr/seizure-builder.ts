import { cutTo } from '../core/columns.ts';
import type { SeizureColumns } from './call-table.ts';
import type { NormalisedRow } from './normalised-row.ts';

const FIRST_SEIZURES = 1024;
type Columns = [call: Uint32Array, device: Uint32Array, start: Uint32Array, end: Uint32Array, legLow: Uint32Array, legHigh: Uint32Array];

function columnsOf(seizures: number): Columns {
  return [new Uint32Array(seizures), new Uint32Array(seizures), new Uint32Array(seizures), new Uint32Array(seizures), new Uint32Array(seizures), new Uint32Array(seizures)];
}

/** Collects the channels that rows held and joins those of one call that are the same channel. */
export class SeizureBuilder {
  #count = 0;
  #columns = columnsOf(FIRST_SEIZURES);
  /** Whether the calls of the seizures so far never step back. */
  #inOrder = true;
  #lastCall = 0;

  /** Makes room for that many. */
  reserve(seizures: number): void {
    if (seizures <= this.#columns[0].length) return;
    const larger = columnsOf(seizures);
    // One after the other, so that of no two columns both storages are held.
    for (let at = 0; at < larger.length; at++) {
      larger[at]!.set(this.#columns[at]!.subarray(0, this.#count));
      this.#columns[at] = larger[at]!;
    }
  }

  get count(): number {
    return this.#count;
  }

  add(call: number, row: NormalisedRow): void {
    for (let at = 0; at < row.channels; at++) {
      if (call < this.#lastCall) this.#inOrder = false;
      this.#lastCall = call;
      const seizure = this.#count;
      if (seizure === this.#columns[0].length) this.reserve(seizure * 2);
      this.#count = seizure + 1;
      const columns = this.#columns;
      columns[0][seizure] = call;
      columns[1][seizure] = row.device[at]!;
      columns[2][seizure] = row.start;
      columns[3][seizure] = row.end;
      columns[4][seizure] = row.legLow[at]!;
      columns[5][seizure] = row.legHigh[at]!;
    }
  }

  /** The seizures so far, copied. */
  soFar(calls: number): SeizureColumns {
    return this.#joined(calls, this.#columns.map((column) => column.slice(0, this.#count)) as Columns);
  }

  /** All seizures, handed over. The builder is empty afterwards. */
  finish(calls: number): SeizureColumns {
    const columns = this.#columns.map((column) => column.subarray(0, this.#count)) as Columns;
    this.#columns = columnsOf(FIRST_SEIZURES);
    this.#count = 0;
    return this.#joined(calls, columns);
  }

  /** The seizures by call, made in place: one for each distinct channel of a call, from the start of the first to the end of the last of its rows. */
  #joined(calls: number, columns: Columns): SeizureColumns {
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
      if (count < row) for (const column of columns) column[count] = column[row]!;
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
