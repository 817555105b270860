import { Uint32Column } from '../core/columns.ts';
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

  /** The seizures by call: one for each distinct channel of a call, from the start of the first to the end of the last of its rows. */
  columns(calls: number): SeizureColumns {
    const n = this.#call.length;
    const call = this.#call.view();
    const device = this.#device.view();
    const legLow = this.#legLow.view();
    const legHigh = this.#legHigh.view();
    const start = this.#start.view();
    const end = this.#end.view();
    const order = this.#inOrder ? null : byCall(call, calls);
    const out = { call: new Uint32Array(n), device: new Uint32Array(n), start: new Uint32Array(n), end: new Uint32Array(n) };
    /** Row of the builder that each seizure written so far was first seen in. */
    const first = new Uint32Array(n);
    let count = 0;
    let group = 0;
    for (let at = 0; at < n; at++) {
      const row = order ? order[at]! : at;
      if (count > 0 && out.call[count - 1] !== call[row]) group = count;
      let same = group;
      while (same < count && !(device[first[same]!] === device[row] && legLow[first[same]!] === legLow[row] && legHigh[first[same]!] === legHigh[row])) same++;
      if (same < count) {
        if (start[row]! < out.start[same]!) out.start[same] = start[row]!;
        if (end[row]! > out.end[same]!) out.end[same] = end[row]!;
        continue;
      }
      out.call[count] = call[row]!;
      out.device[count] = device[row]!;
      out.start[count] = start[row]!;
      out.end[count] = end[row]!;
      first[count++] = row;
    }
    const cut = (column: Uint32Array): Uint32Array => (count === n ? column : column.slice(0, count));
    return { count, call: cut(out.call), device: cut(out.device), start: cut(out.start), end: cut(out.end) };
  }
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
