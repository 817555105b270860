import type { CallTable, DeviceReading } from '../../models/cdr/call-table.ts';

/** A recorded call: parties as written, interval, and the channels that it held (the whole call where no interval is given). */
export interface CallRow {
  from: string;
  to: string;
  start: number;
  end: number;
  held?: (string | [device: string, start: number, end: number])[];
  source?: number;
}

/** A call table of rows; `devices` says how each device name is read (`SEP…` a phone, all else a trunk). */
export function tableOf(rows: CallRow[], pbxs: (string | null)[] = [null]): CallTable {
  const parties: string[] = [];
  const partyAt = (text: string): number => (text === '' ? -1 : parties.includes(text) ? parties.indexOf(text) : parties.push(text) - 1);
  const names = [...new Set(rows.flatMap((row) => (row.held ?? []).map((entry) => (typeof entry === 'string' ? entry : entry[0]))))];
  const seizures = rows.flatMap((row, call) =>
    (row.held ?? []).map((entry) => {
      const [name, start, end] = typeof entry === 'string' ? [entry, row.start, row.end] : entry;
      return { call, device: names.indexOf(name), start, end };
    }),
  );
  const reading = (name: string): DeviceReading => (name.startsWith('SEP') ? 'phone' : 'trunk');
  return {
    calls: {
      count: rows.length,
      start: Uint32Array.from(rows, (row) => row.start), answer: new Uint32Array(rows.length), end: Uint32Array.from(rows, (row) => row.end),
      from: Int32Array.from(rows, (row) => partyAt(row.from)), to: Int32Array.from(rows, (row) => partyAt(row.to)),
      outcome: new Uint8Array(rows.length), flags: new Uint8Array(rows.length),
      source: Uint16Array.from(rows, (row) => row.source ?? 0), line: Uint32Array.from(rows, (_, at) => at + 2),
    },
    seizures: {
      count: seizures.length,
      call: Uint32Array.from(seizures, (entry) => entry.call), device: Uint32Array.from(seizures, (entry) => entry.device),
      start: Uint32Array.from(seizures, (entry) => entry.start), end: Uint32Array.from(seizures, (entry) => entry.end),
    },
    parties,
    devices: names.map((name) => ({ name, reading: reading(name), because: 'test', imported: reading(name) })),
    files: pbxs.map((pbx, at) => ({ name: `f${at}.csv`, format: 'test', pbx, timeZone: 'UTC', tellsAnswer: true })),
  };
}
