import type { CallTable } from './call-table.ts';

/** For each device the number of calls that held a channel of it; a call counts once, however many it held. */
export function deviceCalls(table: CallTable): Uint32Array {
  const counts = new Uint32Array(table.devices.length);
  const lastCall = new Int32Array(table.devices.length).fill(-1);
  const { call, device, count } = table.seizures;
  for (let at = 0; at < count; at++) {
    const index = device[at]!;
    if (lastCall[index] === call[at]) continue;
    lastCall[index] = call[at]!;
    counts[index]!++;
  }
  return counts;
}

/** The devices read as trunk with their calls, the most used first, equal ones by name. */
export function trunkCalls(table: CallTable): { name: string; calls: number }[] {
  const counts = deviceCalls(table);
  return table.devices
    .map(({ name, reading }, index) => ({ name, reading, calls: counts[index]! }))
    .filter(({ reading, calls }) => reading === 'trunk' && calls > 0)
    .sort((a, b) => b.calls - a.calls || (a.name < b.name ? -1 : 1))
    .map(({ name, calls }) => ({ name, calls }));
}
