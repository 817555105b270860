import type { CallTable } from '../cdr/call-table.ts';
import type { Scenario, Trunk } from '../scenario/scenario.ts';

/** The scenario's trunk of each device of the records, by device index; null for phones and for trunks that no trunk claims. */
export function deviceTrunks(scenario: Scenario, table: CallTable): (Trunk | null)[] {
  const claimed = new Map<string, Trunk>();
  for (const trunk of scenario.trunks) for (const name of trunk.cdrNames) if (!claimed.has(name)) claimed.set(name, trunk);
  // A trunk whose own id stands in the records needs no further name.
  for (const trunk of scenario.trunks) if (!claimed.has(trunk.id)) claimed.set(trunk.id, trunk);
  return table.devices.map((device) => (device.reading === 'trunk' ? claimed.get(device.name) ?? null : null));
}

/** Seizures of each call: first index and one behind the last. Seizures of a call stand together. */
export function seizuresOfCalls(table: CallTable): { first: Uint32Array; end: Uint32Array } {
  const first = new Uint32Array(table.calls.count);
  const end = new Uint32Array(table.calls.count);
  for (let at = 0; at < table.seizures.count; at++) {
    const call = table.seizures.call[at]!;
    if (end[call] === 0) first[call] = at;
    end[call] = at + 1;
  }
  return { first, end };
}

/** 1 for each file in which some call held a trunk: where another call of it names none, it held none. */
export function filesThatTellTrunks(table: CallTable): Uint8Array {
  const tells = new Uint8Array(table.files.length);
  const isTrunk = Uint8Array.from(table.devices, ({ reading }) => (reading === 'trunk' ? 1 : 0));
  for (let at = 0; at < table.seizures.count; at++) {
    if (isTrunk[table.seizures.device[at]!] === 1) tells[table.calls.source[table.seizures.call[at]!]!] = 1;
  }
  return tells;
}

/** Whether a trunk that no trunk of the scenario claims is among the seizures from `first` up to `end`. */
export function holdsUnknownTrunk(table: CallTable, trunks: readonly (Trunk | null)[], first: number, end: number): boolean {
  for (let at = first; at < end; at++) {
    const device = table.seizures.device[at]!;
    if (trunks[device] === null && table.devices[device]!.reading === 'trunk') return true;
  }
  return false;
}

/** Devices read as trunk that no trunk of the scenario claims, with the calls that held them; most calls first. */
export function unknownTrunks(table: CallTable, trunks: readonly (Trunk | null)[]): { name: string; calls: number }[] {
  const calls = new Uint32Array(table.devices.length);
  const lastCall = new Float64Array(table.devices.length).fill(-1);
  for (let at = 0; at < table.seizures.count; at++) {
    const device = table.seizures.device[at]!;
    const call = table.seizures.call[at]!;
    if (lastCall[device] === call) continue;
    lastCall[device] = call;
    calls[device]!++;
  }
  return table.devices
    .map((device, at) => ({ name: device.name, calls: calls[at]!, isUnknown: device.reading === 'trunk' && trunks[at] === null && calls[at]! > 0 }))
    .filter((entry) => entry.isUnknown)
    .sort((one, other) => other.calls - one.calls || (one.name < other.name ? -1 : 1))
    .map(({ name, calls: count }) => ({ name, calls: count }));
}
