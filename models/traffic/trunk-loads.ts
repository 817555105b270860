import type { CallTable } from '../cdr/call-table.ts';
import type { TrunkChoice } from './settings.ts';

/** What a trunk (or all calls in progress) held: one entry of `starts` and `ends` for each seizure. */
export interface TrunkLoad {
  /** Calls that seized a channel, those of zero seconds included; a call counts once however many channels it held. */
  calls: number;
  occupiedSeconds: number;
  starts: Uint32Array;
  ends: Uint32Array;
  /** Occupied seconds of each call that occupied more than 0: the sum over the channels that it held of this trunk. */
  holding: Uint32Array;
}

/** Every call in progress once, from its start to its end. */
export function totalLoad(table: CallTable): TrunkLoad {
  const { count, start, end } = table.calls;
  const starts = start.slice(0, count);
  const ends = end.slice(0, count);
  const holding = new Uint32Array(count);
  let held = 0;
  let occupiedSeconds = 0;
  for (let i = 0; i < count; i++) {
    if (ends[i]! <= starts[i]!) {
      ends[i] = starts[i]!;
      continue;
    }
    const seconds = ends[i]! - starts[i]!;
    occupiedSeconds += seconds;
    holding[held++] = seconds;
  }
  return { calls: count, occupiedSeconds, starts, ends, holding: holding.subarray(0, held) };
}

/** Loads of several trunks in one pass: `trunkOf[device]` is the trunk's index, -1 for a device of none. */
export function trunkLoads(table: CallTable, trunkOf: Int32Array, trunks: number): TrunkLoad[] {
  const { count, call, device, start, end } = table.seizures;
  const sizes = new Uint32Array(trunks);
  for (let i = 0; i < count; i++) {
    const trunk = trunkOf[device[i]!]!;
    if (trunk >= 0) sizes[trunk]!++;
  }
  const loads: TrunkLoad[] = [];
  for (let t = 0; t < trunks; t++) {
    const size = sizes[t]!;
    loads.push({ calls: 0, occupiedSeconds: 0, starts: new Uint32Array(size), ends: new Uint32Array(size), holding: new Uint32Array(size) });
  }

  // Seizures of one call stand together, so the last call seen on a trunk tells whether this one is new to it.
  const filled = new Uint32Array(trunks);
  const held = new Uint32Array(trunks);
  const callHeld = new Uint32Array(trunks);
  const lastCall = new Float64Array(trunks).fill(-1);
  for (let i = 0; i < count; i++) {
    const trunk = trunkOf[device[i]!]!;
    if (trunk < 0) continue;
    const load = loads[trunk]!;
    const from = start[i]!;
    const until = Math.max(from, end[i]!);
    const at = filled[trunk]!++;
    load.starts[at] = from;
    load.ends[at] = until;
    load.occupiedSeconds += until - from;
    if (call[i] !== lastCall[trunk]) {
      load.calls++;
      if (callHeld[trunk]! > 0) load.holding[held[trunk]!++] = callHeld[trunk]!;
      callHeld[trunk] = 0;
      lastCall[trunk] = call[i]!;
    }
    callHeld[trunk]! += until - from;
  }
  for (let t = 0; t < trunks; t++) {
    if (callHeld[t]! > 0) loads[t]!.holding[held[t]!++] = callHeld[t]!;
    loads[t]!.holding = loads[t]!.holding.subarray(0, held[t]!);
  }
  return loads;
}

/** Load of one choice of trunk. Throws RangeError for a device name that the table does not know. */
export function loadOf(table: CallTable, trunk: TrunkChoice): TrunkLoad {
  return trunk === null ? totalLoad(table) : trunkLoads(table, membership(table, trunk), 1)[0]!;
}

/** 0 for each device of the choice, -1 for every other. Throws RangeError for a device name that the table does not know. */
export function membership(table: CallTable, trunk: string | readonly string[]): Int32Array {
  const names = typeof trunk === 'string' ? [trunk] : trunk;
  const trunkOf = new Int32Array(table.devices.length).fill(-1);
  for (const name of names) {
    const index = table.devices.findIndex((device) => device.name === name);
    if (index < 0) throw new RangeError(`trunk: no device "${name}" in these call records; expected the name of a device or null for all calls.`);
    trunkOf[index] = 0;
  }
  return trunkOf;
}

/** The choice as one name for the screen; null for all calls. */
export function nameOf(trunk: TrunkChoice): string | null {
  return trunk === null || typeof trunk === 'string' ? trunk : trunk.join(', ');
}
