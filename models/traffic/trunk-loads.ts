import type { CallTable, SeizureColumns } from '../cdr/call-table.ts';
import type { TrunkChoice } from './settings.ts';

/** What a trunk (or all calls in progress) held: one entry of `starts` and `ends` for each seizure. */
export interface TrunkLoad extends Held {
  /** Calls that seized a channel, those of zero seconds included; a call counts once however many channels it held. */
  calls: number;
  occupiedSeconds: number;
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

/** Starts and ends of one group's seizures (end >= start), in the order of the records. */
export interface Held {
  starts: Uint32Array;
  ends: Uint32Array;
}

/** The seizures of several trunks apart: `trunkOf[device]` is the trunk's index, -1 for a device of none. 8 bytes a seizure. */
export function seizuresByTrunk(seizures: Pick<SeizureColumns, 'count' | 'device' | 'start' | 'end'>, trunkOf: Int32Array, trunks: number): Held[] {
  const { count, device, start, end } = seizures;
  const next = new Uint32Array(trunks + 1);
  for (let i = 0; i < count; i++) {
    const trunk = trunkOf[device[i]!]!;
    if (trunk >= 0) next[trunk + 1]!++;
  }
  for (let trunk = 0; trunk < trunks; trunk++) next[trunk + 1]! += next[trunk]!;
  const bounds = next.slice();
  const starts = new Uint32Array(bounds[trunks]!);
  const ends = new Uint32Array(bounds[trunks]!);
  for (let i = 0; i < count; i++) {
    const trunk = trunkOf[device[i]!]!;
    if (trunk < 0) continue;
    const at = next[trunk]!++;
    const from = start[i]!;
    const until = end[i]!;
    starts[at] = from;
    ends[at] = until > from ? until : from;
  }
  return Array.from({ length: trunks }, (_, trunk) => ({
    starts: starts.subarray(bounds[trunk]!, bounds[trunk + 1]!),
    ends: ends.subarray(bounds[trunk]!, bounds[trunk + 1]!),
  }));
}

/** Loads of several trunks: `trunkOf[device]` is the trunk's index, -1 for a device of none. */
export function trunkLoads(table: CallTable, trunkOf: Int32Array, trunks: number): TrunkLoad[] {
  const loads = seizuresByTrunk(table.seizures, trunkOf, trunks).map((held): TrunkLoad => ({ ...held, calls: 0, occupiedSeconds: 0, holding: new Uint32Array(held.starts.length) }));
  const { count, call, device, start, end } = table.seizures;
  // Seizures of one call stand together, so the last call seen on a trunk tells whether this one is new to it.
  const held = new Uint32Array(trunks);
  const callHeld = new Uint32Array(trunks);
  const lastCall = new Float64Array(trunks).fill(-1);
  const calls = new Uint32Array(trunks);
  const occupied = new Float64Array(trunks);
  for (let i = 0; i < count; i++) {
    const trunk = trunkOf[device[i]!]!;
    if (trunk < 0) continue;
    const seconds = end[i]! > start[i]! ? end[i]! - start[i]! : 0;
    occupied[trunk]! += seconds;
    if (call[i] !== lastCall[trunk]) {
      calls[trunk]!++;
      if (callHeld[trunk]! > 0) loads[trunk]!.holding[held[trunk]!++] = callHeld[trunk]!;
      callHeld[trunk] = 0;
      lastCall[trunk] = call[i]!;
    }
    callHeld[trunk]! += seconds;
  }
  for (let trunk = 0; trunk < trunks; trunk++) {
    const load = loads[trunk]!;
    if (callHeld[trunk]! > 0) load.holding[held[trunk]!++] = callHeld[trunk]!;
    load.holding = load.holding.subarray(0, held[trunk]!);
    load.calls = calls[trunk]!;
    load.occupiedSeconds = occupied[trunk]!;
  }
  return loads;
}

/** Starts and ends of one choice of trunk, of the caller's own. Throws RangeError for a device name that the table does not know. */
export function heldBy(table: CallTable, trunk: TrunkChoice): Held {
  if (trunk !== null) return seizuresByTrunk(table.seizures, membership(table, trunk), 1)[0]!;
  const { count, start, end } = table.calls;
  const ends = end.slice(0, count);
  for (let call = 0; call < count; call++) if (ends[call]! < start[call]!) ends[call] = start[call]!;
  return { starts: start.slice(0, count), ends };
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
